import type {AuditFacts} from '../../facts.js';
import type {Raised} from '../../raised.js';
import {namesInWords} from '../names-in-words.js';
import {lastHoldersOf} from './last-holders-of.js';
import {asFarAsRead} from './as-far-as-read.js';

/**
The tokens without which some database could not be written, or read, any more.

@yields A token with those databases.
*/
export function * findLastHolders(facts: AuditFacts, action: 'read' | 'write'): Generator<Raised> {
	const last = lastHoldersOf(facts, action);
	for (const entry of facts.standing) {
		const databases = last.get(entry.token.id);
		if (!databases) {
			continue;
		}

		const doubt = entry.statusBeforeExpiry === 'unknown' ? 'if it is live, ' : '';
		yield {
			entry, databases, evidence: () => `${doubt}the only token that can ${action} ${namesInWords(databases)}${asFarAsRead(facts, entry.token.id)}`,
		};
	}
}
