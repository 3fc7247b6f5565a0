import type {Secret} from '../secrets/secret.js';
import {defaultTimeouts} from './default-timeouts.js';
import type {Timeouts, TokenEnd} from './types.js';

// Milliseconds for the look before a change, and for this machine's clock.
const spare = 30_000;

/**
When the management token ends, and until when a change may be begun with it, so that its request is over before. Undefined for a token whose end is not known.
*/
export function tokenEndOf(secret: Secret, timeouts: Partial<Timeouts> = {}): TokenEnd | undefined {
	const {endsAt} = secret;
	const {request} = {...defaultTimeouts, ...timeouts};
	return endsAt === undefined ? undefined : {at: endsAt, lastBegin: endsAt - spare - request};
}
