import assert from 'node:assert/strict';
import {rmSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {startEmulator} from '../../../source/emulator/emulator.js';
import {openJournal} from '../../../source/journal/journal.js';
import {markedDescription} from '../../../source/tokens/suspension/suspended-description.js';
import {pointAt} from '../../helpers/screens/confirm.js';
import {
	openCluster,
	permissions,
	pressConfirmation,
	refresh,
	restart,
	writesOf,
	type OpenCluster,
} from '../../helpers/screens/open-cluster.js';

const edge08 = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';
const storedIn = ({emulator, clusterId}: OpenCluster) => JSON.stringify(emulator.store.tokenOf(clusterId, edge08));

async function suspend(cluster: OpenCluster): Promise<void> {
	const {mounted} = cluster;
	await pointAt(mounted, 'edge-08');
	await mounted.press('s');
	await pressConfirmation(cluster, 'Suspend Token');
	await mounted.until(/^ Suspended telegraf edge-08/m);
	await mounted.until(/^▌ +suspended .*telegraf edge-08 \[suspe/m);
}

test('without a journal, as on a rebuilt machine, u resumes from the mark, byte for byte', async t => {
	const first = await openCluster(t);
	const before = storedIn(first);
	await suspend(first);
	assert.ok(!first.mounted.screen().includes('rw:flight2'), 'the list shows the description, and no grants');
	rmSync(path.join(first.stateDirectory, 'influx-tokens'), {recursive: true});
	const cluster = await restart(t, first, {columns: 100});
	const {mounted} = cluster;
	await pointAt(mounted, 'edge-08');
	await mounted.press('u');
	await mounted.until('Resume Database Token');
	await mounted.until('write on flight_old: added');
	await pressConfirmation(cluster, 'Resume Token');
	await mounted.until(/^ Resumed telegraf edge-08/m);
	assert.equal(storedIn(cluster), before);
});

for (const [key, source, access] of [['m', 'mark', 'read on sensors: added'], ['J', 'journal', 'write on flight_old: added']] as const) {
	test(`where mark and journal disagree, the screen shows both and sends nothing, and ${key} chooses the ${source}`, async t => {
		const cluster = await openCluster(t, {columns: 100});
		const {mounted, emulator, clusterId} = cluster;
		await suspend(cluster);
		const {description} = markedDescription({id: edge08, description: 'telegraf edge-08', permissions: permissions('read:sensors')}, {day: '2026-03-01', limit: 400});
		emulator.store.changeToken(clusterId, edge08, {description});
		await refresh(cluster, /^▌ +suspended 1d/m);
		await mounted.press('u');
		await mounted.until('▲ The mark and the journal of this machine disagree. Nothing was sent.');
		await mounted.until(/^ +mark +read sensors$/m);
		await mounted.until(/^ +journal +write flight_old, flight2, flight3; read flight2$/m);
		await mounted.until(/^ +only the mark has +read on sensors$/m);
		await mounted.until(/^ +only the journal has +write on flight_old$/m);
		assert.equal(writesOf(emulator).length, 1);
		await mounted.press(key);
		await mounted.until(`As the ${source} says.`);
		await mounted.until(access);
		await pressConfirmation(cluster, 'Resume Token');
		await mounted.until(/^ Resumed telegraf edge-08/m);
		assert.equal(writesOf(emulator).length, 2);
		const {permissions: given} = emulator.store.tokenOf(clusterId, edge08)!;
		assert.equal(given.length, source === 'mark' ? 1 : 4);
	});
}

test('a damaged mark is not used: the form asks for the grants, and the details say what is wrong', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator, clusterId} = cluster;
	emulator.store.changeToken(clusterId, edge08, {description: 'telegraf edge-08 [suspended 2026-03-01 r:sensors #000000]', permissions: []});
	await pointAt(mounted, 'edge-08');
	await refresh(cluster, /^▌ +suspended/m);
	await mounted.press('u');
	await mounted.until('Edit Database Token');
	await mounted.until('Its mark is damaged (its checksum does not fit');
	assert.deepEqual(writesOf(emulator), []);
});

test('the confirmation says which grants only the journal can keep, before anything is sent', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator, clusterId} = cluster;
	emulator.store.changeToken(clusterId, edge08, {permissions: permissions('administer:flight2')});
	await pointAt(mounted, 'edge-08');
	await refresh(cluster, /^▌ .* flight2 +never/m);
	await mounted.press('s');
	await mounted.until('The mark of telegraf edge-08 (6f2c1c1e) cannot hold its grants: the action');
	await mounted.until('"administer" has no letter there.');
	await mounted.until('Only the journal of this machine can give its grants back.');
	assert.deepEqual(writesOf(emulator), []);
});

test('where the service refuses the mark, the token is suspended all the same, and the message says where its grants are', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	const before = storedIn(cluster);
	emulator.setFaults([{when: {method: 'PATCH', times: 1}, do: {kind: 'status', status: 400, body: {code: 400, message: 'description too long'}}}]);
	await pointAt(mounted, 'edge-08');
	await mounted.press('s');
	await pressConfirmation(cluster, 'Suspend Token');
	await mounted.until(/^ Suspended telegraf edge-08 \(6f2c1c1e\): verified \(only the jour/m);
	await pointAt(mounted, 'edge-08');
	await mounted.press('u');
	await mounted.until('write on flight_old: added');
	await pressConfirmation(cluster, 'Resume Token');
	await mounted.until(/^ Resumed telegraf edge-08/m);
	assert.equal(storedIn(cluster), before);
});

test('on another host with the same cluster ID, v verifies none of the first host\'s changes, and says so', async t => {
	const first = await openCluster(t);
	const {emulator, clusterId, stateDirectory} = first;
	const token = first.tokenNamed('telegraf edge-07');
	const opened = await openJournal({directory: path.join(stateDirectory, 'influx-tokens'), clusterId, actor: {user: 'ada', hostname: 'bastion'}});
	assert.ok(opened.ok);
	const id = '11111111-2222-4333-8444-555555555555';
	await opened.value.append({
		kind: 'intent', operationId: id, batchId: id, action: 'revoke', profile: 'Demo', host: emulator.url, accountId: token.accountId!, clusterId,
		tokenId: token.id, description: token.description, permissionsBefore: token.permissions, createdAt: token.createdAt,
	});
	await opened.value.close();
	first.mounted.unmount();
	const other = await startEmulator({managementToken: emulator.accounts[0]!.managementToken});
	t.after(async () => other.close());
	other.store.removeToken(clusterId, token.id);
	const second = await openCluster(t, {emulator: other, stateDirectory, columns: 150});
	const {mounted} = second;
	assert.ok(!mounted.screen().includes('no known outcome'));
	await mounted.press('J');
	await mounted.until('0 of 0');
	await mounted.until(`   The journal of this cluster ID also has 1 change made elsewhere (${emulator.url}`);
	await mounted.press('v');
	await mounted.until(/^ The journal of this cluster ID also has 1 change made elsewhere/m);
	const {entries} = await second.journal();
	assert.equal(entries.length, 1, 'no outcome was written');
});
