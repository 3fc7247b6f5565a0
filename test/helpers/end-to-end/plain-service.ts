import {createServer} from 'node:http';
import {type AddressInfo} from 'node:net';

/*
A Management API that shares no code with the program or its emulator, written only from the OpenAPI document of Cloud Dedicated's Management API v0. A revoked token answers 404.
*/

export const accountId = 'a7c1d9e2-5b40-4f6e-9d13-2c8e7f601b5a';
export const clusterId = 'c05e8b17-93fa-4d2c-8a64-71d0f2b9e3c8';
export const managementToken = 'M.V1.plain-service-token-of-this-test';

type Token = {
	readonly id: string;
	readonly description: string;
	readonly permissions?: ReadonlyArray<{readonly action: string; readonly resource: string}>;
	readonly expiresAt?: string;
};

type Answer = {readonly status: number; readonly body?: unknown};

type Options = {
	readonly tokens: readonly Token[];
	readonly databases?: readonly string[];
	/**
	The answer to a DELETE of an existing token, in place of revoking it.
	*/
	readonly refusal?: Answer;
};

type Test = {after(callback: () => unknown): void};

export type PlainService = {
	/**
	The value for `--host`.
	*/
	readonly url: string;
	/**
	The variables that the program needs.
	*/
	readonly environment: Readonly<Record<string, string>>;
	/**
	Method and path of every request, oldest first.
	*/
	readonly requests: readonly string[];
	readonly tokenIds: () => readonly string[];
	readonly tokensPath: string;
};

const failure = (status: number, message: string): Answer => ({status, body: {code: status, message}});

/**
Starts the service on a free port of this machine, until the test ends.
*/
export async function startPlainService(test: Test, {tokens, databases = [], refusal}: Options): Promise<PlainService> {
	const clusterPath = `/api/v0/accounts/${accountId}/clusters/${clusterId}`;
	const tokensPath = `${clusterPath}/tokens`;
	const requests: string[] = [];
	const living = new Map(tokens.map(token => [token.id, {
		accountId, clusterId, permissions: [], createdAt: '2024-03-02T04:20:19.123456Z', ...token,
	}]));

	const answer = (method: string, path: string, authorization: string | undefined): Answer => {
		if (authorization !== `Bearer ${managementToken}`) {
			return failure(401, 'unauthorized');
		}

		if (method === 'GET' && path === `${clusterPath}/databases`) {
			return {
				status: 200,
				body: databases.map(name => ({
					accountId, clusterId, name, maxTables: 500, maxColumnsPerTable: 200, retentionPeriod: 0,
				})),
			};
		}

		if (method === 'GET' && path === tokensPath) {
			return {status: 200, body: living.values().toArray()};
		}

		const id = path.startsWith(`${tokensPath}/`) ? path.slice(tokensPath.length + 1) : '';
		const token = living.get(id);
		if (!token) {
			return failure(404, 'not found');
		}

		if (method === 'DELETE') {
			if (refusal) {
				return refusal;
			}

			living.delete(id);
			return {status: 204};
		}

		return method === 'GET' ? {status: 200, body: token} : failure(400, 'bad request');
	};

	const server = createServer((request, response) => {
		const {method = '', url = ''} = request;
		requests.push(`${method} ${url}`);
		const {status, body} = answer(method, url, request.headers.authorization);
		response.writeHead(status, body === undefined ? {} : {'Content-Type': 'application/json; charset=utf-8'});
		response.end(body === undefined ? undefined : JSON.stringify(body));
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	test.after(() => {
		server.close();
		server.closeAllConnections();
	});

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		environment: environmentOf({accountId, clusterId, managementToken}),
		requests,
		tokenIds: () => living.keys().toArray(),
		tokensPath,
	};
}

/**
The three environment variables of the API's quick start.
*/
export const environmentOf = (ids: {readonly accountId: string; readonly clusterId: string; readonly managementToken: string}): Record<string, string> => ({
	ACCOUNT_ID: ids.accountId, // eslint-disable-line @typescript-eslint/naming-convention -- names of environment variables
	CLUSTER_ID: ids.clusterId, // eslint-disable-line @typescript-eslint/naming-convention
	MANAGEMENT_TOKEN: ids.managementToken, // eslint-disable-line @typescript-eslint/naming-convention
});
