import type {Rule} from '../../rule.js';
import {countDatabases} from '../count-databases.js';
import {coverageOfDatabases} from './coverage-of-databases.js';
import {asFarAsRead} from './as-far-as-read.js';

/**
A database that no token can read.
*/
export const noReader: Rule = {
	id: 'no-reader',
	group: 'coverage',
	severity: 'low',
	title: 'no token can read it',
	sentence: count => `${countDatabases(count, 'has no token that can read it', 'have no token that can read them')}.`,
	why: 'No token can read what is written there. The database may be left over, or its reader was revoked by mistake.',
	advice: 'Ask whether the database is still needed. If its reader was suspended, resume it.',
	blind: 'Whether the database has data, and whether a program is to read it later. A suspended token counts as one that cannot read.',
	remedies: ['look'],
	needs: ['databases'],
	* find(facts) {
		for (const {database, isByName, throughAll} of coverageOfDatabases(facts, 'read')) {
			if (!isByName && throughAll.length === 0) {
				yield {database, evidence: () => `no live token can read it${asFarAsRead(facts)}`};
			}
		}
	},
};
