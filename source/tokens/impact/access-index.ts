import type {DatabaseToken} from '../../api/types.js';
import {parseTime} from '../time/parse-time.js';
import {hasUnknownGrants, hasUnknownStatus} from '../why-odd.js';

/**
A token that was not revoked, with what tells whether it is live.
*/
export type Holder = {
	readonly token: DatabaseToken;
	/**
	Its place among the tokens.
	*/
	readonly position: number;
	/**
	Milliseconds since the epoch; undefined for a token that never expires.
	*/
	readonly expiresMs: number | undefined;
	/**
	Whether it is known to be live: one whose revocation or expiry cannot be read loses what it has when it goes, and holds up nothing when others go.
	*/
	readonly isCertain: boolean;
};

/**
Who holds what, by grants that could be read: for each resource (`*` among them) the tokens that can write it and those that can read it, each once, in the tokens' order. Expired tokens are in it: tell the live ones by `isLive`.
*/
export type AccessIndex = {
	readonly byId: ReadonlyMap<string, readonly Holder[]>;
	readonly writers: ReadonlyMap<string, readonly Holder[]>;
	readonly readers: ReadonlyMap<string, readonly Holder[]>;
	/**
	The tokens some of whose grants cannot be read, so that they may hold any, and those that may not be live.
	*/
	readonly uncertain: readonly Holder[];
};

export function isLive({expiresMs}: Holder, now: number): boolean {
	return expiresMs === undefined || expiresMs > now;
}

function addTo(lists: Map<string, Holder[]>, key: string, holder: Holder): void {
	const list = lists.get(key);
	if (!list) {
		lists.set(key, [holder]);
	} else if (list.at(-1) !== holder) {
		list.push(holder);
	}
}

const known = new WeakMap<readonly DatabaseToken[], AccessIndex>();

/**
The index of these tokens, made at the first question about a load and kept as long as the load: 100,000 tokens take a tenth of a second, and a preview asks at every move of the cursor.
*/
export function accessIndexOf(tokens: readonly DatabaseToken[]): AccessIndex {
	let index = known.get(tokens);
	if (!index) {
		index = makeAccessIndex(tokens);
		known.set(tokens, index);
	}

	return index;
}

function makeAccessIndex(tokens: readonly DatabaseToken[]): AccessIndex {
	const byId = new Map<string, Holder[]>();
	const writers = new Map<string, Holder[]>();
	const readers = new Map<string, Holder[]>();
	const uncertain: Holder[] = [];
	for (const [position, token] of tokens.entries()) {
		if (token.revokedAt !== undefined) {
			continue;
		}

		const isUncertain = hasUnknownStatus(token);
		const holder: Holder = {
			token, position, expiresMs: token.expiresAt === undefined || isUncertain ? undefined : parseTime(token.expiresAt), isCertain: !isUncertain,
		};
		addTo(byId, token.id, holder);
		if (isUncertain || hasUnknownGrants(token)) {
			uncertain.push(holder);
		}

		for (const {action, resource} of token.permissions) {
			if (action === 'write') {
				addTo(writers, resource, holder);
			} else if (action === 'read') {
				addTo(readers, resource, holder);
			}
		}
	}

	return {
		byId, writers, readers, uncertain,
	};
}
