import {Buffer} from 'node:buffer';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {gzipSync} from 'node:zlib';
import {createManagementApi} from '../../../source/api/management-api.js';
import {Secret} from '../../../source/secrets/secret.js';
import type {DatabaseToken, ManagementApi, TokenChanges} from '../../../source/api/types.js';

export const context = {
	profile: 'p', host: 'h', accountId: 'a1111111-1111-4111-8111-111111111111', clusterId: 'c2222222-2222-4222-8222-222222222222',
};

export type Phase = 'check' | 'change' | 'verify' | 'list';

/**
Sends an answer that does not come from the service, or a broken answer of the service.
*/
export type OddAnswer = (response: ServerResponse) => void;

const answer = (status: number, contentType: string, body: string, headers: Readonly<Record<string, string>> = {}): OddAnswer => response => {
	response.writeHead(status, {'content-type': contentType, ...headers}).end(body);
};

const raw = (text: string): OddAnswer => response => {
	response.socket?.end(text);
};

const otherToken: DatabaseToken = {
	id: 'ffffffff-0000-4000-8000-000000000000', description: 'other', permissions: [], createdAt: '2025-01-01T00:00:00Z',
};

const bomb = gzipSync(Buffer.alloc(4_000_000, ' '));

/**
Such answers by what they are, for the names of tests.
*/
export const oddAnswers: Readonly<Record<string, OddAnswer>> = {
	'404 with a page': answer(404, 'text/html', '<html>404</html>'),
	'404 with nothing': answer(404, '', ''),
	'404 as documented, which is a lie': answer(404, 'application/json', '{"code": 404, "message": "not found"}'),
	'404 of another kind of JSON': answer(404, 'application/json', '{"error": "no route"}'),
	'400 with a page': answer(400, 'text/html', '<html>'),
	'401 with a page': answer(401, 'text/html', '<html>'),
	'401 with nothing': answer(401, '', ''),
	'403 with a page': answer(403, 'text/html', '<html>'),
	'409 with nothing': answer(409, '', ''),
	'429 with a page': answer(429, 'text/html', '<html>', {'retry-after': '0'}),
	'500 with a page': answer(500, 'text/html', '<html>', {'retry-after': '0'}),
	'301 elsewhere': answer(301, 'text/html', '', {location: 'https://login.example/'}),
	'303 elsewhere': answer(303, 'text/html', '', {location: '/done'}),
	'200 with a page': answer(200, 'text/html', '<html>'),
	'200 with nothing': answer(200, 'application/json', ''),
	'200 with another token': answer(200, 'application/json', JSON.stringify(otherToken)),
	'200 with values 100,000 deep': answer(200, 'application/json', '['.repeat(100_000)),
	'202 as if it were done later': answer(202, 'application/json', '{}'),
	'204 without having done it': answer(204, '', ''),
	'101 to another protocol': raw('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
	'103 and then nothing': raw('HTTP/1.1 103 Early Hints\r\n\r\n'),
	'no HTTP': raw('SSH-2.0-OpenSSH_9.6\r\n'),
	'a cut': raw(''),
	'half a body': raw('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 400\r\n\r\n{"id": "'),
	'4 MB in a small gzip'(response) {
		response.writeHead(200, {'content-type': 'application/json', 'content-encoding': 'gzip'}).end(bomb);
	},
	'a body without end'(response) {
		response.writeHead(200, {'content-type': 'application/json'});
		const write = () => {
			while (response.writable && response.write('[1, 2, 3, '.padEnd(50_000, ' '))) {
				// As much as the connection takes.
			}
		};

		response.on('drain', write);
		write();
	},
};

export type OddService = AsyncDisposable & {
	readonly api: ManagementApi;
	/**
	The tokens as the service itself has them. A revoked token has `revokedAt`.
	*/
	readonly truth: ReadonlyMap<string, DatabaseToken>;
	/**
	`GET`, `LIST`, `DELETE` and `PATCH`, in the order in which they came.
	*/
	readonly seen: readonly string[];
};

async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of request) {
		chunks.push(chunk as Uint8Array);
	}

	return Buffer.concat(chunks).toString();
}

/**
A Management API over a socket with these tokens. A revoked token answers 404 and is not in its list. If `odd` returns an answer for a phase, the service sends that in place of its own, and makes no change unless `isAppliedFirst` is set.

A GET of a token is its `check` until the first DELETE or PATCH of it, and its `verify` afterwards.
*/
export async function startOddService(tokens: readonly DatabaseToken[], {odd, isAppliedFirst = false}: {
	readonly odd: (phase: Phase) => OddAnswer | undefined;
	readonly isAppliedFirst?: boolean;
}): Promise<OddService> {
	const truth = new Map(tokens.map(token => [token.id, token]));
	const changed = new Set<string>();
	const seen: string[] = [];

	const json = (response: ServerResponse, status: number, body: unknown) => {
		response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
	};

	const apply = (method: string, token: DatabaseToken, body: string): DatabaseToken => {
		const next = method === 'DELETE' ? {...token, revokedAt: '2026-11-26T00:00:00Z'} : {...token, ...JSON.parse(body) as TokenChanges};
		truth.set(token.id, next);
		return next;
	};

	const serve = async (request: IncomingMessage, response: ServerResponse) => {
		const {method = '', url = ''} = request;
		const id = /\/tokens\/(?<id>[^/]+)$/.exec(url)?.groups?.id;
		const body = await readBody(request);
		const isChange = method !== 'GET';
		seen.push(id === undefined ? 'LIST' : method);
		if (id === undefined) {
			(odd('list') ?? (() => {
				json(response, 200, truth.values().filter(({revokedAt}) => revokedAt === undefined).toArray());
			}))(response);
			return;
		}

		const phase = changed.has(id) ? 'verify' : 'check';
		const oddAnswer = odd(isChange ? 'change' : phase);
		const token = truth.get(id);
		if (isChange) {
			changed.add(id);
		}

		const isThere = token !== undefined && token.revokedAt === undefined;
		const next = isChange && isThere && (!oddAnswer || isAppliedFirst) ? apply(method, token, body) : token;
		if (oddAnswer) {
			oddAnswer(response);
		} else if (!isThere) {
			json(response, 404, {code: 404, message: 'not found'});
		} else if (method === 'DELETE') {
			response.writeHead(204).end();
		} else {
			json(response, 200, next);
		}
	};

	const server = createServer((request, response) => {
		void serve(request, response);
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const {port} = server.address() as AddressInfo;
	return {
		truth,
		seen,
		api: createManagementApi({
			host: `http://127.0.0.1:${port}`,
			accountId: context.accountId,
			clusterId: context.clusterId,
			secret: () => new Secret('M.V1.some-management-token'),
			isReadOnly: false,
			network: {answerLimit: 1_000_000},
			timeouts: {response: 2000, request: 5000},
		}),
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise(resolve => {
				server.close(resolve);
			});
		},
	};
}

/**
Live tokens with one grant each, for `startOddService`.
*/
export function makeTokens(count: number): readonly DatabaseToken[] {
	return Array.from({length: count}, (_, index) => ({
		id: `6f2c0a14-0000-4000-8000-${String(index).padStart(12, '0')}`,
		description: `telegraf ${index}`,
		permissions: [{action: 'write', resource: 'sensors'}],
		createdAt: '2025-01-01T00:00:00Z',
	}));
}
