import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import test from 'node:test';
import {createLazyManagementApi} from '../../source/api/lazy-management-api.js';
import {Secret} from '../../source/secrets/secret.js';
import {
	accountId,
	answerJson,
	calls,
	canary,
	clusterId,
	connect,
	errorOf,
	mutations,
	startService,
} from '../helpers/api/start-service.js';

const connectLazily = (host: string, isReadOnly = false) => createLazyManagementApi({
	host, accountId, clusterId, secret: () => new Secret(canary), isReadOnly,
});

test('every call sends what the eager client sends, and answers the same', async () => {
	await using service = await startService(response => {
		answerJson(response, 404, {message: 'not there'});
	});
	for (const {name, run} of calls) {
		const before = service.seen.length;
		const eager = errorOf(await run(connect(service.host)));
		const lazy = errorOf(await run(connectLazily(service.host)));
		assert.equal(lazy.message, eager.message, name);
		const [first, ...more] = service.seen.slice(before);
		assert.ok(first, name);
		assert.deepEqual(more, [first], name);
	}
});

test('isReadOnly is known before the client is loaded, and is obeyed', async () => {
	await using service = await startService();
	assert.equal(connectLazily(service.host).isReadOnly, false);
	const api = connectLazily(service.host, true);
	assert.equal(api.isReadOnly, true);
	for (const {run} of mutations) {
		assert.equal(errorOf(await run(api)).kind, 'read-only');
	}

	assert.deepEqual(service.seen, []);
});

test('a call that is aborted while the client is loaded sends nothing', async () => {
	await using service = await startService();
	const controller = new AbortController();
	const answer = connectLazily(service.host).listTokens({signal: controller.signal});
	controller.abort();
	assert.equal(errorOf(await answer).kind, 'aborted');
	assert.deepEqual(service.seen, []);
});

test('the first call loads the HTTP client, and it is not loaded before', () => {
	const script = `
		const {createLazyManagementApi} = await import(${JSON.stringify(new URL('../../source/api/lazy-management-api.js', import.meta.url).href)});
		const isLoaded = () => process.moduleLoadList.includes('NativeModule http');
		const api = createLazyManagementApi({host: 'none', accountId: '', clusterId: '', secret() {}, isReadOnly: false});
		const before = isLoaded();
		const {error} = await api.listTokens();
		console.log(JSON.stringify([before, error.kind, isLoaded()]));
	`;
	const {stdout, stderr} = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {encoding: 'utf8'});
	assert.equal(stderr, '');
	assert.deepEqual(JSON.parse(stdout), [false, 'invalid', true]);
});
