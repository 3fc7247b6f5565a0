import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {request} from 'node:http';
import {suite, test, type TestContext} from 'node:test';
import fc from 'fast-check';
import {startEmulator, type Emulator, type EmulatorOptions} from '../../source/emulator/emulator.js';
import {FaultList, type Fault, type FaultEffect} from '../../source/emulator/faults.js';
import {waitFor} from '../helpers/wait-for.js';
import {
	call,
	clusterPath,
	failureOf,
	mainCluster,
	tokenIn,
} from './call.js';

const start = async (t: TestContext, options: EmulatorOptions = {}) => {
	const emulator = await startEmulator({tokens: 40, ...options});
	t.after(async () => emulator.close());
	const cluster = mainCluster(emulator);
	const token = emulator.store.tokensOf(cluster).find(item => item.revokedAt === undefined)!;
	return {
		emulator,
		cluster,
		token,
		tokens: `${clusterPath(emulator)}/tokens`,
		path: `${clusterPath(emulator)}/tokens/${token.id}`,
		isRevoked: () => emulator.store.tokenOf(cluster, token.id)!.revokedAt !== undefined,
	};
};

const onDelete = (effect: FaultEffect): Fault => ({when: {method: 'DELETE'}, do: effect});

const lastOf = (emulator: Emulator) => emulator.requests.at(-1)!;

/**
The raw answer up to where the connection ended.
*/
const rawGet = async (emulator: Emulator, path: string): Promise<{status: number; announced: number; body: string; wasCut: boolean}> => new Promise((resolve, reject) => {
	const outgoing = request(emulator.url + path, {headers: {authorization: `Bearer ${emulator.accounts[0]!.managementToken}`}}, response => {
		const chunks: Uint8Array[] = [];
		response.on('data', (chunk: Uint8Array) => {
			chunks.push(chunk);
		});
		response.on('error', () => {}); // eslint-disable-line @typescript-eslint/no-empty-function -- `complete` tells it
		response.on('close', () => {
			resolve({
				status: response.statusCode!, announced: Number(response.headers['content-length']), body: Buffer.concat(chunks).toString(), wasCut: !response.complete,
			});
		});
	});
	outgoing.on('error', reject);
	outgoing.end();
});

suite('faults that answer', () => {
	test('status: the code, the API\'s error body, Retry-After and headers; nothing is applied', async t => {
		const {emulator, path, isRevoked} = await start(t, {
			faults: [{
				name: 'busy', ...onDelete({
					kind: 'status', status: 429, retryAfter: 7, headers: {'x-request-id': 'abc'},
				}),
			}],
		});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.match(failureOf(reply), /^429 .*429/);
		assert.equal(reply.headers.get('retry-after'), '7');
		assert.equal(reply.headers.get('x-request-id'), 'abc');
		assert.equal(isRevoked(), false);
		assert.equal(lastOf(emulator).status, 429);
		assert.equal(lastOf(emulator).fault, 'busy');
	});

	test('status with a body of its own and a date to retry after', async t => {
		const {emulator, tokens} = await start(t, {
			faults: [{
				when: {}, do: {
					kind: 'status', status: 503, body: {error: 'upstream'}, retryAfter: 'Fri, 01 Jan 2100 00:00:00 GMT',
				},
			}],
		});
		const reply = await call(emulator, tokens);
		assert.equal(reply.status, 503);
		assert.deepEqual(reply.json, {error: 'upstream'});
		assert.equal(reply.headers.get('retry-after'), 'Fri, 01 Jan 2100 00:00:00 GMT');
	});

	test('status after apply: the gateway failed, the revoke did not', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'status', status: 502, when: 'after-apply'})]});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.match(failureOf(reply), /^502 .*502/);
		assert.equal(isRevoked(), true);
	});

	test('status 204 has no body', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'status', status: 204})]});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.equal(reply.status, 204);
		assert.equal(reply.text, '');
		assert.equal(isRevoked(), false);
	});

	test('html: 200 with a login page, and nothing is applied', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [{when: {}, do: {kind: 'html'}}]});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.equal(reply.status, 200);
		assert.match(reply.headers.get('content-type')!, /^text\/html/);
		assert.match(reply.text, /password/);
		assert.equal(isRevoked(), false);
	});

	test('redirect: the code and the place, and nothing is applied', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'redirect', status: 307, location: 'https://elsewhere.example/x'})]});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.equal(reply.status, 307);
		assert.equal(reply.headers.get('location'), 'https://elsewhere.example/x');
		assert.equal(isRevoked(), false);
	});

	test('body: exactly that', async t => {
		const {emulator, tokens} = await start(t, {
			faults: [{
				when: {}, do: {
					kind: 'body', status: 200, contentType: 'application/json', body: '[{"id": 7}]',
				},
			}],
		});
		const reply = await call(emulator, tokens);
		assert.equal(reply.text, '[{"id": 7}]');
	});
});

suite('faults that do not answer', () => {
	for (const [when, expected] of [['before-apply', false], ['after-apply', true]] as const) {
		test(`cut ${when}: the connection ends and the token is ${expected ? '' : 'not '}revoked`, async t => {
			const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'cut', when})]});
			await assert.rejects(call(emulator, path, {method: 'DELETE'}), TypeError);
			assert.equal(isRevoked(), expected);
			assert.equal(lastOf(emulator).status, 'cut');
			assert.equal(lastOf(emulator).fault, 'cut');
			// The next request is served as if nothing had happened.
			const next = await call(emulator, path);
			assert.equal('revokedAt' in tokenIn(next), expected);
		});

		test(`hang ${when}: no answer until the client gives up, and the token is ${expected ? '' : 'not '}revoked`, async t => {
			const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'hang', when})]});
			const giveUp = new AbortController();
			const pending = call(emulator, path, {method: 'DELETE', signal: giveUp.signal});
			const failed = assert.rejects(pending, {name: 'AbortError'});
			await waitFor(() => emulator.requests.length === 1 && lastOf(emulator).status === 'hang');
			assert.equal(isRevoked(), expected);
			giveUp.abort();
			await failed;
		});
	}

	test('cut after a create: the token exists, its secret is lost', async t => {
		const {emulator, tokens, cluster} = await start(t, {faults: [{when: {method: 'POST'}, do: {kind: 'cut', when: 'after-apply'}}]});
		await assert.rejects(call(emulator, tokens, {method: 'POST', body: {description: 'stray'}}), TypeError);
		assert.equal(emulator.store.tokensOf(cluster).at(-1)!.description, 'stray');
	});

	test('after-apply applies nothing that the service would refuse', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'cut', when: 'after-apply'})]});
		await assert.rejects(call(emulator, path, {method: 'DELETE', authorization: null}), TypeError);
		assert.equal(isRevoked(), false);
	});

	test('truncate: the true length is announced, half of the true body comes', async t => {
		const {emulator, tokens, cluster} = await start(t, {faults: [{when: {times: 1}, do: {kind: 'truncate'}}]});
		const whole = JSON.stringify(emulator.store.tokensOf(cluster));
		const reply = await rawGet(emulator, tokens);
		assert.equal(reply.status, 200);
		assert.equal(reply.wasCut, true);
		assert.equal(reply.announced, Buffer.byteLength(whole));
		const half = Buffer.from(whole).subarray(0, Math.floor(reply.announced / 2)).toString();
		assert.equal(reply.body, half);
		assert.equal(lastOf(emulator).status, 'cut');

		const next = await rawGet(emulator, tokens);
		assert.equal(next.wasCut, false);
		assert.equal(next.body, whole);
	});

	test('truncate of an answer without a body is a cut, after the fact', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'truncate'})]});
		await assert.rejects(call(emulator, path, {method: 'DELETE'}), TypeError);
		assert.equal(isRevoked(), true);
	});

	test('delay: the answer comes, with the change made before or after the wait', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'delay', ms: 1})]});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.equal(reply.status, 204);
		assert.equal(isRevoked(), true);

		const late = await start(t, {faults: [onDelete({kind: 'delay', ms: 2_000_000, when: 'after-apply'})]});
		const cut = assert.rejects(call(late.emulator, late.path, {method: 'DELETE'}), TypeError);
		await waitFor(() => late.isRevoked());
		assert.equal(lastOf(late.emulator).status, 'pending');
		await late.emulator.close();
		await cut;

		const early = await start(t, {faults: [onDelete({kind: 'delay', ms: 2_000_000})]});
		const alsoCut = assert.rejects(call(early.emulator, early.path, {method: 'DELETE'}), TypeError);
		await waitFor(() => early.emulator.requests.at(-1)?.fault === 'delay');
		await early.emulator.close();
		await alsoCut;
		assert.equal(early.isRevoked(), false);
		assert.equal(lastOf(early.emulator).status, 'cut');
	});
});

suite('which requests a fault strikes', () => {
	test('by method, tail, cluster and token; setFaults and addFault at any time', async t => {
		const {emulator, tokens, path, token, cluster} = await start(t);
		const status = async (target: string) => {
			const reply = await call(emulator, target);
			return reply.status;
		};

		const databases = `${clusterPath(emulator)}/databases`;

		emulator.setFaults([{when: {path: 'databases'}, do: {kind: 'status', status: 500}}]);
		assert.deepEqual([await status(databases), await status(tokens), await status(path)], [500, 200, 200]);
		emulator.setFaults([{when: {path: 'token', tokenId: token.id}, do: {kind: 'status', status: 500}}]);
		assert.deepEqual([await status(databases), await status(tokens), await status(path)], [200, 200, 500]);
		emulator.setFaults([{when: {path: 'tokens', clusterId: cluster, method: 'get'}, do: {kind: 'status', status: 500}}]);
		assert.deepEqual([await status(`${clusterPath(emulator, 1)}/tokens`), await status(tokens), await status(path)], [200, 500, 200]);
		emulator.addFault({when: {path: 'token'}, do: {kind: 'status', status: 418}});
		assert.deepEqual([await status(tokens), await status(path)], [500, 418]);
		emulator.setFaults([]);
		assert.deepEqual([await status(tokens), await status(path)], [200, 200]);
	});

	test('500 twice, then 429, then the truth; and the nth request alone', async t => {
		const {emulator, tokens} = await start(t, {
			faults: [
				{when: {times: 2}, do: {kind: 'status', status: 500}},
				{when: {times: 1}, do: {kind: 'status', status: 429}},
				{when: {nth: 5}, do: {kind: 'status', status: 503}},
			],
		});
		const seen: number[] = [];
		for (let index = 0; index < 6; index++) {
			const reply = await call(emulator, tokens);
			seen.push(reply.status);
		}

		assert.deepEqual(seen, [500, 500, 429, 200, 503, 200]);
	});

	test('property: one fault strikes exactly the requests from nth on, times times', () => {
		fc.assert(fc.property(fc.integer({min: 1, max: 20}), fc.option(fc.integer({min: 1, max: 20})), fc.array(fc.constantFrom('GET', 'DELETE'), {maxLength: 40}), (nth, times, methods) => {
			const list = new FaultList([{when: {method: 'DELETE', nth, ...(times !== null && {times})}, do: {kind: 'html'}}]);
			let deletes = 0;
			for (const method of methods) {
				deletes += method === 'DELETE' ? 1 : 0;
				const isDue = method === 'DELETE' && deletes >= nth && deletes < nth + (times ?? 1);
				assert.equal(list.take({method}) !== undefined, isDue);
			}
		}));
	});
});

suite('closing', () => {
	test('ends hanging and idle connections, resolves, and may be repeated', async t => {
		const {emulator, tokens} = await start(t, {faults: [{when: {nth: 2}, do: {kind: 'hang', when: 'before-apply'}}]});
		await call(emulator, tokens);
		const cut = assert.rejects(call(emulator, tokens), TypeError);
		await waitFor(() => emulator.requests.at(-1)?.status === 'hang');
		await Promise.all([emulator.close(), emulator.close()]);
		await emulator.close();
		await cut;
		await assert.rejects(call(emulator, tokens), TypeError);
	});

	test('latency: nothing takes effect before it is over, and closing does not wait for it', async t => {
		const quick = await start(t, {latency: 1});
		const reply = await call(quick.emulator, quick.tokens);
		assert.equal(reply.status, 200);

		const {emulator, path, isRevoked} = await start(t, {latency: 2_000_000});
		const cut = assert.rejects(call(emulator, path, {method: 'DELETE'}), TypeError);
		await waitFor(() => emulator.requests.length === 1);
		await emulator.close();
		await cut;
		assert.equal(isRevoked(), false);
	});
});
