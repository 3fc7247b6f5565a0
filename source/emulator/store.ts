import type {
	Database,
	DatabaseToken,
	NewToken,
	TokenChanges,
} from '../api/types.js';
import {fineTimestamp} from './clock.js';
import type {SeededCluster} from './seed.js';

/**
What becomes of a revoked token. The documents leave it open, so the emulator can do both: it stays in lists and gets with its `revokedAt`, or it is gone from both.
*/
export type RevokedTokens = 'listed' | 'gone';

type ClusterState = {
	readonly tokens: Map<string, DatabaseToken>;
	databases: readonly Database[];
	/**
	The token list as it goes over the wire, made at most once between two changes.
	*/
	tokenList: Uint8Array<ArrayBuffer> | undefined;
};

/**
The clusters' tokens and databases. Tests look at it for the truth, and change it behind a client's back.

A revoked token is always kept here, with its `revokedAt`; whether the API shows it is `revoked`'s matter. Every method throws a RangeError for a cluster that does not exist. Times are microseconds since 1970.
*/
export class Store {
	readonly #clusters: ReadonlyMap<string, ClusterState>;
	readonly #revoked: RevokedTokens;
	readonly #hasOwners: boolean;

	/**
	`hasOwners` says whether tokens made here name their account and cluster, as those of Clustered do not.
	*/
	constructor(clusters: readonly SeededCluster[], revoked: RevokedTokens, {hasOwners = true}: {readonly hasOwners?: boolean} = {}) {
		this.#revoked = revoked;
		this.#hasOwners = hasOwners;
		this.#clusters = new Map(clusters.map(cluster => [cluster.id, {
			tokens: new Map(cluster.tokens.map(token => [token.id, token])),
			databases: cluster.databases,
			tokenList: undefined,
		}]));
	}

	#isVisible(token: DatabaseToken): boolean {
		return this.#revoked === 'listed' || token.revokedAt === undefined;
	}

	#cluster(clusterId: string): ClusterState {
		const cluster = this.#clusters.get(clusterId);
		if (!cluster) {
			throw new RangeError(`The emulator has no cluster ${clusterId}`);
		}

		return cluster;
	}

	#token(clusterId: string, tokenId: string): DatabaseToken {
		const token = this.tokenOf(clusterId, tokenId);
		if (!token) {
			throw new RangeError(`The emulator's cluster ${clusterId} has no token ${tokenId}`);
		}

		return token;
	}

	/**
	All tokens, revoked ones too, oldest first.
	*/
	tokensOf(clusterId: string): readonly DatabaseToken[] {
		return this.#cluster(clusterId).tokens.values().toArray();
	}

	tokenOf(clusterId: string, tokenId: string): DatabaseToken | undefined {
		return this.#cluster(clusterId).tokens.get(tokenId);
	}

	databasesOf(clusterId: string): readonly Database[] {
		return this.#cluster(clusterId).databases;
	}

	/**
	The token as a GET shows it: none when it is revoked and revoked ones are gone.
	*/
	visibleToken(clusterId: string, tokenId: string): DatabaseToken | undefined {
		const token = this.tokenOf(clusterId, tokenId);
		return token && this.#isVisible(token) ? token : undefined;
	}

	/**
	The JSON of the token list, UTF-8.
	*/
	tokenList(clusterId: string): Uint8Array<ArrayBuffer> {
		const cluster = this.#cluster(clusterId);
		cluster.tokenList ??= new TextEncoder().encode(JSON.stringify(this.tokensOf(clusterId).filter(token => this.#isVisible(token))));
		return cluster.tokenList;
	}

	/**
	Adds a token, or replaces the one with its id.
	*/
	putToken(clusterId: string, token: DatabaseToken): void {
		const cluster = this.#cluster(clusterId);
		cluster.tokens.set(token.id, token);
		cluster.tokenList = undefined;
	}

	createToken(owner: {readonly accountId: string; readonly clusterId: string}, id: string, body: NewToken, now: number): DatabaseToken {
		const token: DatabaseToken = {
			...(this.#hasOwners && owner), id, description: body.description, permissions: body.permissions, createdAt: fineTimestamp(now), ...(body.expiresAt !== undefined && {expiresAt: body.expiresAt}),
		};
		this.putToken(owner.clusterId, token);
		return token;
	}

	/**
	Changes description, permissions or both; `permissions` replaces the whole list. Throws a RangeError when there is no such token.
	*/
	changeToken(clusterId: string, tokenId: string, changes: TokenChanges): DatabaseToken {
		const token = {...this.#token(clusterId, tokenId), ...changes};
		this.putToken(clusterId, token);
		return token;
	}

	/**
	Throws a RangeError when there is no such token.
	*/
	revokeToken(clusterId: string, tokenId: string, now: number): void {
		this.putToken(clusterId, {...this.#token(clusterId, tokenId), revokedAt: fineTimestamp(now)});
	}

	/**
	Erases a token without a trace, which the API itself never does.
	*/
	removeToken(clusterId: string, tokenId: string): void {
		const cluster = this.#cluster(clusterId);
		cluster.tokens.delete(tokenId);
		cluster.tokenList = undefined;
	}

	setDatabases(clusterId: string, databases: readonly Database[]): void {
		this.#cluster(clusterId).databases = databases;
	}
}
