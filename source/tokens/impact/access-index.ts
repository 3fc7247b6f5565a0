import type {DatabaseToken} from '../../api/types.js';
import {parseTime} from '../time/parse-time.js';
import {hasUnknownGrants, hasUnknownStatus} from '../why-odd.js';

/**
A token that is not revoked, with the facts that say whether it is live.
*/
export type Holder = {
	readonly token: DatabaseToken;
	/**
	Its position in the list of tokens, from 0.
	*/
	readonly position: number;
	/**
	Milliseconds since the epoch. Undefined for a token that never expires, and for one that is not certain.
	*/
	readonly expiresMs: number | undefined;
	/**
	Whether it is known if the token is live. When its revocation or its expiry cannot be read, the safer case is assumed: it counts as live when it leaves, and as not live when other tokens leave.
	*/
	readonly isCertain: boolean;
};

/**
Which tokens hold which grants, as far as the grants can be read: for each resource (also `*`) the tokens that can write it and those that can read it, each once, in the order of the tokens. Expired tokens are in it; `isLive` tells them from live ones.
*/
export type AccessIndex = {
	/**
	The holders with this ID, in the order of the tokens. There are several only where the service lists an ID more than once.
	*/
	readonly holdersOf: (id: string) => readonly Holder[];
	readonly writers: ReadonlyMap<string, readonly Holder[]>;
	readonly readers: ReadonlyMap<string, readonly Holder[]>;
	/**
	The tokens some of whose grants cannot be read, which may hold any grant, and the tokens that may not be live.
	*/
	readonly uncertain: readonly Holder[];
};

/**
Whether the token has not expired at `now`, in milliseconds since the epoch.
*/
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
The index of a list of tokens. It is made at the first call for this list and kept as long as the list, because 100,000 tokens take a tenth of a second and a preview asks at every move of the cursor.
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
	// Nearly every ID is there once, and 100,000 lists of one holder would take as much memory as the holders.
	const byId = new Map<string, Holder>();
	const repeated = new Map<string, Holder[]>();
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
		if (byId.has(token.id)) {
			addTo(repeated, token.id, holder);
		} else {
			byId.set(token.id, holder);
		}

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
		holdersOf(id) {
			const first = byId.get(id);
			return first ? [first, ...repeated.get(id) ?? []] : [];
		},
		writers,
		readers,
		uncertain,
	};
}
