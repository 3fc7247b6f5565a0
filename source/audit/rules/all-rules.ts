import type {Rule} from '../rule.js';
import {missingDatabase} from './grants/missing-database.js';
import {manyDatabases} from './reach/many-databases.js';
import {reachesInternal} from './reach/reaches-internal.js';
import {readAll} from './reach/read-all.js';
import {unknownAction} from './reach/unknown-action.js';
import {writeAll} from './reach/write-all.js';
import {writeOnlyAll} from './reach/write-only-all.js';

/**
Every rule of the program, by group, in the order in which reports list them.
*/
export const allRules: readonly Rule[] = [
	writeAll,
	readAll,
	writeOnlyAll,
	manyDatabases,
	reachesInternal,
	unknownAction,

	missingDatabase,
];
