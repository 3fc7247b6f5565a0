import type {TokenEntry} from '../../tokens/list/token-entry.js';
import {itemsAtOnce} from '../in-steps.js';
import type {Raised} from '../raised.js';

/**
Asks for each token whether it is a finding.

@yields A finding, or undefined where a key can be answered before it goes on.
*/
export function * eachToken(tokens: readonly TokenEntry[], findingOf: (entry: TokenEntry) => Raised | undefined): Generator<Raised | undefined, void, undefined> {
	let left = itemsAtOnce;
	for (const entry of tokens) {
		const raised = findingOf(entry);
		if (raised) {
			yield raised;
		}

		left--;
		if (left !== 0) {
			continue;
		}

		left = itemsAtOnce;
		yield undefined;
	}
}
