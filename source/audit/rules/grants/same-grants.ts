import type {TokenEntry} from '../../../tokens/list/token-entry.js';
import {descriptionOfAccess} from '../../../tokens/grants/description-of-access.js';
import {tokenName} from '../../../tokens/words/token-name.js';
import type {Rule} from '../../rule.js';
import {countTokens} from '../count-tokens.js';
import {eachToken} from '../each-token.js';
import {namesInWords} from '../names-in-words.js';

/**
A token with exactly the grants of another one.
*/
export const sameGrants: Rule = {
	id: 'same-grants',
	group: 'grants',
	severity: 'low',
	title: 'has the same grants as another token',
	sentence: count => `${countTokens(count, 'has', 'have')} exactly the grants of another token.`,
	why: 'One of them may be left from a rotation, or may be a copy that was made because a secret was lost. Each is one more secret that opens the same databases.',
	advice: 'Find out who uses each of them. Suspend those that nobody knows, and see who misses them.',
	blind: 'Whether they belong to different programs, which is good practice. The order of grants and repeated ones do not count.',
	remedies: ['suspend', 'look', 'revoke'],
	find: ({readable, grantSets}) => eachToken(readable, entry => {
		const entries = grantSets.setOf(entry)?.entries;
		return entries && entries.length > 1
			? {
				entry,
				others: () => entries.filter(other => other !== entry),
				evidence: () => `${descriptionOfAccess(entry.token.permissions, 3)}, the same as ${someNames(entries, entry)}`,
			}
			: undefined;
	}),
};

/**
Names the first of the tokens other than `entry`, and counts the rest.
*/
function someNames(entries: readonly TokenEntry[], entry: TokenEntry): string {
	const first = entries.slice(0, 3).filter(other => other !== entry).slice(0, 2);
	const rest = entries.length - 1 - first.length;
	return namesInWords([...first.map(({token}) => tokenName(token)), ...rest > 0 ? [`${rest} more`] : []]);
}
