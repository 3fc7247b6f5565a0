import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {findLastHolders} from './find-last-holders.js';

/**
A token without which some database could not be written any more.
*/
export const lastWriter: Rule = {
	id: 'last-writer',
	group: 'coverage',
	severity: 'medium',
	title: 'last writer of a database',
	sentence: count => `${countTokens(count, 'is', 'are each')} the only one that can write some database.`,
	why: 'If it is revoked, suspended or lost, or expires, nothing can write that database until there is another token.',
	advice: 'Know who uses it before you change it. Create its successor first, or rotate it.',
	blind: 'Whether it writes at all: this is by grants, not by traffic. A suspended token counts as one that cannot write.',
	remedies: ['look', 'rotate'],
	needs: ['databases'],
	find: facts => findLastHolders(facts, 'write'),
};
