import type {DatabaseToken} from '../api/types.js';
import {lookOfTokens} from '../audit/look-of-tokens.js';
import type {Look} from '../audit/look.js';
import {auditedTokens, lastLookAge} from '../emulator/seed/audit-tokens.js';

const day = 86_400_000;

/**
The last look at the demo's main cluster, some days before it started: what was created since is not in it, and one token has the grants that it had then. `now` is in ms since the epoch.
*/
export function pastLook(tokens: readonly DatabaseToken[], now: number): Look {
	const {id, grantsBefore} = auditedTokens.regranted;
	const at = now - (lastLookAge * day);
	const then = tokens.filter(({createdAt}) => !(Date.parse(createdAt) > at));
	return lookOfTokens(then.map(token => token.id === id ? {...token, permissions: grantsBefore} : token), at);
}
