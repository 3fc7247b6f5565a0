import type {Rule} from '../../rule.js';
import {countDatabases} from '../count-databases.js';
import {coverageOfDatabases} from './coverage-of-databases.js';
import {asFarAsRead} from './as-far-as-read.js';

/**
A database that is written only through `*`.
*/
export const onlyAllWrites: Rule = {
	id: 'only-all-writes',
	group: 'coverage',
	severity: 'low',
	title: 'written only through *',
	sentence: count => `${countDatabases(count, 'can', 'can')} be written only by tokens that can write all databases.`,
	why: 'Its writer is hidden among tokens for everything. When their * is narrowed, the database loses its writer.',
	advice: 'Find out which of these tokens writes it, and give that one a grant on its name before * is narrowed.',
	blind: 'Which of these tokens writes it, and whether any does: this is by grants, not by traffic.',
	remedies: ['look'],
	needs: ['databases'],
	* find(facts) {
		for (const {database, isByName, throughAll} of coverageOfDatabases(facts, 'write')) {
			if (!isByName && throughAll.length > 0) {
				yield {database, others: () => throughAll, evidence: () => `only through * of ${throughAll.length === 1 ? '1 token' : `${throughAll.length} tokens`}${asFarAsRead(facts)}`};
			}
		}
	},
};
