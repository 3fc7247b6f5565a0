import assert from 'node:assert/strict';
import test from 'node:test';
import {openBatchesOf} from '../../../source/journal/batches/open-batches.js';
import {confirmChange} from '../../helpers/end-to-end/confirm.js';
import {quit, startSite} from '../../helpers/end-to-end/start-site.js';
import {press} from '../../helpers/end-to-end/steps.js';
import {control, keys} from '../../helpers/keys.js';
import {waitFor} from '../../helpers/wait-for.js';

test('after a kill in a batch of 13 suspends, the next start knows all 13, goes on with what was never begun, and undoes a batch as a whole', async t => {
	const site = await startSite(t, {tokens: 1});
	const {emulator: {store, clusterId, accounts, requests, ...emulator}} = site;
	const ids = Array.from({length: 13}, (_, index) => `0c0c0c0c-0000-4000-8000-${String(index + 1).padStart(12, '0')}`);
	const database = store.databasesOf(clusterId)[0]!.name;
	const permissions = [{action: 'read', resource: database}];
	for (const [index, id] of ids.entries()) {
		store.putToken(clusterId, {
			accountId: accounts[0]!.id, clusterId, id, description: `leaver ${String(index + 1).padStart(2, '0')}`, permissions, createdAt: '2025-01-01T00:00:00.000001Z',
		});
	}

	const isSuspended = (id: string) => site.tokenOf(id).permissions.length === 0;
	emulator.setFaults([{when: {method: 'PATCH'}, do: {kind: 'delay', ms: 60_000, when: 'before-apply'}}]);
	const first = await site.open();
	await press(first, '/', 'Esc clear');
	await press(first, 'leaver', /\b13 of \d+ active/);
	await press(first, keys.enter, 'Enter details');
	await press(first, control('a'), '13 marked');
	await press(first, 's', 'Suspend Database Token');
	await confirmChange(first, 'Suspend 13 Tokens');
	// Four requests are on the wire, and two more have their intent on the disk already.
	await waitFor(() => site.changes().length === 4 && site.journal().filter(({kind}) => kind === 'intent').length === 6);
	first.kill('SIGKILL');
	await first.ended();
	emulator.setFaults([]);
	const [open] = openBatchesOf(site.journal());
	assert.deepEqual([open?.total, open?.rest.length, open?.isInterrupted], [13, 7, true]);

	const second = await site.open();
	await second.until('6 changes of an earlier run have no known outcome, 7 were never begun: J.');
	// One of the seven is changed and one is revoked by another hand in the meantime.
	const rest = open!.rest.map(({tokenId}) => tokenId);
	store.changeToken(clusterId, rest[0]!, {description: 'taken over'});
	store.removeToken(clusterId, rest[1]!);
	await press(second, control('r'), /\d active *$/m);
	await press(second, 'J', /Never begun: 7 of 13 in the suspend of .* UTC/);
	const sent = site.changes().length;
	await press(second, 'o', 'Goes on with the suspend of');
	await second.until(/2 of 7 left alone: leaver \d\d \(changed since\), leaver \d\d \(gone\)\./);
	assert.equal(site.changes().length, sent, 'nothing is sent before the confirmation');
	await confirmChange(second, 'Suspend 5 Tokens');
	await second.until('Suspended 5 of 5');
	assert.deepEqual(rest.slice(2).filter(id => !isSuspended(id)), []);
	assert.equal(site.changes().length, sent + 5);
	assert.deepEqual(openBatchesOf(site.journal()), []);

	await press(second, keys.enter, /\d active *$/m);
	await press(second, 'J', 'Batch: one of 5 confirmed together');
	await press(second, 'U', 'Undoes the suspend of');
	await confirmChange(second, 'Resume 5 Tokens');
	await second.until('Resumed 5 of 5');
	for (const id of rest.slice(2)) {
		assert.deepEqual(site.tokenOf(id).permissions, permissions);
	}

	await press(second, keys.enter, /\d active *$/m);
	await quit(second);
	assert.ok(requests.length > 0);
});
