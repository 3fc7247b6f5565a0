import type {Rule} from '../../rule.js';
import {countDatabases} from '../count-databases.js';
import {coverageOfDatabases} from './coverage-of-databases.js';
import {asFarAsRead} from './as-far-as-read.js';

/**
A database that is read only through `*`.
*/
export const onlyAllReads: Rule = {
	id: 'only-all-reads',
	group: 'coverage',
	severity: 'low',
	title: 'read only through *',
	sentence: count => `${countDatabases(count, 'can', 'can')} be read only by tokens that can read all databases.`,
	why: 'Its reader is hidden among tokens for everything. When their * is narrowed, the database loses its reader.',
	advice: 'Find out which of these tokens reads it, and give that one a grant on its name before * is narrowed.',
	blind: 'Which of these tokens reads it, and whether any does: this is by grants, not by traffic.',
	remedies: ['look'],
	needs: ['databases'],
	* find(facts) {
		for (const {database, isByName, throughAll} of coverageOfDatabases(facts, 'read')) {
			if (!isByName && throughAll.length > 0) {
				yield {database, others: () => throughAll, evidence: () => `only through * of ${throughAll.length === 1 ? '1 token' : `${throughAll.length} tokens`}${asFarAsRead(facts)}`};
			}
		}
	},
};
