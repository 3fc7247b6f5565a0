import {isLive} from '../../../tokens/impact/access-index.js';
import type {AuditFacts} from '../../facts.js';

/**
The end of a sentence that says that no other token can do something: `, as far as tokens can be read` while there is a live token, with another ID than `except`, whose grants or status cannot be read; empty otherwise.
*/
export function asFarAsRead({access, now}: AuditFacts, except?: string): string {
	return access.uncertain.some(holder => holder.token.id !== except && isLive(holder, now)) ? ', as far as tokens can be read' : '';
}
