import {randomUUID} from 'node:crypto';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {DatabaseToken, Permission} from '../../../source/api/types.js';

type Test = {after(callback: () => unknown): void};

type Body = {readonly description: string; readonly permissions: readonly Permission[]; readonly expiresAt?: string; readonly expirationType?: string};

export type OddAnswer = {readonly status?: number; readonly token?: Record<string, unknown>; readonly body?: string};

export type OddService = {
	readonly url: string;
	readonly tokens: Map<string, Record<string, unknown>>;
	/**
	The bodies of the POST requests, in order.
	*/
	readonly created: readonly Body[];
	/**
	The method of each request and the last part of its path.
	*/
	readonly requests: readonly string[];
	/**
	The secrets that the service has sent, in order.
	*/
	readonly secrets: readonly string[];
};

/**
A Management API that answers a create with the token that `answer` returns, which may differ from the one that was asked for. Its list shows that token, and its GET shows it changed by `show`. A GET of an unknown id answers the documented 404.
*/
export async function startOddService(test: Test, answer: (body: Body, made: DatabaseToken, count: number) => OddAnswer, {show = token => token, hiddenLooks = 0}: {
	readonly show?: (token: Record<string, unknown>) => Record<string, unknown>;
	/**
	How many GETs of a token answer 404 at first.
	*/
	readonly hiddenLooks?: number;
} = {}): Promise<OddService> {
	const tokens = new Map<string, Record<string, unknown>>();
	const created: Body[] = [];
	const requests: string[] = [];
	const secrets: string[] = [];
	let looks = 0;
	const server = createServer((request, response) => {
		const {method = '', url = ''} = request;
		const id = /\/tokens\/(?<id>[^/]+)$/.exec(url)?.groups?.id;
		requests.push(`${method} ${id ?? url.split('/').at(-1)}`);
		const send = (status: number, content: unknown) => {
			response.writeHead(status, {'content-type': 'application/json'}).end(typeof content === 'string' ? content : JSON.stringify(content));
		};

		let text = '';
		request.setEncoding('utf8').on('data', (chunk: string) => {
			text += chunk;
		}).on('end', () => {
			if (method === 'POST') {
				const body = JSON.parse(text) as Body;
				created.push(body);
				const {expirationType, ...rest} = body;
				const made: DatabaseToken = {id: randomUUID(), createdAt: new Date().toISOString(), ...rest};
				const {status = 200, token = {...made}, body: given} = answer(body, made, created.length);
				if (status > 299) {
					send(status, given ?? {code: status, message: 'bad request'});
					return;
				}

				const accessToken = `apiv1_${randomUUID()}${randomUUID()}`;
				secrets.push(accessToken);
				tokens.set(typeof token.id === 'string' ? token.id : made.id, token);
				send(status, {...token, accessToken});
				return;
			}

			const found = id === undefined ? undefined : tokens.get(id);
			if (method === 'PATCH' && found) {
				Object.assign(found, JSON.parse(text));
			}

			if (id !== undefined) {
				looks += method === 'GET' ? 1 : 0;
				if (found && looks > hiddenLooks) {
					send(200, show(found));
				} else {
					send(404, {code: 404, message: 'not found'});
				}
			} else if (url.endsWith('/databases')) {
				send(200, [{
					name: 'sensors', maxTables: 500, maxColumnsPerTable: 200, retentionPeriod: 0,
				}]);
			} else {
				send(200, tokens.values().filter(({id: known}) => typeof known === 'string' && known !== '').toArray());
			}
		});
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	test.after(() => {
		server.closeAllConnections();
		server.close();
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tokens, created, requests, secrets,
	};
}
