import assert from 'node:assert/strict';
import {suite, test, type TestContext} from 'node:test';
import {startEmulator, type EmulatorOptions} from '../../source/emulator/emulator.js';
import {
	call,
	clusterPath,
	databasesIn,
	failureOf,
	liveToken,
	mainCluster,
	tokenIn,
	tokensIn,
	unknownId,
} from '../helpers/emulator/call.js';

const placeholder = '11111111-1111-1111-1111-111111111111';

const start = async (t: TestContext, options: EmulatorOptions = {}) => {
	const emulator = await startEmulator({product: 'clustered', tokens: 40, ...options});
	t.after(async () => emulator.close());
	return emulator;
};

suite('the emulator as a Clustered', () => {
	test('has one account with one cluster, and the placeholder is the id of both', async t => {
		const emulator = await start(t);
		assert.equal(emulator.accounts.length, 1);
		assert.equal(clusterPath(emulator), `/api/v0/accounts/${placeholder}/clusters/${placeholder}`);
		assert.equal(emulator.accounts[0]!.clusters.length, 1);
	});

	test('has the main cluster\'s tokens and databases, without owners', async t => {
		const options = {seed: 7, now: new Date('2026-08-21T12:00:00Z')};
		const emulator = await start(t, options);
		const dedicated = await start(t, {...options, product: 'dedicated'});
		const withoutOwner = ({accountId, clusterId, ...item}: Readonly<Record<string, unknown>>) => item;
		assert.deepEqual(
			emulator.store.tokensOf(mainCluster(emulator)),
			dedicated.store.tokensOf(mainCluster(dedicated)).map(item => withoutOwner(item)),
		);
		assert.deepEqual(
			emulator.store.databasesOf(mainCluster(emulator)),
			dedicated.store.databasesOf(mainCluster(dedicated)).map(item => withoutOwner(item)),
		);
	});

	for (const style of ['short', 'long'] as const) {
		test(`serves every call on ${style} paths`, async t => {
			const emulator = await start(t);
			const base = style === 'short' ? '/api/v0' : clusterPath(emulator);
			assert.equal(tokensIn(await call(emulator, `${base}/tokens`)).length, 40);
			assert.equal(databasesIn(await call(emulator, `${base}/databases`)).length, 220);
			const {accessToken, ...created} = tokenIn(await call(emulator, `${base}/tokens`, {method: 'POST', body: {description: 'new'}}));
			assert.deepEqual(Object.keys(created), ['id', 'description', 'permissions', 'createdAt']);
			const path = `${base}/tokens/${created.id}`;
			assert.equal(tokenIn(await call(emulator, path, {method: 'PATCH', body: {description: 'other'}})).description, 'other');
			const revoked = await call(emulator, path, {method: 'DELETE'});
			assert.equal(revoked.status, 204);
			assert.ok(tokenIn(await call(emulator, path)).revokedAt);
			assert.equal(failureOf(await call(emulator, path, {method: 'DELETE'})), '404 not found');
			assert.equal(failureOf(await call(emulator, `${base}/tokens/${unknownId}`)), '404 not found');
			assert.match(failureOf(await call(emulator, `${base}/tokens/none`)), /^400 .*tokenId/);
			assert.equal(failureOf(await call(emulator, `${base}/tokens`, {authorization: 'Bearer wrong'})), '401 unauthorized');
			assert.equal(failureOf(await call(emulator, `${base}/tokens`, {authorization: null})), '401 unauthorized');
			const {tokenId, accountId, status} = emulator.requests.find(({method}) => method === 'PATCH')!;
			assert.deepEqual([tokenId, accountId, status], [created.id, style === 'short' ? undefined : placeholder, 200]);
		});
	}

	for (const [paths, served] of [['short', [200, 404]], ['long', [404, 200]], ['both', [200, 200]]] as const) {
		test(`paths ${paths}: the other paths are not found`, async t => {
			const emulator = await start(t, {paths});
			const replies = [await call(emulator, '/api/v0/databases'), await call(emulator, `${clusterPath(emulator)}/databases`)];
			assert.deepEqual(replies.map(({status}) => status), served);
		});
	}

	test('only the placeholder is accepted as an id, and Cloud Dedicated has no short paths', async t => {
		const emulator = await start(t);
		assert.equal(failureOf(await call(emulator, `/api/v0/accounts/${placeholder}/clusters/${unknownId}/tokens`)), '404 not found');
		assert.equal(failureOf(await call(emulator, `/api/v0/accounts/${unknownId}/clusters/${placeholder}/tokens`)), '403 forbidden');
		const dedicated = await start(t, {product: 'dedicated', paths: 'short'});
		assert.equal(failureOf(await call(dedicated, '/api/v0/tokens')), '404 not found');
		const reply = await call(dedicated, `${clusterPath(dedicated)}/tokens`);
		assert.equal(reply.status, 200);
	});

	test('faults on short paths match by method, kind of path and token', async t => {
		const emulator = await start(t);
		const {id} = liveToken(emulator);
		emulator.setFaults([
			{name: 'lost', when: {method: 'DELETE', path: 'token', tokenId: id}, do: {kind: 'cut', when: 'after-apply'}},
			{name: 'busy', when: {path: 'databases', times: 1}, do: {kind: 'status', status: 429}},
			{name: 'late', when: {path: 'tokens', nth: 2}, do: {kind: 'status', status: 503}},
			{name: 'never', when: {clusterId: placeholder}, do: {kind: 'status', status: 500}},
		]);
		await assert.rejects(call(emulator, `/api/v0/tokens/${id}`, {method: 'DELETE'}), TypeError);
		assert.ok(emulator.store.tokenOf(mainCluster(emulator), id)!.revokedAt);
		const statuses = [];
		for (const path of ['databases', 'databases', 'tokens', 'tokens', 'tokens']) {
			const {status} = await call(emulator, `/api/v0/${path}`);
			statuses.push(status);
		}

		assert.deepEqual(statuses, [429, 200, 200, 503, 200]);
		assert.deepEqual(emulator.requests.map(({fault}) => fault), ['lost', 'busy', undefined, undefined, 'late', undefined]);
	});
});
