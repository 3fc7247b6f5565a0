import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {clockAhead} from '../../helpers/clock-ahead.js';
import {control, keys} from '../../helpers/keys.js';
import {confirmChange} from '../../helpers/end-to-end/confirm.js';
import {quit, startSite} from '../../helpers/end-to-end/start-site.js';
import {find, press} from '../../helpers/end-to-end/steps.js';

const threeDays = 3 * 24 * 60 * 60 * 1000; // Milliseconds
const thirdDay = clockAhead(threeDays);

test('rotate: takes each step in another start of the program, and revokes the old token on the third day', async t => {
	const site = await startSite(t);
	const old = site.tokenCalled('Grafana wind farm');
	const window = {columns: 120, rows: 30};

	const first = await site.open(window);
	await find(first, old.id);
	await press(first, 'R', '● 1 Create a successor with the same grants');
	await press(first, keys.enter, /❯ Expires/);
	await press(first, control('u'), 'never expires');
	await press(first, '1y', /in 365 days: 20\d\d-/);
	const shown = await press(first, keys.enter, 'This is the only time its secret can be seen.');
	const newId = /Token ID +(?<id>[\d\-a-f]{36})/.exec(shown)!.groups!.id!;
	await press(first, 'w', 'New file:');
	await press(first, 'successor', 'New file: successor');
	await press(first, keys.enter, '✓ Written to');
	assert.match(readFileSync(path.join(site.directory, 'successor'), 'utf8'), /^apiv1_\S{40,}\n$/);
	// The file holds the secret, so nothing asks whether it was stored, and the hand-over is done.
	await press(first, keys.escape, /✓ 2 Hand over its secret/);
	await quit(first);
	assert.deepEqual(site.tokenOf(newId).permissions, old.permissions);
	assert.deepEqual(site.tokenOf(old.id), old);

	const second = await site.open(window);
	await find(second, old.id);
	await press(second, 'J', 'E export');
	await second.until('Rotation: suspend Grafana wind farm');
	await press(second, keys.escape, 'Enter details');
	await press(second, 'R', '● 3 Suspend the old token');
	await quit(second);
	assert.deepEqual(site.tokenOf(old.id), old, 'noting the hand-over sends nothing');

	const third = await site.open(window);
	await find(third, old.id);
	await press(third, 'R', '● 3 Suspend the old token');
	// The successor was handed over less than five minutes ago: the first press only warns.
	await press(third, keys.enter, 'the successor may still answer 401');
	await press(third, keys.enter, 'Suspend Database Token');
	await confirmChange(third, 'Suspend Token');
	await third.until('● 4 Let it soak');
	await press(third, '2d', /until 20\d\d-/);
	await press(third, keys.enter, 'It soaks until');
	// Once the journal has been read again, the screen has no field any more.
	await third.until(/^ u undo +Esc back/m);
	await press(third, keys.enter, 'nothing is due.');
	await quit(third);
	assert.deepEqual(site.tokenOf(old.id).permissions, []);

	site.emulator.passTime(threeDays);
	const fourth = await site.open({...window, environment: thirdDay});
	await find(fourth, old.id);
	await press(fourth, 'R', '● 5 Revoke the old token');
	await press(fourth, keys.enter, 'Revoke Database Token');
	await confirmChange(fourth, 'Revoke Token');
	await fourth.until(/^ Revoked Grafana wind farm/m);
	await press(fourth, 'J', '› Activity');
	await fourth.until(now => now.includes('revoked') && !now.includes('Rotation:'));
	await quit(fourth);

	assert.notEqual(site.tokenOf(old.id).revokedAt, undefined);
	assert.equal(site.tokenOf(newId).revokedAt, undefined);
	assert.deepEqual(site.changes().map(({method, tokenId, status}) => `${method} ${tokenId ?? 'new'} ${status}`), ['POST new 200', `PATCH ${old.id} 200`, `DELETE ${old.id} 204`]);
	const lines = site.journal();
	const rotationId = lines[0]?.rotationId;
	assert.ok(rotationId);
	assert.ok(lines.every(line => line.rotationId === rotationId));
	assert.deepEqual(lines.map(line => line.kind === 'outcome' ? line.result : line.step), ['create', 'created', 'created', 'handed-over', 'suspend', 'changed', 'soak-started', 'revoke', 'revoked']);
});
