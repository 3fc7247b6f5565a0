import type {Rule} from '../../rule.js';
import {countDatabases} from '../count-databases.js';
import {coverageOfDatabases} from './coverage-of-databases.js';
import {asFarAsRead} from './as-far-as-read.js';

/**
A database that no token can write.
*/
export const noWriter: Rule = {
	id: 'no-writer',
	group: 'coverage',
	severity: 'low',
	title: 'no token can write it',
	sentence: count => `${countDatabases(count, 'has no token that can write it', 'have no token that can write them')}.`,
	why: 'Nothing new can arrive there. The database may be left over, or its writer was revoked by mistake.',
	advice: 'Ask whether the database is still needed. If its writer was suspended, resume it.',
	blind: 'Whether the database has data, and whether it is to stay as it is. A suspended token counts as one that cannot write.',
	remedies: ['look'],
	needs: ['databases'],
	* find(facts) {
		for (const {database, isByName, throughAll} of coverageOfDatabases(facts, 'write')) {
			if (!isByName && throughAll.length === 0) {
				yield {database, evidence: () => `no live token can write it${asFarAsRead(facts)}`};
			}
		}
	},
};
