import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {startEmulator} from '../../source/emulator/emulator.js';
import {
	call,
	clusterPath,
	failureOf,
	liveToken,
	mainCluster,
	tokenIn,
	tokensIn,
	unknownId,
} from '../helpers/emulator/call.js';

suite('a revoked token', () => {
	test('listed: shown with revokedAt; a second DELETE gives 404, a PATCH 409', async t => {
		const emulator = await startEmulator({tokens: 60, revoked: 'listed'});
		t.after(async () => emulator.close());
		const tokens = `${clusterPath(emulator)}/tokens`;
		const token = liveToken(emulator);
		const path = `${tokens}/${token.id}`;

		await call(emulator, path, {method: 'DELETE'});
		const shown = await call(emulator, path);
		assert.equal(shown.status, 200);
		assert.deepEqual(shown.json, emulator.store.tokenOf(mainCluster(emulator), token.id));
		assert.ok('revokedAt' in tokenIn(shown));
		const list = await call(emulator, tokens);
		assert.equal(tokensIn(list).length, 60);
		assert.deepEqual(tokensIn(list).find(item => item.id === token.id), shown.json);

		assert.match(failureOf(await call(emulator, path, {method: 'DELETE'})), /^404 not found$/);
		assert.match(failureOf(await call(emulator, path, {method: 'PATCH', body: {description: 'x'}})), /^409 conflict/);
		assert.deepEqual(emulator.store.tokenOf(mainCluster(emulator), token.id), shown.json);
	});

	test('gone: in no list, and 404 to a GET, a DELETE and a PATCH', async t => {
		const emulator = await startEmulator({tokens: 60, revoked: 'gone'});
		t.after(async () => emulator.close());
		const tokens = `${clusterPath(emulator)}/tokens`;
		const token = liveToken(emulator);
		const path = `${tokens}/${token.id}`;

		await call(emulator, path, {method: 'DELETE'});
		assert.match(failureOf(await call(emulator, path)), /^404 not found$/);
		assert.match(failureOf(await call(emulator, path, {method: 'DELETE'})), /^404 not found$/);
		assert.match(failureOf(await call(emulator, path, {method: 'PATCH', body: {description: 'x'}})), /^404 not found$/);

		const list = await call(emulator, tokens);
		const live = emulator.store.tokensOf(mainCluster(emulator)).filter(item => item.revokedAt === undefined);
		assert.ok(live.length < 60);
		assert.deepEqual(list.json, live);
	});
});

suite('direct changes of the store', () => {
	test('the next answer of the API shows them', async t => {
		const emulator = await startEmulator({tokens: 20});
		t.after(async () => emulator.close());
		const cluster = mainCluster(emulator);
		const path = `${clusterPath(emulator)}/tokens`;
		const [first, second, third] = emulator.store.tokensOf(cluster);
		await call(emulator, path);

		emulator.store.changeToken(cluster, first!.id, {description: 'changed elsewhere'});
		emulator.store.removeToken(cluster, second!.id);
		emulator.store.putToken(cluster, {...third!, permissions: [{action: 'write', resource: '*'}]});
		emulator.store.setDatabases(cluster, []);

		const list = await call(emulator, path);
		assert.equal(tokensIn(list).length, 19);
		assert.equal(tokensIn(list)[0]!.description, 'changed elsewhere');
		assert.deepEqual(tokensIn(list)[1]!.permissions, [{action: 'write', resource: '*'}]);
		const databases = await call(emulator, `${clusterPath(emulator)}/databases`);
		assert.deepEqual(databases.json, []);
		assert.throws(() => emulator.store.tokensOf(unknownId), RangeError);
		assert.throws(() => emulator.store.changeToken(cluster, unknownId, {}), RangeError);
	});
});
