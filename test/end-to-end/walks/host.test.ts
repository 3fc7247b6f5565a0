import assert from 'node:assert/strict';
import {readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {launch} from '../../helpers/launch.js';
import {
	clusterId,
	managementToken,
	startPlainService,
} from '../../helpers/end-to-end/plain-service.js';
import {startEmulator} from '../../helpers/end-to-end/start-emulator.js';
import {
	find,
	moveTo,
	openConfirmation,
	openEnvironment,
	press,
	tick,
	tickAndRevoke,
} from '../../helpers/end-to-end/steps.js';

test('with --host the walk revokes one token by one DELETE, and cancelling sends nothing', async t => {
	const emulator = await startEmulator(t);
	const app = launch({arguments: ['--host', emulator.url], environment: emulator.environment, test: t});
	await openEnvironment(app);
	await find(app, 'stack analyser 1');

	const id = await openConfirmation(app);
	await tick(app);
	await press(app, keys.enter, '1 of');
	await openConfirmation(app);
	await press(app, keys.escape, '1 of');
	assert.deepEqual(emulator.changes(), [], 'neither Cancel after a tick nor Esc right after the confirmation opens sends anything');

	assert.equal(await openConfirmation(app), id);
	await tickAndRevoke(app);
	assert.deepEqual(emulator.changes(), [`DELETE /api/v0/accounts/${emulator.accounts[0]!.id}/clusters/${emulator.clusterId}/tokens/${id}`]);
	const revoked = emulator.store.tokensOf(emulator.clusterId).filter(({revokedAt}) => revokedAt !== undefined && Date.parse(revokedAt) > Date.now() - 600_000);
	assert.deepEqual(revoked.map(token => token.id), [id]);

	app.press('\u{3}');
	await app.ended();
	const journal = path.join(app.home, 'state', 'influx-tokens', `${emulator.clusterId}.jsonl`);
	const text = readFileSync(journal, 'utf8');
	const [intent, outcome, ...others] = text.trimEnd().split('\n').map(line => JSON.parse(line) as Record<string, unknown>);
	assert.equal(others.length, 0);
	assert.partialDeepStrictEqual(intent, {
		kind: 'intent', action: 'revoke', tokenId: id, description: 'stack analyser 1', profile: 'Environment', host: emulator.url,
	});
	assert.partialDeepStrictEqual(outcome, {kind: 'outcome', operationId: intent!.operationId, result: 'revoked'});
	assert.equal(statSync(journal).mode % 0o1000, 0o600);
	assert.ok(!text.includes(emulator.managementToken));
});

test('with --host the walk works against a server that is not the emulator', async t => {
	const id = '0d9c4c56-7b1f-4e0a-b6a5-1f30c9a5d7e1';
	const service = await startPlainService(t, {
		tokens: [
			{id: '5f0e8f0c-0a46-49c4-9d37-8a7a3f1a2b3c', description: 'collector', permissions: [{action: 'write', resource: 'plant'}]},
			{
				id, description: 'old laptop', permissions: [{action: 'read', resource: 'plant'}], expiresAt: '2999-01-01T00:00:00Z',
			},
			{id: '9a8b7c6d-1e2f-4a3b-8c4d-5e6f708192a3', description: 'wall screen', permissions: [{action: 'read', resource: 'plant'}]},
		],
		databases: ['plant', 'plant/line-2'],
	});
	const app = launch({arguments: ['--host', service.url], environment: service.environment, test: t});
	await openEnvironment(app);
	await app.until('3 active');
	await press(app, keys.down, /▌ +active +old laptop/);

	await press(app, keys.enter, '› old laptop');
	await press(app, 'o', 'Copy token ID');
	await moveTo(app, 'Revoke Token…');
	await press(app, keys.enter, 'I understand the risk');
	const before = [...service.requests];
	await tick(app);
	await press(app, keys.tab, '‹ Revoke Token ›');
	await press(app, keys.enter, new RegExp(String.raw`Revoked old laptop \(${id.slice(0, 8)}\): verified gone`));
	await app.until('2 active');

	const target = `${service.tokensPath}/${id}`;
	assert.ok(before.every(request => request.startsWith('GET ')));
	assert.deepEqual(service.requests.filter(request => !request.startsWith('GET ')), [`DELETE ${target}`]);
	const after = service.requests.slice(before.length);
	assert.ok(after.indexOf(`GET ${target}`, after.indexOf(`DELETE ${target}`)) > 0, 'the token is verified after its revoke');
	assert.equal(service.tokenIds().length, 2);

	app.press('\u{3}');
	assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
	const screen = app.screenText().replaceAll('\n', '');
	assert.match(screen, new RegExp(`^Environment, cluster ${clusterId.slice(0, 8)}: Revoked old laptop`));
	assert.ok(!screen.includes(managementToken));
});
