import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {findLastHolders} from './find-last-holders.js';

/**
A token without which some database could not be read any more.
*/
export const lastReader: Rule = {
	id: 'last-reader',
	group: 'coverage',
	severity: 'medium',
	title: 'last reader of a database',
	sentence: count => `${countTokens(count, 'is', 'are each')} the only one that can read some database.`,
	why: 'If it is revoked, suspended or lost, or expires, nothing can read that database until there is another token.',
	advice: 'Know who uses it before you change it. Create its successor first, or rotate it.',
	blind: 'Whether it reads at all: this is by grants, not by traffic. A suspended token counts as one that cannot read.',
	remedies: ['look', 'rotate'],
	needs: ['databases'],
	find: facts => findLastHolders(facts, 'read'),
};
