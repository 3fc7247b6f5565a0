import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {openConfirmation, pointAt} from '../../helpers/screens/confirm.js';
import {
	openCluster,
	passTime,
	permissions,
	pressConfirmation,
	pressFocused,
	refresh,
	restart,
	writesOf,
	type OpenCluster,
	type TestContext,
} from '../../helpers/screens/open-cluster.js';

const day = 24 * 60 * 60 * 1000;

/**
`telegraf edge-08` suspended through the screen; the cursor is on it.
*/
async function suspend(cluster: OpenCluster): Promise<void> {
	const {mounted} = cluster;
	await pointAt(mounted, 'edge-08');
	await mounted.press('s');
	await pressConfirmation(cluster, 'Suspend Token');
	await mounted.until(/^ Suspended telegraf edge-08 \(6f2c1c1e\): verified, /m);
	await mounted.until(/^▌ +suspended /m);
}

const edge08 = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';

const storedIn = ({emulator, clusterId}: OpenCluster) => JSON.stringify(emulator.store.tokenOf(clusterId, edge08));

test('suspends one token by a PATCH, with a record in the journal; after a restart, resume gives its grants back byte for byte', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	const before = storedIn(cluster);
	await pointAt(mounted, 'edge-08');
	await mounted.press('s');
	await mounted.until('▲ Suspending takes every grant away; resume gives them back.');
	await mounted.until(/flight3 +its last writer/);
	await mounted.until('Suspend Token   type flight3 first');
	assert.deepEqual(writesOf(emulator), []);
	await pressConfirmation(cluster, 'Suspend Token');
	await mounted.until(/^ Suspended telegraf edge-08/m);
	assert.deepEqual(writesOf(emulator), [{method: 'PATCH', tokenId: edge08, body: {description: 'telegraf edge-08 [suspended 2026-03-02 rw:flight2 w:flight3,flight_old #4dz50k]', permissions: []}}]);
	const {entries} = await cluster.journal();
	const [intent, outcome] = entries;
	assert.strictEqual(intent?.kind, 'intent');
	assert.strictEqual(outcome?.kind, 'outcome');
	assert.deepEqual([intent.action, intent.description, intent.permissionsBefore], ['suspend', 'telegraf edge-08', (JSON.parse(before) as {readonly permissions: unknown}).permissions]);
	assert.deepEqual([outcome.result, outcome.verification], ['changed', 'as-wished']);

	passTime(t, 12 * day);
	const next = await restart(t, cluster, {columns: 100});
	await pointAt(next.mounted, 'edge-08');
	await next.mounted.until(/^▌ +suspended 12d +telegraf edge-08 \[suspe/m);
	await next.mounted.press(keys.enter);
	await next.mounted.until('Before it was suspended: write flight_old, flight2, flight3; read flight2');
	await next.mounted.until(/^ +Held grants +DATABASE +READ +WRITE$/m);
	await next.mounted.until(/^ +flight2 +yes +yes/m);
	await next.mounted.until(/^ +Description +telegraf edge-08 \[suspended 2026-03-02\]$/m);
	await next.mounted.until(/Status +suspended/);
	await next.mounted.press('u');
	await next.mounted.until('Resuming gives back the grants as they were before the suspension.');
	await next.mounted.until('write on flight_old: added');
	await pressConfirmation(next, 'Resume Token');
	await next.mounted.until(/^ Resumed telegraf edge-08/m);
	assert.equal(storedIn(next), before);
	assert.equal(writesOf(emulator).length, 2);
});

/**
Three marked tokens, one of them without grants.
*/
async function markThree(t: TestContext): Promise<OpenCluster> {
	const cluster = await openCluster(t);
	cluster.putToken('zz one', 'write:flight2 read:sensors');
	cluster.putToken('zz two', 'admin:flight3 write:*');
	cluster.putToken('zz three', '');
	await refresh(cluster, '58 active');
	const {mounted} = cluster;
	await mounted.pressTogether(['/', ...'zz', keys.enter]);
	await mounted.press(control('a'));
	await mounted.until('3 of 58 active, 3 marked');
	return cluster;
}

test('suspends those of many tokens that can be, says how many are left alone, and resumes all of them byte for byte', async t => {
	const cluster = await markThree(t);
	const {mounted, emulator, clusterId} = cluster;
	const before = JSON.stringify(emulator.store.tokensOf(clusterId));
	await mounted.press('s');
	await mounted.until('1 of 3 is left alone: not active, or without grants.');
	await mounted.until(/The mark of zz two \([\da-f]{8}\) cannot hold its grants: the action/);
	await mounted.until('Only the journal of this machine can give its grants back.');
	await pressConfirmation(cluster, 'Suspend 2 Tokens');
	await mounted.until('Suspended 2 of 2');
	await mounted.press(keys.enter);
	await mounted.until('Database tokens');
	const marked = ['zz one [suspended 2026-03-02 w:flight2 r:sensors #ynkay0]', 'zz two [suspended 2026-03-02]'];
	assert.deepEqual(writesOf(emulator).map(({body}) => body), marked.map(description => ({description, permissions: []})));
	await mounted.until(/suspended +zz two/);
	await mounted.press(control('a'), 'u');
	await mounted.until('Resuming 2 tokens gives back the grants');
	await mounted.until('1 of 3 is left alone: not suspended, not recorded, or changed since.');
	await pressConfirmation(cluster, 'Resume 2 Tokens');
	await mounted.until('Resumed 2 of 2');
	assert.equal(JSON.stringify(emulator.store.tokensOf(clusterId)), before);
});

for (const {what, changes} of [
	{what: 'given other grants', changes: {permissions: permissions('read:mydb3')}},
	{what: 'renamed', changes: {description: 'renamed [suspended 2026-03-02]'}},
]) {
	test(`a suspended token that was ${what}: resume opens the screen that saves, which shows what was before, and sends nothing by itself`, async t => {
		const cluster = await openCluster(t);
		const {mounted, emulator, clusterId} = cluster;
		const before = storedIn(cluster);
		await suspend(cluster);
		emulator.store.changeToken(clusterId, edge08, changes);
		await refresh(cluster, /^▌ +(?:active|suspended) .* (?:mydb3 |none )/m);
		await mounted.settle();
		await mounted.press('u');
		await mounted.until('Save Changes');
		await mounted.until(/^ Since the suspend, its (?:permissions|description) changed: this puts back what was before\./m);
		await mounted.until('write on flight_old: added');
		assert.equal(writesOf(emulator).length, 1);
		await pressFocused(mounted, keys.tab);
		await mounted.until('Updated');
		assert.equal(storedIn(cluster), before);
	});
}

test('a token that was suspended on another machine: resume opens the form for its grants and says why', async t => {
	const {mounted, emulator} = await openCluster(t);
	await pointAt(mounted, 'old loader');
	await mounted.press('u');
	await mounted.until('Edit Database Token');
	await mounted.until('Its grants are not recorded on this machine: enter what it should have.');
	await mounted.until(/❯ Description +old loader *$/m);
	await mounted.press(keys.shiftTab, keys.shiftTab, keys.enter);
	await mounted.pressTogether([...'sensors']);
	await mounted.press(keys.enter, control('s'));
	await mounted.until('read on sensors: added');
	await pressFocused(mounted, keys.tab);
	await mounted.until(/^ Updated old loader/m);
	assert.deepEqual(writesOf(emulator).map(({body}) => body), [{description: 'old loader', permissions: permissions('read:sensors')}]);
});

test('a token that cannot be suspended or resumed says why', async t => {
	const {mounted, emulator} = await openCluster(t);
	await pointAt(mounted, 'old loader');
	await mounted.press('s');
	await mounted.until('Only an active token can be suspended.');
	await pointAt(mounted, 'placeholder');
	await mounted.press('s');
	await mounted.until('It has no grants to take away.');
	await mounted.press('u');
	await mounted.until('It is not suspended.');
	assert.deepEqual(writesOf(emulator), []);
});

test('s on the confirmation of a revoke opens that of a suspend, which has no box', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	await pointAt(mounted, 'edge-08');
	await openConfirmation(mounted);
	await mounted.press(keys.space, keys.tab, 's');
	await mounted.until('Suspend Database Token');
	assert.ok(!mounted.screen().includes('I understand the risk'));
	await mounted.until('‹ Cancel ›');
	await pressConfirmation(cluster, 'Suspend Token');
	await mounted.until(/^ Suspended telegraf edge-08/m);
	assert.deepEqual(writesOf(emulator).map(({method}) => method), ['PATCH']);
});
