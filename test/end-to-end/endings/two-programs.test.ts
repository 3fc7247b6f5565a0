import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {hostname} from 'node:os';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {waitFor} from '../../helpers/wait-for.js';
import {confirmChange} from '../../helpers/end-to-end/confirm.js';
import {quit, startSite} from '../../helpers/end-to-end/start-site.js';
import {find, press} from '../../helpers/end-to-end/steps.js';

test('two programs on one cluster: the second names the first and changes nothing, until the first is dead', async t => {
	const site = await startSite(t);
	const {emulator} = site;
	const window = {columns: 160, rows: 30};
	const [one, other] = [site.tokenCalled('stack analyser 1'), site.tokenCalled('stack analyser 2')];
	const first = await site.open(window);
	const second = await site.open(window);
	emulator.addFault({when: {method: 'DELETE', tokenId: one.id}, do: {kind: 'hang', when: 'before-apply'}});
	await find(first, one.description);
	await press(first, 'D', 'Revoke Database Token');
	await confirmChange(first, 'Revoke Token');
	await first.until('1 in flight');
	await waitFor(() => site.changes().length === 1);

	await find(second, other.description);
	await press(second, 'D', 'Revoke Database Token');
	await confirmChange(second, 'Revoke Token');
	const refused = await second.until('Nothing was sent: Another influx-tokens is changing tokens of this cluster');
	assert.ok(refused.includes(`process ${first.pid} on ${hostname()}, since ${new Date().toISOString().slice(0, 11)}`), refused);
	// The open change belongs to the first program, so the second does not verify it.
	await press(second, keys.enter, 'Enter details');
	await press(second, 'J', 'E export');
	await press(second, 'r', 'no-outcome');
	await press(second, 'v', `process ${first.pid} on`);
	assert.equal(site.changes().length, 1);
	assert.equal(site.tokenOf(other.id).revokedAt, undefined);

	first.kill('SIGKILL');
	await first.ended();
	emulator.setFaults([]);
	await press(second, keys.escape, 'Enter details');
	await press(second, 'D', 'Revoke Database Token');
	await confirmChange(second, 'Revoke Token');
	await second.until(/^ Revoked stack analyser 2/m);
	await quit(second);
	assert.deepEqual(site.changes().map(({method, tokenId, status}) => `${method} ${tokenId} ${status}`), [`DELETE ${one.id} hang`, `DELETE ${other.id} 204`]);
	assert.equal(site.tokenOf(one.id).revokedAt, undefined);
	assert.deepEqual(site.journal().map(line => line.kind), ['intent', 'intent', 'outcome']);
	assert.throws(() => readFileSync(site.journalFile.replace('.jsonl', '.batch.lock')), {code: 'ENOENT'});
});
