/**
What the Management API speaks of, in its own names.

From the OpenAPI document of Cloud Dedicated's management API (v0), `components/schemas`. Fields that this program does not know are kept on the objects at run time.
*/
import type {Secret} from '../secrets/secret.js';
import type {ApiError} from './api-error.js';

/**
One row of a token's grants: an action on a database by name, or on `*`, all databases. Documented actions are `read` and `write`; others are kept and shown.
*/
export type Permission = {
	readonly action: string;
	readonly resource: string;
};

/**
A database token's metadata. The service never tells its secret again after creation.

Times are RFC 3339 text as the service gave them. `expiresAt` is absent when the token never expires: the service's `null` and 1970-01-01T00:00:00Z mean the same and are removed on the way in.
*/
export type DatabaseToken = {
	readonly id: string;
	readonly description: string;
	readonly permissions: readonly Permission[];
	readonly createdAt: string;
	readonly expiresAt?: string;
	readonly revokedAt?: string;
	readonly accountId?: string;
	readonly clusterId?: string;
	/**
	What keeps the token from being read whole, as parts of a sentence: `permission 2 has no resource`. Absent for a whole token. An odd token can be looked at and revoked by its ID, and nothing else: what it may do and whether it is live may not be known.
	*/
	readonly oddities?: readonly string[];
	/**
	The fields that are odd, by name, as the service gave them. Raw. `permissions`, `description` and `createdAt` of the token hold what could be read of them, and an odd `revokedAt` is left out.
	*/
	readonly oddFields?: {readonly [name: string]: unknown; readonly id?: unknown};
};

/**
The answer to a create: the only time that the secret travels.
*/
export type CreatedToken = DatabaseToken & {readonly accessToken: Secret};

/**
The body of a create. `expiresAt` is RFC 3339 without fractional seconds, or absent for a token that never expires.
*/
export type NewToken = {
	readonly description: string;
	readonly permissions: readonly Permission[];
	readonly expiresAt?: string;
};

/**
Whether the body of a create says `expirationType`. The page "Create a database token" has that field, the OpenAPI document has not, and a service may demand it or refuse it.
*/
export type CreateForm = 'with-type' | 'without-type';

/**
Which of the two kinds of tokens a form was found out for.
*/
export type CreateKind = 'expiring' | 'never-expiring';

/**
The body of an update: at least one of the two; `permissions` replaces the whole list.
*/
export type TokenChanges = {
	readonly description?: string;
	readonly permissions?: readonly Permission[];
};

/**
A database of the cluster. `retentionPeriod` is in nanoseconds, 0 for ever.

One that cannot be read whole says so in `oddities`, as parts of a sentence: its name is empty where it has none, and what is not a number is NaN.
*/
export type Database = {
	readonly name: string;
	readonly maxTables: number;
	readonly maxColumnsPerTable: number;
	readonly retentionPeriod: number;
	readonly accountId?: string;
	readonly clusterId?: string;
	readonly oddities?: readonly string[];
};

/**
What every call comes to. An expected failure is a value; `serverTime` is the answer's `Date` header.
*/
export type Answer<Value> =
	| {readonly ok: true; readonly value: Value; readonly serverTime: Date | undefined}
	| {readonly ok: false; readonly error: ApiError};

export type CallOptions = {
	/**
	Aborting ends the call with an error of kind `aborted`.
	*/
	readonly signal?: AbortSignal;
};

/**
The calls on one cluster. Made by `createManagementApi`. No call throws for anything the network or the service does.
*/
export type ManagementApi = {
	readonly isReadOnly: boolean;
	listTokens(options?: CallOptions): Promise<Answer<readonly DatabaseToken[]>>;
	getToken(id: string, options?: CallOptions): Promise<Answer<DatabaseToken>>;
	/**
	`form` says whether the body has `expirationType`; by default as this host is known to accept it.
	*/
	createToken(token: NewToken, options?: CallOptions & {readonly form?: CreateForm}): Promise<Answer<CreatedToken>>;
	updateToken(id: string, changes: TokenChanges, options?: CallOptions): Promise<Answer<DatabaseToken>>;
	revokeToken(id: string, options?: CallOptions): Promise<Answer<undefined>>;
	listDatabases(options?: CallOptions): Promise<Answer<readonly Database[]>>;
};

/**
Milliseconds. Defaults: connect 5,000, response 30,000, request 60,000.
*/
export type Timeouts = {
	readonly connect: number;
	readonly response: number;
	readonly request: number;
};

/**
Whose Management API it is. Cloud Dedicated's is one for many accounts and clusters; a Clustered has its own, on its own host.
*/
export type Product = 'dedicated' | 'clustered';

/**
How Clustered's paths begin: `short` as in its OpenAPI document, or `long`, which is Cloud Dedicated's form with a placeholder for both ids, and what InfluxData's own clients use.
*/
export type PathStyle = 'short' | 'long';

/**
How the service is reached. Without any of it: directly, and trusting what Node trusts.

Texts are PEM. What is wrong with them makes every call fail with kind `invalid`, and nothing is sent.
*/
export type Network = {
	/**
	Trusted besides those that Node trusts by itself, which are its own and those of NODE_EXTRA_CA_CERTS. Each text may hold several certificates.
	*/
	readonly certificateAuthorities?: readonly string[] | undefined;
	/**
	The client certificate, with the rest of its chain behind it; not without its `key`.
	*/
	readonly certificate?: string | undefined;
	readonly key?: Secret | undefined;
	/**
	Switches the checks of the service's certificate off: whoever stands in between can read the management token.
	*/
	readonly isUnchecked?: boolean | undefined;
	/**
	Where HTTPS_PROXY and NO_PROXY are read, in lower case first. http, which is for this machine only, takes no proxy: it would be shown the management token.
	*/
	readonly proxyEnvironment?: Readonly<Record<string, string | undefined>> | undefined;
	/**
	The longest answer that is read, in bytes of what its body unpacks to. A longer one is refused while it arrives. Default: 256 MB.
	*/
	readonly answerLimit?: number | undefined;
};

export type ManagementApiOptions = {
	/**
	Origin, optionally with a path prefix: `https://console.influxdata.com`. https, or http on loopback only.
	*/
	readonly host: string;
	/**
	Default: Cloud Dedicated.
	*/
	readonly product?: Product | undefined;
	/**
	Of Clustered only. Without it the style is found out with a read, before the first call is sent.
	*/
	readonly pathStyle?: PathStyle | undefined;
	/**
	Of Cloud Dedicated only, as is `clusterId`: to Clustered neither is sent.
	*/
	readonly accountId: string;
	readonly clusterId: string;
	readonly network?: Network | undefined;
	/**
	Asked at every call, so that a replaced management token takes effect in the middle of a batch.
	*/
	readonly secret: () => Secret;
	/**
	Refuses every call that changes something before anything is sent.
	*/
	readonly isReadOnly: boolean;
	readonly timeouts?: Partial<Timeouts>;
};
