import assert from 'node:assert/strict';
import {after, suite, test} from 'node:test';
import {startEmulator} from '../../source/emulator/emulator.js';
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

const emulator = await startEmulator({tokens: 80});

after(async () => {
	await emulator.close();
});

suite('the token calls', () => {
	const tokens = `${clusterPath(emulator)}/tokens`;

	test('GET tokens gives an array of the tokens in the store, with a Date header', async () => {
		const reply = await call(emulator, tokens);
		assert.equal(reply.status, 200);
		assert.match(reply.headers.get('content-type')!, /^application\/json/);
		assert.ok(Math.abs(Date.parse(reply.headers.get('date')!) - Date.now()) < 60_000);
		assert.deepEqual(tokensIn(reply), emulator.store.tokensOf(mainCluster(emulator)));
		assert.equal(tokensIn(reply).length, 80);
	});

	test('GET databases gives the documented fields and no _internal', async () => {
		const reply = await call(emulator, `${clusterPath(emulator)}/databases`);
		assert.equal(reply.status, 200);
		assert.equal(databasesIn(reply).length, 220);
		for (const database of databasesIn(reply)) {
			assert.deepEqual(Object.keys(database).slice(0, 6), ['accountId', 'clusterId', 'name', 'maxTables', 'maxColumnsPerTable', 'retentionPeriod']);
			assert.match(database.name, /^[\da-z][\w\-/]{0,63}$/i);
			assert.strictEqual(database.retentionPeriod % 3.6e12, 0, 'whole hours');
			assert.ok(database.retentionPeriod >= 0);
		}
	});

	test('POST gives 200 and the secret, which no other answer has', async () => {
		const permissions = [{action: 'read', resource: 'flight2'}, {action: 'write', resource: 'plant/line-1'}];
		const reply = await call(emulator, tokens, {
			method: 'POST', body: {
				description: 'new', permissions, expiresAt: '2031-05-01T02:00:00+02:00', expirationType: 'datetime',
			},
		});
		assert.equal(reply.status, 200);
		const {accessToken, ...token} = tokenIn(reply);
		assert.match(accessToken!, /^apiv1_[\w-]{64,}$/);
		assert.deepEqual(token, {
			accountId: emulator.accounts[0]!.id, clusterId: mainCluster(emulator), id: token.id, description: 'new', permissions, createdAt: token.createdAt, expiresAt: '2031-05-01T00:00:00Z',
		});
		assert.match(token.createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);

		const again = await call(emulator, `${tokens}/${token.id}`);
		assert.deepEqual(again.json, token);
		const list = await call(emulator, tokens);
		assert.deepEqual(tokensIn(list).at(-1), token);
		assert.ok(!list.text.includes('accessToken'));
	});

	test('POST without permissions or expiry makes a token without either', async () => {
		const reply = await call(emulator, tokens, {method: 'POST', body: {description: 'bare', expirationType: 'noExpiration'}});
		assert.equal(reply.status, 200);
		assert.deepEqual(tokenIn(reply).permissions, []);
		assert.ok(!('expiresAt' in tokenIn(reply)));
	});

	for (const [what, body, message] of [
		['text that is not JSON', '{"description": ', /^400 .*not JSON/],
		['no body', '', /^400 .*not JSON/],
		['an array', [], /^400 .*description/],
		['no description', {permissions: []}, /^400 .*description/],
		['a description that is a number', {description: 7}, /^400 .*description/],
		['permissions that are not an array', {description: 'x', permissions: {}}, /^400 .*permissions/],
		['a permission without a resource', {description: 'x', permissions: [{action: 'read'}]}, /^400 .*permissions\.0\.resource/],
		['a resource of 65 characters', {description: 'x', permissions: [{action: 'read', resource: 'a'.repeat(65)}]}, /^400 .*permissions\.0\.resource/],
		['an expiry without a zone', {description: 'x', expiresAt: '2031-05-01T00:00:00'}, /^400 .*expiresAt/],
		['an expiry in a 13th month', {description: 'x', expiresAt: '2031-13-01T00:00:00Z'}, /^400 .*expiresAt/],
		['datetime without an expiry', {description: 'x', expirationType: 'datetime'}, /^400 .*needs expiresAt/],
		['noExpiration with an expiry', {description: 'x', expirationType: 'noExpiration', expiresAt: '2031-05-01T00:00:00Z'}, /^400 .*excludes expiresAt/],
		['a field that the documents do not name', {description: 'x', expires: 1}, /^400 .*expires/],
	] as const) {
		test(`POST with ${what} gives 400 and makes no token`, async () => {
			const count = emulator.store.tokensOf(mainCluster(emulator)).length;
			assert.match(failureOf(await call(emulator, tokens, {method: 'POST', body})), message);
			assert.equal(emulator.store.tokensOf(mainCluster(emulator)).length, count);
		});
	}

	test('PATCH changes the fields that it names, and replaces the whole list of permissions', async () => {
		const token = liveToken(emulator);
		const renamed = await call(emulator, `${tokens}/${token.id}`, {method: 'PATCH', body: {description: 'renamed'}});
		assert.equal(renamed.status, 200);
		assert.deepEqual(renamed.json, {...token, description: 'renamed'});

		const emptied = await call(emulator, `${tokens}/${token.id}`, {method: 'PATCH', body: {permissions: []}});
		assert.deepEqual(emptied.json, {...token, description: 'renamed', permissions: []});
		assert.deepEqual(emulator.store.tokenOf(mainCluster(emulator), token.id), emptied.json);
		const list = await call(emulator, tokens);
		assert.deepEqual(tokensIn(list).find(item => item.id === token.id), emptied.json);
	});

	for (const [what, body, message] of [
		['an empty object', {}, /^400 .*at least one/],
		['an expiry', {description: 'x', expiresAt: '2031-05-01T00:00:00Z'}, /^400 .*expiresAt/],
		['null permissions', {permissions: null}, /^400 .*permissions/],
		['text that is not JSON', 'description=x', /^400 .*not JSON/],
	] as const) {
		test(`PATCH with ${what} gives 400 and changes nothing`, async () => {
			const token = liveToken(emulator);
			assert.match(failureOf(await call(emulator, `${tokens}/${token.id}`, {method: 'PATCH', body})), message);
			assert.deepEqual(emulator.store.tokenOf(mainCluster(emulator), token.id), token);
		});
	}

	test('DELETE gives 204 without a body, and the store has revokedAt', async () => {
		const token = liveToken(emulator);
		const reply = await call(emulator, `${tokens}/${token.id}`, {method: 'DELETE'});
		assert.equal(reply.status, 204);
		assert.equal(reply.text, '');
		assert.equal(reply.headers.get('content-type'), null);
		const {revokedAt, ...rest} = emulator.store.tokenOf(mainCluster(emulator), token.id)!;
		assert.deepEqual(rest, token);
		assert.match(revokedAt!, /\.\d{6}Z$/);
	});

	for (const method of ['GET', 'PATCH', 'DELETE']) {
		test(`${method} of a token that does not exist gives 404, of an id that is not a UUID 400`, async () => {
			const body = method === 'PATCH' ? {description: 'x'} : undefined;
			assert.match(failureOf(await call(emulator, `${tokens}/${unknownId}`, {method, body})), /^404 not found$/);
			assert.match(failureOf(await call(emulator, `${tokens}/not-a-uuid`, {method, body})), /^400 bad request: tokenId/);
			assert.match(failureOf(await call(emulator, `${tokens}/..%2F${unknownId}`, {method, body})), /^400 .*tokenId/);
		});
	}

	test('paths and methods that the API does not have give 404 in JSON', async () => {
		for (const path of ['/', '/api/v0/accounts', clusterPath(emulator), `${tokens}/${unknownId}/secret`, `${clusterPath(emulator)}/databases/flight2`, '/api/v1/tokens']) {
			assert.match(failureOf(await call(emulator, path)), /^404 not found$/);
		}

		assert.match(failureOf(await call(emulator, tokens, {method: 'PUT', body: {}})), /^404 not found$/);
	});
});
