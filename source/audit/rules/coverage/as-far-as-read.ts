import {hasUnknownGrants, hasUnknownStatus} from '../../../tokens/why-odd.js';
import type {AuditFacts} from '../../facts.js';

/**
The end of a sentence that says that no other token can do something: `, as far as tokens can be read` while there is a token, with another ID than `except`, that may be live and whose grants or status cannot be read; empty otherwise.
*/
export function asFarAsRead({odd, now}: AuditFacts, except?: string): string {
	const isInDoubt = odd.some(({token, expiresMs = Infinity}) => token.id !== except
		&& (hasUnknownStatus(token) || (hasUnknownGrants(token) && expiresMs > now)));
	return isInDoubt ? ', as far as tokens can be read' : '';
}
