import assert from 'node:assert/strict';
import type {Database, DatabaseToken} from '../../../source/api/types.js';
import type {Emulator} from '../../../source/emulator/emulator.js';

export type Reply = {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/**
	The parsed body; undefined when there was none.
	*/
	readonly json: unknown;
};

export type CallInit = {
	readonly method?: string;
	/**
	The body to send: text as it is, any other value as JSON.
	*/
	readonly body?: unknown;
	/**
	The whole Authorization header, or `null` for none. Default: the bearer token of the main account.
	*/
	readonly authorization?: string | null; // eslint-disable-line @typescript-eslint/no-restricted-types -- absent means the default
	readonly signal?: AbortSignal;
};

/**
The path of the first account's nth cluster.
*/
export function clusterPath({accounts}: Emulator, cluster = 0): string {
	const [account] = accounts;
	return `/api/v0/accounts/${account!.id}/clusters/${account!.clusters[cluster]!.id}`;
}

/**
The id of the first account's first cluster.
*/
export function mainCluster({accounts}: Emulator): string {
	return accounts[0]!.clusters[0]!.id;
}

/**
Sends one request over a real socket with Node's own fetch. Rejects when the connection is cut.
*/
export async function call(emulator: Emulator, path: string, {method = 'GET', body, authorization, signal}: CallInit = {}): Promise<Reply> {
	const header = authorization === undefined ? `Bearer ${emulator.accounts[0]!.managementToken}` : authorization;
	const response = await fetch(emulator.url + path, {
		method,
		redirect: 'manual',
		headers: {
			...(header !== null && {authorization: header}),
			...(body !== undefined && {'content-type': 'application/json'}),
		},
		...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
		...(signal && {signal}),
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
	return {
		status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) as unknown : undefined,
	};
}

/**
The code and message of the API's error body. Throws when the body is not exactly such an error.
*/
export function failureOf(reply: Reply): string {
	const body = reply.json as {readonly code: number; readonly message: string};
	assert.match(reply.headers.get('content-type') ?? '', /^application\/json/);
	assert.deepEqual(Object.keys(body), ['code', 'message']);
	assert.equal(body.code, reply.status);
	return `${body.code} ${body.message}`;
}

/**
The body of a reply that holds one token.
*/
export function tokenIn(reply: Reply): DatabaseToken & {readonly accessToken?: string} {
	assert.equal(reply.status, 200);
	return reply.json as DatabaseToken;
}

/**
The body of a reply to the list of tokens.
*/
export function tokensIn(reply: Reply): readonly DatabaseToken[] {
	assert.equal(reply.status, 200);
	assert.ok(Array.isArray(reply.json));
	return reply.json as DatabaseToken[];
}

/**
The body of a reply to the list of databases.
*/
export function databasesIn(reply: Reply): readonly Database[] {
	assert.equal(reply.status, 200);
	assert.ok(Array.isArray(reply.json));
	return reply.json as Database[];
}

/**
An id that no token, cluster or account has.
*/
export const unknownId = '99999999-9999-4999-8999-999999999999';

/**
The main cluster's oldest token that is not revoked and has permissions.
*/
export function liveToken({store, accounts}: Emulator): DatabaseToken {
	return store.tokensOf(accounts[0]!.clusters[0]!.id).find(token => token.revokedAt === undefined && token.permissions.length > 0)!;
}
