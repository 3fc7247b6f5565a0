import type {DatabaseToken} from '../../api/types.js';
import {coarseTimestamp, fineTimestamp} from '../clock.js';
import type {Random} from './random.js';
import {
	read,
	write,
	type Lifetime,
	type TokenDraft,
	type WholeDraft,
} from './token-draft.js';
import {inventFleet, inventToken} from './invent-token.js';

const second = 1e6;
const hour = 3600 * second;
const day = 24 * hour;

/**
The share of groups that are a fleet. The tokens of a fleet are created within a minute.
*/
const fleetShare = 0.03;

const drawLifetime = (random: Random): Lifetime => {
	const draw = random.next();
	if (draw < 0.08) {
		return 'revoked';
	}

	if (draw < 0.14) {
		return 'expired';
	}

	if (draw < 0.19) {
		return 'soon';
	}

	return draw < 0.27 ? 'later' : 'never';
};

/**
Draws the times for a lifetime. An expiry is after the creation, and before or after `now` as the lifetime says; a revocation is between the creation and `now`.
*/
const timesOf = (lifetime: Lifetime, createdAt: number, now: number, random: Random): Pick<DatabaseToken, 'expiresAt' | 'revokedAt'> => {
	const between = (from: number, to: number): number => from + (random.next() * (to - from));

	switch (lifetime) {
		case 'never': {
			return {};
		}

		case 'later': {
			return {expiresAt: coarseTimestamp(between(now + (31 * day), now + (730 * day)))};
		}

		case 'soon': {
			return {expiresAt: coarseTimestamp(between(now + (2 * hour), now + (30 * day)))};
		}

		case 'expired': {
			return {expiresAt: coarseTimestamp(between(createdAt + hour, now - hour))};
		}

		case 'revoked': {
			return {revokedAt: fineTimestamp(between(createdAt + hour, now - hour))};
		}
	}
};

const canReachAll = ({permissions}: TokenDraft, action: string | undefined): boolean => permissions.some(grant => grant.action === action && grant.resource === '*');
const isLive = (lifetime: Lifetime): boolean => !['expired', 'revoked'].includes(lifetime);

export type TokenSeed = {
	readonly count: number;
	readonly accountId: string;
	readonly clusterId: string;
	readonly databases: readonly string[];
	/**
	The hand-written tokens, which count first.
	*/
	readonly notable: readonly TokenDraft[];
	/**
	Hand-written tokens that change nothing in the others but their number.
	*/
	readonly whole: readonly WholeDraft[];
	/**
	The databases that invented tokens do not name.
	*/
	readonly reserved: readonly string[];
	/**
	What no live invented token may do to all databases. Undefined where it may do both.
	*/
	readonly notOnAll: 'read' | 'write' | undefined;
	/**
	Microseconds since 1970.
	*/
	readonly now: number;
	readonly random: Random;
};

/**
Invents a cluster's tokens, oldest first. The same seed, count and time give the same tokens.

About 8 % are revoked, 6 % expired, 5 % expire within 30 days, 8 % later, the others never. `createdAt` lies in the four years before `now`.
*/
export function seedTokens({
	count,
	accountId,
	clusterId,
	databases,
	notable,
	whole,
	reserved,
	notOnAll,
	now,
	random,
}: TokenSeed): readonly DatabaseToken[] {
	const shared = databases.filter(name => !reserved.includes(name));
	const seeded: Array<{readonly createdAt: number; readonly token: DatabaseToken}> = [];

	// With a live token that may write (or read) every database, no database could lose its last writer (or reader).
	const grantsOf = (draft: TokenDraft, lifetime: Lifetime): TokenDraft['permissions'] => {
		const start = seeded.length % shared.length;
		const few = shared.slice(start, start + 3);
		return isLive(lifetime) && canReachAll(draft, notOnAll) ? (notOnAll === 'write' ? write(...few) : read(...few)) : draft.permissions;
	};

	const add = (draft: TokenDraft, createdAt: number): void => {
		const id = draft.id ?? random.uuid();
		const lifetime = draft.lifetime ?? drawLifetime(random);
		seeded.push({
			createdAt,
			token: {
				accountId,
				clusterId,
				id,
				description: draft.description,
				permissions: grantsOf(draft, lifetime),
				createdAt: fineTimestamp(createdAt),
				...(draft.expiresIn === undefined ? timesOf(lifetime, createdAt, now, random) : {expiresAt: coarseTimestamp(now + (draft.expiresIn * day))}),
			},
		});
	};

	const drawCreation = (): number => now - day - Math.floor(random.next() * 4 * 364 * day);

	// The hand-written tokens that draw nothing come last, in place of as many invented ones.
	const drawn = count - whole.length;
	for (const draft of notable.slice(0, drawn)) {
		add(draft, draft.age === undefined ? drawCreation() : now - (draft.age * day));
	}

	while (seeded.length < drawn) {
		let createdAt = drawCreation();
		const group = random.chance(fleetShare) ? inventFleet(random, shared) : [inventToken(random, shared)];
		for (const draft of group.slice(0, drawn - seeded.length)) {
			add(draft, createdAt);
			// At most 24 in a fleet: the last one is less than a minute after the first.
			createdAt += random.integer(300_000, 2_300_000);
		}
	}

	for (const draft of whole) {
		add(draft, now - (draft.age * day));
	}

	seeded.sort((one, other) => one.createdAt - other.createdAt);
	return seeded.map(({token}) => token);
}
