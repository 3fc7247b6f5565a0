import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {
	createServer,
	type RequestListener,
	type IncomingHttpHeaders,
	type ServerResponse,
} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {inspect} from 'node:util';
import {createManagementApi} from '../../../source/api/management-api.js';
import {Secret} from '../../../source/secrets/secret.js';
import type {ApiError} from '../../../source/api/api-error.js';
import type {ManagementApiOptions} from '../../../source/api/management-api-options.js';
import type {
	Answer,
	CallOptions,
	ManagementApi,
} from '../../../source/api/types.js';
import {privateKey} from './certificates.js';

export const accountId = 'a1111111-1111-4111-8111-111111111111';
export const clusterId = 'c2222222-2222-4222-8222-222222222222';
export const tokenId = '6f2c0a14-0f5b-4a4e-9d2e-1c1f5e0b7a10';
export const canary = 'M.V1.canary-canary-canary-canary';
export const basePath = `/api/v0/accounts/${accountId}/clusters/${clusterId}`;

export const token = {
	accountId,
	clusterId,
	id: tokenId,
	description: 'telegraf plant 7',
	permissions: [{action: 'write', resource: 'sensors'}],
	createdAt: '2025-03-01T12:00:00.123456Z',
};

export type SeenRequest = {
	readonly method: string;
	readonly url: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
};

export type Service = AsyncDisposable & {
	readonly port: number;
	readonly host: string;
	/**
	Every request that arrived whole, in order.
	*/
	readonly seen: readonly SeenRequest[];
};

/**
Starts a real server on a free port of this machine. It records each request and then lets `respond` answer it; without `respond` it does not answer. With `await using` it is closed at the end of the block.
*/
export async function startService(
	respond?: (response: ServerResponse, request: SeenRequest) => void,
	{certificate, key = privateKey, clientAuthorities, maxVersion}: {
		certificate?: string;
		key?: string;
		/**
		With these, a client has to send a certificate that one of them signed.
		*/
		clientAuthorities?: string[];
		maxVersion?: 'TLSv1.2';
	} = {},
): Promise<Service> {
	const seen: SeenRequest[] = [];
	const listener: RequestListener = (request, response) => {
		const chunks: Uint8Array[] = [];
		request.on('data', (chunk: Uint8Array) => {
			chunks.push(chunk);
		});
		request.on('end', () => {
			const {method = '', url = '', headers} = request;
			const seenRequest = {
				method, url, headers, body: Buffer.concat(chunks).toString(),
			};
			seen.push(seenRequest);
			respond?.(response, seenRequest);
		});
	};

	const server = certificate === undefined
		? createServer(listener)
		: createTlsServer({
			key,
			cert: certificate,
			...(clientAuthorities && {ca: clientAuthorities, requestCert: true, rejectUnauthorized: true}),
			...(maxVersion && {maxVersion}),
		}, listener);
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const {port} = server.address() as AddressInfo;
	return {
		port,
		host: certificate === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`,
		seen,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise(resolve => {
				server.close(resolve);
			});
		},
	};
}

/**
The client under test on that server, with the canary as its management token.
*/
export function connect(host: string, options: Partial<ManagementApiOptions> = {}): ManagementApi {
	return createManagementApi({
		host,
		accountId,
		clusterId,
		secret: () => new Secret(canary),
		isReadOnly: false,
		...options,
	});
}

/**
Ends a response with this status code and `body` as JSON.
*/
export function answerJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
	response.writeHead(status, {'content-type': 'application/json; charset=utf-8', ...headers});
	response.end(JSON.stringify(body));
}

type ApiCall = {
	readonly name: keyof ManagementApi;
	readonly isMutation: boolean;
	readonly run: (api: ManagementApi, options?: CallOptions) => Promise<Answer<unknown>>;
};

export const reads: readonly ApiCall[] = [
	{name: 'listTokens', isMutation: false, run: async (api, options) => api.listTokens(options)},
	{name: 'getToken', isMutation: false, run: async (api, options) => api.getToken(tokenId, options)},
	{name: 'listDatabases', isMutation: false, run: async (api, options) => api.listDatabases(options)},
];

export const mutations: readonly ApiCall[] = [
	{name: 'createToken', isMutation: true, run: async (api, options) => api.createToken({description: 'new', permissions: []}, options)},
	{name: 'updateToken', isMutation: true, run: async (api, options) => api.updateToken(tokenId, {description: 'other'}, options)},
	{name: 'revokeToken', isMutation: true, run: async (api, options) => api.revokeToken(tokenId, options)},
];

export const calls: readonly ApiCall[] = [...reads, ...mutations];

/**
The value of a call that has to succeed.
*/
export function valueOf<Value>(answer: Answer<Value>): Value {
	assert.ok(answer.ok, answer.ok ? '' : answer.error.message);
	return answer.value;
}

/**
The error of a call that has to fail. It also checks that neither the management token nor any other part of the request can be reached from the error, so that every error that a test looks at is checked.
*/
export function errorOf(answer: Answer<unknown>): ApiError {
	assert.ok(!answer.ok, 'expected a failure');
	const {error} = answer;
	const everything = inspect(error, {depth: null, showHidden: true, getters: true}) + JSON.stringify(error) + String(error.stack);
	assert.ok(!everything.toLowerCase().includes(canary.toLowerCase()), everything);
	assert.doesNotMatch(everything, /authorization|options|headers:/i);
	assert.equal(error.cause, undefined);
	return error;
}
