import {isDeepStrictEqual} from 'node:util';
import type {DatabaseToken} from '../../../source/api/types.js';
import type {Facts, IsDone} from '../truth.js';

/**
The meaning of a line of the screen for a change: it is done, the token was already gone, nothing was done, a token exists but is not as requested (`otherwise`), or the result is unknown.
*/
export type Claim = 'done' | 'gone' | 'nothing' | 'otherwise' | 'unknown';

// The order matters: the first pattern that matches a line gives its meaning.
const claimWords: ReadonlyArray<readonly [Claim, RegExp]> = [
	['unknown', /Unknown whether|accepted but not yet visible|is not known|no known outcome|^ +\S [\da-f]{8} .* unknown/],
	['gone', /was already gone|^ +\S [\da-f]{8} .* already gone/],
	['otherwise', /Created .*not as asked/],
	['done', /(?:Revoked|Suspended|Resumed|Updated|Changed) .*\([\da-f]{8}\): verified|Created (?:"|\S.*\([\da-f]{8}\))|it is so already|^ +\S [\da-f]{8} .* (?:revoked|changed), verified/],
	['nothing', /Skipped |Not (?:revoked|suspended|resumed|updated|created|saved|started): |Not saved|[Nn]othing was sent|^ +\S [\da-f]{8} .* (?:skipped|failed|not started)/],
];

/**
The claims of the lines about a token. When there are several tokens, only the lines with the start of its ID count.
*/
export function claimsOf(lines: readonly string[], {id}: DatabaseToken, isOnlyOne: boolean): ReadonlySet<Claim> {
	const claims = new Set(lines
		.filter(line => isOnlyOne || line.includes(id.slice(0, 8)))
		.map(line => claimWords.find(([, words]) => words.test(line))?.[0])
		.filter(claim => claim !== undefined));
	// The screen with the secret says in one line that the token exists, and in other lines what is not as requested.
	if (claims.has('otherwise')) {
		claims.delete('done');
	}

	return claims;
}

/**
The claim of the screen about this token that is not true on the service, or undefined when there is no such claim.
*/
export function screenFalsehoodIn(claims: ReadonlySet<Claim>, facts: Facts, {before, isDone, isCreate, changes}: {
	readonly before: DatabaseToken;
	readonly isDone: IsDone;
	readonly isCreate: boolean;
	/**
	The number of changes of this token and of creates that took effect.
	*/
	readonly changes: number;
}): string | undefined {
	const {emulator: {store}, clusterId, target} = facts;
	const isUntouched = changes === 0 && isDeepStrictEqual(store.tokenOf(clusterId, target.id), before);
	if (claims.has('done') && !isDone(facts, before)) {
		return 'reported done, and it is not';
	}

	if (claims.has('gone') && !store.isRevoked(clusterId, target.id)) {
		return 'reported already gone, and it is live';
	}

	if (claims.has('otherwise') && !(isCreate && changes > 0)) {
		return 'reported created, and no token was';
	}

	if (claims.has('nothing') && !isUntouched) {
		return 'reported as not done, and something was changed';
	}

	return claims.size === 0 && !isUntouched ? 'nothing reported, and something was changed' : undefined;
}
