/**
The objects of the Management API, with the API's own field names.

They follow the OpenAPI document of Cloud Dedicated's management API (v0), `components/schemas`. Fields that this program does not know are kept on the objects at run time.
*/
import type {Secret} from '../secrets/secret.js';
import type {ApiError} from './api-error.js';
import type {SourceOptions} from './source-options.js';
import type {WireLog} from './wire-log.js';

/**
One row of a token's grants: an action on one database by name, or on `*`, which means all databases. Documented actions are `read` and `write`; others are kept and shown.
*/
export type Permission = {
	readonly action: string;
	readonly resource: string;
};

/**
A database token's metadata. It has no secret, because the service sends the secret only in the answer to the create.

Times are RFC 3339 text as the service sent them. `expiresAt` is absent when the token never expires: the service's `null` and 1970-01-01T00:00:00Z mean the same and are removed when the answer is read.
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
	What is wrong with the token, as parts of a sentence, such as `permission 2 has no resource`. Absent when nothing is. An odd token can only be looked at, and revoked by its ID, because its grants and its status may not be known.
	*/
	readonly oddities?: readonly string[];
	/**
	The odd fields by name, raw, as the service sent them. The token's own `permissions`, `description` and `createdAt` hold what could be read of them; an odd `revokedAt` is left out.
	*/
	readonly oddFields?: {readonly [name: string]: unknown; readonly id?: unknown};
};

/**
The answer to a create. No other answer holds the secret.
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
Whether the body of a create has the field `expirationType`. The page "Create a database token" has that field, the OpenAPI document has not, and a service may demand it or refuse it.
*/
export type CreateForm = 'with-type' | 'without-type';

/**
The two kinds of tokens that a service may want different create forms for.
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
A database of the cluster. `retentionPeriod` is in nanoseconds; 0 means that data is kept forever.

`oddities` says what is wrong with it, as parts of a sentence, and is absent when nothing is. The name of an odd database is empty when it has none, and a field that is not a number is NaN.
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
The result of every call. An expected failure is a value too. `serverTime` is the time in the answer's `Date` header, undefined when it has none that can be read.
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

export type ListOptions = CallOptions & SourceOptions & {
	/**
	The tokens of an earlier answer. Where a token is equal to one of them, the new list has the same object, and a list that is equal as a whole is the same array.
	*/
	readonly known?: readonly DatabaseToken[] | undefined;
	/**
	Called again and again while a long list arrives.
	*/
	readonly onArrival?: ((arrived: Arrived) => void) | undefined;
};

/**
The part of a list that has arrived.
*/
export type Arrived = {
	/**
	The tokens that were read so far: an array that grows until the answer is complete. The answer has this array itself, unless rows of it have to be merged or it is equal to `known`. When the list is asked for again after the connection was cut, a new array grows.
	*/
	readonly tokens: readonly DatabaseToken[];
	/**
	Whether they are the beginning of `known`, unchanged.
	*/
	readonly isKnown: boolean;
};

/**
The end of a management token, in ms since the epoch, and until when a change may be begun so that it is over before.
*/
export type TokenEnd = {
	readonly at: number;
	readonly lastBegin: number;
};

/**
The calls on one cluster. Made by `createManagementApi`. No call throws for anything the network or the service does.
*/
export type ManagementApi = {
	readonly isReadOnly: boolean;
	/**
	When the management token in use ends; undefined where that is not known.
	*/
	tokenEnd(): TokenEnd | undefined;
	listTokens(options?: ListOptions): Promise<Answer<readonly DatabaseToken[]>>;
	getToken(id: string, options?: CallOptions & SourceOptions): Promise<Answer<DatabaseToken>>;
	/**
	`form` says whether the body has `expirationType`. Default: the form that this host is known to accept, or else that of the documents' examples.
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
The product whose Management API it is. Cloud Dedicated has one Management API for many accounts and clusters; each Clustered has its own, on its own host.
*/
export type Product = 'dedicated' | 'clustered';

/**
How Clustered's paths begin: `short` as in its OpenAPI document, or `long` as InfluxData's own clients write them, which is Cloud Dedicated's form with a placeholder for both ids.
*/
export type PathStyle = 'short' | 'long';

/**
The certificate authorities that a machine trusts.
*/
export type SystemAuthorities = {
	/**
	PEM, one certificate in each text. Undefined where only Node can ask for them, on macOS and Windows.
	*/
	readonly certificates: readonly string[] | undefined;
	/**
	The files and directories that they are from, raw.
	*/
	readonly from: readonly string[];
	/**
	Why a file or a directory that a variable names gives none: sentences, raw.
	*/
	readonly problems: readonly string[];
};

/**
How the service is reached. By default without a proxy, and with the certificate authorities that Node trusts.

Certificates and keys are PEM texts. When one of them is not valid, every call fails with kind `invalid` and nothing is sent.
*/
export type Network = {
	/**
	Gives the authorities of this machine, which are trusted in addition to Node's. It is called before the first connection by https, and not for a host by http.
	*/
	readonly systemAuthorities?: (() => Promise<SystemAuthorities>) | undefined;
	/**
	Authorities to trust in addition to those that Node trusts, which are its own, those of NODE_EXTRA_CA_CERTS and those of this machine. Each text may hold several certificates.
	*/
	readonly certificateAuthorities?: readonly string[] | undefined;
	/**
	The client certificate, followed by the rest of its chain. It requires `key`.
	*/
	readonly certificate?: string | undefined;
	readonly key?: Secret | undefined;
	/**
	Switches the checks of the service's certificate off. Anyone on the network path can then read the management token.
	*/
	readonly isUnchecked?: boolean | undefined;
	/**
	The environment in which HTTPS_PROXY and NO_PROXY are looked up, in lower case first. Requests by http, which go to this machine only, use no proxy, because the proxy could read the management token.
	*/
	readonly proxyEnvironment?: Readonly<Record<string, string | undefined>> | undefined;
	/**
	The longest body of an answer, in bytes after decompression. A longer one is refused while it arrives. Default: 256 MB.
	*/
	readonly answerLimit?: number | undefined;
	/**
	How long a request may take, where it is not the default.
	*/
	readonly timeouts?: Partial<Timeouts> | undefined;
	/**
	Takes what is logged of each request.
	*/
	readonly wireLog?: WireLog | undefined;
};
