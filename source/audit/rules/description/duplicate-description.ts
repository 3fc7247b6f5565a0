import type {TokenEntry} from '../../../tokens/list/token-entry.js';
import {foldText} from '../../../tokens/text/fold-text.js';
import type {Rule} from '../../rule.js';
import {inSteps} from '../../in-steps.js';
import {countTokens} from '../count-tokens.js';
import {eachToken} from '../each-token.js';
import {ownText} from './own-text.js';

/**
A token with the description of another one.
*/
export const duplicateDescription: Rule = {
	id: 'duplicate-description',
	group: 'description',
	severity: 'low',
	title: 'same description as another token',
	sentence: count => `${countTokens(count, 'has', 'have')} the description of another token.`,
	why: 'Two tokens of one description cannot be told apart in a list, and the wrong one gets revoked. One of them may be a forgotten copy.',
	advice: 'Say in each description what differs: the host, the service, the owner. Revoke the copy that no program uses.',
	blind: 'Whether one of them replaced the other: the description is the only text of a token.',
	remedies: ['edit-description', 'suspend', 'revoke'],
	* find({standing}) {
		const groupOf = yield * groupedByDescription(standing);
		yield * eachToken(standing, entry => {
			const group = groupOf(entry);
			return group.length > 1
				? {
					entry,
					others: () => group.filter(other => other !== entry),
					evidence: () => `the same description as ${group.length === 2 ? '1 other token' : `${group.length - 1} other tokens`}`,
				}
				: undefined;
		});
	},
};

const none: readonly TokenEntry[] = [];

/**
Gives for each token those with its description, itself among them. Empty where the description is empty or cannot be read.

@yields Nothing: a key can be answered before it goes on.
*/
function * groupedByDescription(tokens: readonly TokenEntry[]): Generator<undefined, (entry: TokenEntry) => readonly TokenEntry[]> {
	const groups = new Map<string, TokenEntry[]>();
	const byPosition: Array<readonly TokenEntry[]> = [];
	yield * inSteps(tokens, entry => {
		const text = foldText(ownText(entry.token) ?? '');
		if (text === '') {
			return;
		}

		let group = groups.get(text);
		if (!group) {
			group = [];
			groups.set(text, group);
		}

		group.push(entry);
		byPosition[entry.position] = group;
	});

	return ({position}) => byPosition[position] ?? none;
}
