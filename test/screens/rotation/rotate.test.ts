import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {pointAt} from '../../helpers/screens/confirm.js';
import {
	makeDirectory,
	openCluster,
	passTime,
	pressConfirmation,
	refresh,
	restart,
	writesOf,
	type OpenCluster,
	type TestContext,
} from '../../helpers/screens/open-cluster.js';

const day = 24 * 60 * 60 * 1000;
const old = 'telegraf edge-07';

/**
Opens the rotation's screen of the old token from the list.
*/
async function openRotation({mounted}: OpenCluster): Promise<void> {
	await mounted.pressTogether(['/', control('u'), ...'edge-07', keys.enter]);
	await mounted.until(/^▌/m);
	await mounted.press('R');
	await mounted.until('› Rotate');
	await mounted.until('1 Create a successor with the same grants');
}

/**
Takes the first step: creates a successor for a year, leaves its secret's screen, and ends on the rotation's screen.
*/
async function createSuccessor(cluster: OpenCluster): Promise<void> {
	const {mounted} = cluster;
	await openRotation(cluster);
	await mounted.until(/Successor +telegraf edge-07 \[rotated 2026-03-02\]/);
	await mounted.press(keys.enter, control('u'));
	await mounted.pressTogether([...'1y']);
	await mounted.press(keys.enter);
	await mounted.until('This is the only time');
	await mounted.press(keys.escape, keys.tab, keys.enter);
	await mounted.until('● 2 Hand over its secret');
}

/**
Ends the program, starts it again, checks the due step in the list, and opens the rotation's screen.
*/
async function startAgain(t: TestContext, cluster: OpenCluster, inList: RegExp | string): Promise<OpenCluster> {
	const next = await restart(t, cluster);
	await next.mounted.pressTogether(['/', control('u'), ...'edge-07', keys.enter]);
	await next.mounted.until(inList);
	await next.mounted.press(keys.escape);
	await openRotation(next);
	return next;
}

const methodsOf = ({emulator}: OpenCluster) => writesOf(emulator).map(({method}) => method);

test('takes all five steps, with a restart between each', async t => {
	let cluster = await openCluster(t);
	const before = cluster.tokenNamed(old);
	await createSuccessor(cluster);
	const successor = cluster.tokenNamed('telegraf edge-07 [rotated 2026-03-02]');
	assert.deepEqual(writesOf(cluster.emulator), [{
		method: 'POST',
		body: {
			description: successor.description, permissions: before.permissions, expirationType: 'datetime', expiresAt: '2027-03-02T04:20:19Z',
		},
	}]);
	assert.deepEqual(cluster.tokenNamed(old), before);

	cluster = await startAgain(t, cluster, /↻ hand-over due: tel/);
	assert.match(cluster.mounted.screen(), new RegExp(`✓ 1 Create[^]+● 2 Hand over[^]+successor +${successor.id}`));
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until(/✓ 2 Hand over/);
	await cluster.mounted.press(keys.escape, 'J');
	await cluster.mounted.until(/Rotation: suspend telegraf edge-07, from 2026-03-02T04:25/);
	cluster = await startAgain(t, cluster, /↻ telegraf edge-07 \[rot/);
	await cluster.mounted.until(/● 3 Suspend the old token; it can be undone +from 2026-03-02 04:25 UTC on/);
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until('the successor may still answer 401');
	passTime(t, 6 * 60_000, cluster.emulator);

	cluster = await startAgain(t, cluster, /↻ suspend due: tel[\s\S]+↻ telegraf edge-07 \[rot/);
	assert.deepEqual(methodsOf(cluster), ['POST']);
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until('Suspend Database Token');
	await pressConfirmation(cluster, 'Suspend Token');
	await cluster.mounted.until('● 4 Let it soak');
	assert.deepEqual(methodsOf(cluster), ['POST', 'PATCH']);

	cluster = await startAgain(t, cluster, /↻ choose-soak due: tel/);
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until('Enter how long the old token soaks: 2d, 1w, or a date.');
	await cluster.mounted.pressTogether([...'2d']);
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until(/● 4 Let it soak.+until 2026-03-04 04:26 UTC/);
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until('nothing is due');
	await cluster.mounted.press('t');
	await cluster.mounted.until('Times are local: Europe/Berlin.');
	await cluster.mounted.until(/● 4 Let it soak.+until 2026-03-04 05:26 CET/);

	cluster = await startAgain(t, cluster, /↻ telegraf edge-07 \[susp/);
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until('telegraf edge-07 soaks until 2026-03-04T04:26:19Z: nothing is due.');
	// The list's clock is cut to whole minutes.
	passTime(t, (2 * day) + 60_000, cluster.emulator);
	// The service's clock differs: the soak may not be over.
	cluster.emulator.passTime(-day);
	cluster = await startAgain(t, cluster, /↻ revoke due: tel/);
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until(/The soak is over by a clock 2[34] hours ahead of the service's: K accepts it\./);
	assert.doesNotMatch(cluster.mounted.screen(), /Revoke Database Token/);
	await cluster.mounted.press('K');
	await cluster.mounted.until(/Filters and rotations go by this clock now, 2[34] hours ahead of the service's\./);
	cluster.emulator.passTime(day);
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until('I understand the risk of this action');
	await pressConfirmation(cluster, 'Revoke Token');
	await cluster.mounted.until(/^ Revoked telegraf edge-07/m);
	assert.deepEqual(methodsOf(cluster), ['POST', 'PATCH', 'DELETE']);
	assert.deepEqual(writesOf(cluster.emulator).map(({tokenId}) => tokenId), [undefined, before.id, before.id]);
	await cluster.mounted.until(screen => !screen.includes('↻'));
	const {entries} = await cluster.journal();
	const ids = new Set(entries.filter(({kind}) => kind !== 'outcome').map(({rotationId}) => rotationId));
	assert.equal(ids.size, 1);
	assert.deepEqual(
		entries.filter(({kind}) => kind !== 'outcome').map(entry => entry.kind === 'outcome' ? undefined : entry.step),
		['create', 'handed-over', 'suspend', 'soak-started', 'revoke'],
	);
});

test('undo before the suspend sends nothing and ends the rotation; the successor stays', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await createSuccessor(cluster);
	await mounted.press('u');
	await mounted.until(/^ The rotation is undone\. The successor is still there/m);
	await mounted.until(screen => screen.includes('Database tokens') && !screen.includes('↻'));
	assert.deepEqual(methodsOf(cluster), ['POST']);
	await openRotation(cluster);
	await mounted.until('● 1 Create a successor');
});

test('undo after the suspend restores the old token exactly and ends the rotation', async t => {
	let cluster = await openCluster(t);
	const before = JSON.stringify(cluster.tokenNamed(old));
	await createSuccessor(cluster);
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until('● 3 Suspend');
	// Before the successor has settled, the first press only warns.
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until('the successor may still answer 401');
	await cluster.mounted.press(keys.enter);
	await pressConfirmation(cluster, 'Suspend Token');
	await cluster.mounted.until('● 4 Let it soak');
	cluster = await startAgain(t, cluster, /choose-soak/);
	// While the screen asks for a time, its letters are text.
	await cluster.mounted.pressTogether([...'1w']);
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until('until 2026-03-09 04:20 UTC');
	await cluster.mounted.press('u');
	await cluster.mounted.until('Resume Database Token');
	await pressConfirmation(cluster, 'Resume Token');
	await cluster.mounted.until(/^ Resumed telegraf edge-07/m);
	assert.equal(JSON.stringify(cluster.tokenNamed(old)), before);
	assert.deepEqual(methodsOf(cluster), ['POST', 'PATCH', 'PATCH']);
	await cluster.mounted.until(screen => screen.includes('Database tokens') && !screen.includes('↻'));
	const {entries} = await cluster.journal();
	assert.deepEqual(entries.at(-1), {...entries.at(-1), kind: 'note', step: 'undone'});
});

test('the program does not repeat a create whose answer was lost, and the rotation goes on under the same id', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	emulator.setFaults([{when: {method: 'POST', times: 1}, do: {kind: 'cut', when: 'before-apply'}}]);
	await openRotation(cluster);
	await mounted.press(keys.enter, keys.enter);
	await mounted.until('Whether the token was created is not known');
	assert.deepEqual(methodsOf(cluster), ['POST']);
	await mounted.press(keys.enter);
	await mounted.until('The last request has no known outcome');
	await mounted.press(keys.enter, keys.enter);
	await mounted.until('This is the only time');
	await mounted.press(keys.escape, keys.tab, keys.enter);
	await mounted.until('● 2 Hand over its secret');
	const {entries} = await cluster.journal();
	assert.equal(new Set(entries.filter(({kind}) => kind === 'intent').map(({rotationId}) => rotationId)).size, 1);
});

test('keys that arrive in one write create no successor', async t => {
	const cluster = await openCluster(t);
	await openRotation(cluster);
	await cluster.mounted.press(keys.escape);
	await cluster.mounted.pressTogether(['R', keys.tab, control('u'), ...'1y', keys.enter]);
	await cluster.mounted.until('Those keys arrived together');
	assert.deepEqual(methodsOf(cluster), []);
});

test('Tab goes to the expiry and back, Ctrl+S creates from either field, erasing keys erase the focused field, and a successor needs a description', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await openRotation(cluster);
	await mounted.press(control('u'), control('s'));
	await mounted.until('The successor needs a description.');
	await mounted.pressTogether([...'edge seven']);
	await mounted.press(control('w'));
	await mounted.until(/Successor +edge *$/m);
	await mounted.press(keys.tab, control('u'));
	await mounted.pressTogether([...'never']);
	await mounted.until('never expires');
	assert.match(mounted.screen(), /Successor +edge *$/m);
	await mounted.press(keys.enter);
	await mounted.until('This is the only time');
	assert.deepEqual(writesOf(cluster.emulator).map(({body}) => (body as {readonly description: string}).description.trim()), ['edge']);
});

test('one cursor is on the screen; the old token\'s expiry is shown, its lifetime is proposed, and a successor that never expires gets a warning', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	cluster.putToken('zz expiring', 'read:sensors', {createdAt: '2026-02-20T10:00:00Z', expiresAt: '2026-03-22T10:00:00Z'});
	await refresh(cluster, '56 active');
	await pointAt(mounted, 'zz expiring');
	await mounted.press('R');
	await mounted.until('● 1 Create a successor');
	await mounted.until('❯ Successor');
	assert.equal(mounted.screen().split('❯').length, 2);
	assert.match(mounted.screen(), /Expires {4}30d/);
	assert.match(mounted.screen(), /Old one {4}in 20 days: 2026-03-22 11:00:00 CET \(2026-03-22T10:00:00Z\)/);
	await mounted.press(keys.tab, control('u'));
	await mounted.until('▲ The old token expires, and this one never does.');
	await mounted.press(keys.escape);
	await mounted.until('Esc again discards what you typed.');
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
	assert.deepEqual(writesOf(emulator), []);
});

test('a successor whose secret was written to a file needs no second confirmation', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await openRotation(cluster);
	await mounted.press(control('s'));
	await mounted.until('This is the only time');
	const file = path.join(makeDirectory(t), 'secret');
	await mounted.press('w');
	await mounted.pressTogether([...file]);
	await mounted.press(keys.enter);
	await mounted.until(/readable\s+only\s+by\s+you/);
	await mounted.press(keys.escape);
	await mounted.until('● 3 Suspend the old token');
	assert.match(readFileSync(file, 'utf8'), /^apiv/);
	const {entries} = await cluster.journal();
	assert.deepEqual(entries.filter(entry => entry.kind === 'note').map(({step}) => step), ['handed-over']);
});
