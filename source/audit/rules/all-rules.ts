import type {Rule} from '../rule.js';
import {missingDatabase} from './grants/missing-database.js';
import {writeAll} from './reach/write-all.js';

/**
Every rule of the program, by group, in the order in which reports list them.
*/
export const allRules: readonly Rule[] = [
	writeAll,
	missingDatabase,
];
