import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {launch} from '../../helpers/launch.js';
import {startEmulator} from '../../helpers/end-to-end/start-emulator.js';
import {press, tickAndRevoke} from '../../helpers/end-to-end/steps.js';

const live = (emulator: Awaited<ReturnType<typeof startEmulator>>) => emulator.store.tokensOf(emulator.clusterId).find(({description}) => description === 'stack analyser 1')!;

test('revoke ID on a terminal opens the confirmation of exactly that token, which revokes it', async t => {
	const emulator = await startEmulator(t);
	const {id} = live(emulator);
	const start = () => launch({arguments: ['revoke', '--host', emulator.url, id], environment: emulator.environment, test: t});
	const cancelled = start();
	await cancelled.until('[ ] I understand the risk of this action');
	assert.match(cancelled.screenText(), new RegExp(`Token ID +${id}`));
	await press(cancelled, keys.escape, 'Enter details');
	cancelled.press(control('c'));
	await cancelled.ended();
	assert.deepEqual(emulator.changes(), []);

	const app = start();
	await app.until('[ ] I understand the risk of this action');
	await tickAndRevoke(app);
	assert.deepEqual(emulator.changes(), [`DELETE /api/v0/accounts/${emulator.accounts[0]!.id}/clusters/${emulator.clusterId}/tokens/${id}`]);
	app.press(control('c'));
	await app.ended();
});

test('revoke with an unknown ID says so on the screen and opens no confirmation', async t => {
	const emulator = await startEmulator(t);
	const unknown = '00000000-0000-4000-8000-000000000000';
	const app = launch({arguments: ['revoke', '--host', emulator.url, live(emulator).id, unknown], environment: emulator.environment, test: t});
	await app.until(`No such token: ${unknown}. Nothing is confirmed.`);
	assert.ok(!app.screenText().includes('I understand'));
	app.press(control('c'));
	await app.ended();
	assert.deepEqual(emulator.changes(), []);
});

test('revoke --filter asks for the management token once, not again for the screen', async t => {
	const emulator = await startEmulator(t);
	const {MANAGEMENT_TOKEN: managementToken, ...environment} = emulator.environment;
	const app = launch({arguments: ['revoke', '--host', emulator.url, '--filter', '"stack analyser 1"'], environment, test: t});
	await app.until('(not shown):');
	app.press(`${managementToken}\r`);
	await app.until('[ ] I understand the risk of this action');
	await tickAndRevoke(app);
	assert.equal(emulator.changes().length, 1);
	assert.ok(!app.screenText().includes(managementToken!));
	app.press(control('c'));
	await app.ended();
});
