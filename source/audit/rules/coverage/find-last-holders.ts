import type {AuditFacts} from '../../facts.js';
import type {Raised} from '../../raised.js';
import {eachToken} from '../each-token.js';
import {namesInWords} from '../names-in-words.js';
import {lastHoldersOf} from './last-holders-of.js';
import {asFarAsRead} from './as-far-as-read.js';

/**
The tokens without which some database could not be written, or read, any more.

@yields A token with those databases, or undefined where a key can be answered before it goes on.
*/
export function * findLastHolders(facts: AuditFacts, action: 'read' | 'write'): Generator<Raised | undefined, void, undefined> {
	const last = lastHoldersOf(facts, action);
	yield * last.size === 0
		? []
		: eachToken(facts.standing, entry => {
			const databases = last.get(entry.token.id);
			if (!databases) {
				return undefined;
			}

			const doubt = entry.statusBeforeExpiry === 'unknown' ? 'if it is live, ' : '';
			return {
				entry, databases, evidence: () => `${doubt}the only token that can ${action} ${namesInWords(databases)}${asFarAsRead(facts, entry.token.id)}`,
			};
		});
}
