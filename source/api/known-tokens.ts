import {isDeepStrictEqual} from 'node:util';
import type {DatabaseToken, Permission} from './types.js';

// How many tokens of the earlier list may be missing in a row before the next one is taken for new.
const longestGap = 32;

const comparedFields = new Set(['id', 'description', 'createdAt', 'expiresAt', 'revokedAt', 'accountId', 'clusterId', 'permissions']);

/**
Finds the tokens of a list that are equal to those of an earlier list of the same cluster, in one pass through both. The order of most lists stays as it was. A token that moved is not found, and is read as a new one.
*/
export class KnownTokens {
	readonly #known: readonly DatabaseToken[];
	#next = 0;
	#found = 0;

	constructor(known: readonly DatabaseToken[]) {
		this.#known = known;
	}

	/**
	The earlier token that is equal to this one; undefined if there is none. No earlier token is returned twice.
	*/
	find(token: DatabaseToken): DatabaseToken | undefined {
		const last = Math.min(this.#known.length, this.#next + longestGap);
		for (let place = this.#next; place < last; place++) {
			const known = this.#known[place]!;
			if (known.id === token.id) {
				this.#next = place + 1;
				if (!isSame(token, known)) {
					return undefined;
				}

				this.#found++;
				return known;
			}
		}

		return undefined;
	}

	/**
	Whether the tokens that were looked for, `count` so far, are the first ones of the earlier list.
	*/
	isBeginning(count: number): boolean {
		return this.#found === count && this.#next === count;
	}

	/**
	The earlier list itself, if these tokens are all of it in the same order. Undefined otherwise.
	*/
	wholeList(tokens: readonly DatabaseToken[]): readonly DatabaseToken[] | undefined {
		const isUnchanged = tokens.length === this.#known.length
			&& tokens.every((token, place) => token === this.#known[place] || isDeepStrictEqual(token, this.#known[place]));
		return isUnchanged ? this.#known : undefined;
	}
}

function isSame(token: DatabaseToken, known: DatabaseToken): boolean {
	return token.description === known.description
		&& token.createdAt === known.createdAt
		&& token.expiresAt === known.expiresAt
		&& token.revokedAt === known.revokedAt
		&& token.accountId === known.accountId
		&& token.clusterId === known.clusterId
		&& (hasOnlyComparedFields(token) && hasOnlyComparedFields(known)
			? areSame(token.permissions, known.permissions)
			: isDeepStrictEqual(token, known));
}

function hasOnlyComparedFields(token: DatabaseToken): boolean {
	for (const name in token) {
		if (!comparedFields.has(name)) {
			return false;
		}
	}

	return true;
}

function areSame(permissions: readonly Permission[], known: readonly Permission[]): boolean {
	return permissions.length === known.length && permissions.every((permission, place) => isSamePermission(permission, known[place]!));
}

function isSamePermission(permission: Permission, known: Permission): boolean {
	return permission.action === known.action && permission.resource === known.resource
		&& (Object.keys(permission).length === 2 && Object.keys(known).length === 2 ? true : isDeepStrictEqual(permission, known));
}
