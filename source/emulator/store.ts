import type {
	Database,
	DatabaseToken,
	NewToken,
	Permission,
	TokenChanges,
} from '../api/types.js';
import {fineTimestamp} from './clock.js';
import type {RepeatedRow} from './faults/odd-rows.js';
import type {SeededCluster} from './seed/seed.js';
import type {ServiceOddities} from './faults/service-oddities.js';

/**
Where the API shows a revoked token, which the documents do not say: in lists and gets, with its `revokedAt` (`listed`); in neither (`gone`); or in one of the two only.
*/
export type RevokedTokens = 'listed' | 'gone' | 'list-only' | 'get-only';

export type StoreOptions = Pick<ServiceOddities, 'revokedGrants' | 'activationLag' | 'activationLooks' | 'ids' | 'hasPermissionIds'> & {
	/**
	Whether created tokens name their account and cluster. Those of Clustered do not. Default true.
	*/
	readonly hasOwners?: boolean;
};

/**
A created token that lists and gets do not find yet. They find it from the time `foundFrom` on, in microseconds since 1970, and after `looksLeft` more lists and gets have missed it.
*/
type Activation = {readonly foundFrom: number; looksLeft: number};

type ClusterState = {
	/**
	By id in lower case, because a path may name a token in either case.
	*/
	readonly tokens: Map<string, DatabaseToken>;
	readonly repeated: readonly RepeatedRow[];
	readonly activations: Map<string, Activation>;
	databases: readonly Database[];
	/**
	The token list as the bytes of an answer, made at most once between two changes. Undefined after a change.
	*/
	tokenList: Uint8Array<ArrayBuffer> | undefined;
};

/**
The tokens and databases of all clusters. Tests read here what the service really holds, and change it without the client's knowledge.

The store always keeps a revoked token, with its `revokedAt`; `revoked` decides where the API shows it. Every method throws a RangeError for a cluster that does not exist. Times are in microseconds since 1970.
*/
export class Store {
	readonly #clusters: ReadonlyMap<string, ClusterState>;
	readonly #revoked: RevokedTokens;
	readonly #options: StoreOptions;

	constructor(clusters: readonly SeededCluster[], revoked: RevokedTokens, options: StoreOptions = {}) {
		this.#revoked = revoked;
		this.#options = options;
		this.#clusters = new Map(clusters.map(cluster => [cluster.id, {
			tokens: new Map(cluster.tokens.map(token => [token.id.toLowerCase(), this.#afterRevocation(token)])),
			repeated: cluster.repeated ?? [],
			activations: new Map<string, Activation>(),
			databases: cluster.databases,
			tokenList: undefined,
		}]));
	}

	#afterRevocation(token: DatabaseToken): DatabaseToken {
		return this.#options.revokedGrants === 'cleared' && isRevoked(token) ? {...token, permissions: []} : token;
	}

	/**
	Whether the list, or a get, shows the token. A revoked one may be shown by one of them only.
	*/
	#isShown(token: DatabaseToken, place: 'list' | 'get'): boolean {
		return !isRevoked(token) || this.#revoked === 'listed' || this.#revoked === `${place}-only`;
	}

	/**
	Whether this list or get finds the token. It may miss one that was just created. Counts the call.
	*/
	#isFound(cluster: ClusterState, tokenId: string, now: number): boolean {
		const id = tokenId.toLowerCase();
		const activation = cluster.activations.get(id);
		if (!activation) {
			return true;
		}

		if (activation.looksLeft > 0) {
			activation.looksLeft--;
			return false;
		}

		if (now < activation.foundFrom) {
			return false;
		}

		cluster.activations.delete(id);
		cluster.tokenList = undefined;
		return true;
	}

	#listed(cluster: ClusterState, now: number): readonly unknown[] {
		const shown = cluster.tokens.values().filter(token => this.#isShown(token, 'list') && this.#isFound(cluster, token.id, now)).toArray();
		const again = cluster.repeated.flatMap(({id, fields}) => shown.filter(token => token.id === id).map(token => ({...token, ...fields})));
		return [...shown, ...again].map(token => this.inAnswer(token));
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
		return this.#cluster(clusterId).tokens.get(tokenId.toLowerCase());
	}

	/**
	Whether the token is revoked, also when the API does not show it. False when the token does not exist.
	*/
	isRevoked(clusterId: string, tokenId: string): boolean {
		const token = this.tokenOf(clusterId, tokenId);
		return token !== undefined && isRevoked(token);
	}

	databasesOf(clusterId: string): readonly Database[] {
		return this.#cluster(clusterId).databases;
	}

	/**
	The token as PATCH finds it: undefined when it does not exist, or is revoked and GET shows no revoked tokens.
	*/
	visibleToken(clusterId: string, tokenId: string): DatabaseToken | undefined {
		const token = this.tokenOf(clusterId, tokenId);
		return token && this.#isShown(token, 'get') ? token : undefined;
	}

	/**
	The token as a GET finds it at `now`: like `visibleToken`, and also undefined while a created token is not found yet.
	*/
	findToken(clusterId: string, tokenId: string, now: number): DatabaseToken | undefined {
		const token = this.visibleToken(clusterId, tokenId);
		return token && this.#isFound(this.#cluster(clusterId), tokenId, now) ? token : undefined;
	}

	/**
	The JSON of the token list at `now`, in UTF-8.
	*/
	tokenList(clusterId: string, now = 0): Uint8Array<ArrayBuffer> {
		const cluster = this.#cluster(clusterId);
		if (cluster.activations.size > 0) {
			cluster.tokenList = undefined;
		}

		cluster.tokenList ??= new TextEncoder().encode(JSON.stringify(this.#listed(cluster, now)));
		return cluster.tokenList;
	}

	/**
	The token in the form in which answers show it, with the oddities `ids` and `hasPermissionIds`.
	*/
	inAnswer(token: DatabaseToken): DatabaseToken {
		const {ids, hasPermissionIds} = this.#options;
		return ids === 'upper' || hasPermissionIds
			? {
				...token,
				...(ids === 'upper' && {id: token.id.toUpperCase()}),
				...(hasPermissionIds && Array.isArray(token.permissions) && {permissions: withIds(token.permissions)}),
			}
			: token;
	}

	/**
	Adds a token, or replaces the one with the same id.
	*/
	putToken(clusterId: string, token: DatabaseToken): void {
		const cluster = this.#cluster(clusterId);
		cluster.tokens.set(token.id.toLowerCase(), token);
		cluster.tokenList = undefined;
	}

	createToken(owner: {readonly accountId: string; readonly clusterId: string}, id: string, body: NewToken, now: number): DatabaseToken {
		const token: DatabaseToken = {
			...((this.#options.hasOwners ?? true) && owner),
			id,
			description: body.description,
			permissions: body.permissions,
			createdAt: fineTimestamp(now),
			...(body.expiresAt !== undefined && {expiresAt: body.expiresAt}),
		};
		this.putToken(owner.clusterId, token);
		const {activationLag = 0, activationLooks = 0} = this.#options;
		if (activationLag > 0 || activationLooks > 0) {
			this.#cluster(owner.clusterId).activations.set(id, {foundFrom: now + (activationLag * 1000), looksLeft: activationLooks});
		}

		return token;
	}

	/**
	Changes the description, the permissions or both; `permissions` replaces the whole list. Throws a RangeError when the token does not exist.
	*/
	changeToken(clusterId: string, tokenId: string, changes: TokenChanges): DatabaseToken {
		const token = {...this.#token(clusterId, tokenId), ...changes};
		this.putToken(clusterId, token);
		return token;
	}

	/**
	Sets `revokedAt` to `now`. Throws a RangeError when the token does not exist.
	*/
	revokeToken(clusterId: string, tokenId: string, now: number): void {
		this.putToken(clusterId, this.#afterRevocation({...this.#token(clusterId, tokenId), revokedAt: fineTimestamp(now)}));
	}

	/**
	Removes a token completely, which the API itself never does.
	*/
	removeToken(clusterId: string, tokenId: string): void {
		const cluster = this.#cluster(clusterId);
		cluster.tokens.delete(tokenId.toLowerCase());
		cluster.tokenList = undefined;
	}

	setDatabases(clusterId: string, databases: readonly Database[]): void {
		this.#cluster(clusterId).databases = databases;
	}
}

/**
The times that services write for a time that is not set.
*/
const noTime = /^(?:0001-01-01|1970-01-01)t00:00:00(?:\.0+)?z$/i;

function withIds(permissions: readonly Permission[]): readonly Permission[] {
	return permissions.map((permission, index) => ({id: index + 1, ...permission}));
}

function isRevoked({revokedAt}: {readonly revokedAt?: unknown}): boolean {
	return typeof revokedAt === 'string' && revokedAt !== '' && !noTime.test(revokedAt);
}
