import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {appendFileSync, readFileSync} from 'node:fs';
import {userInfo} from 'node:os';
import path from 'node:path';
import test from 'node:test';
import type {JournalIntent} from '../../../source/journal/journal-entry.js';
import {openJournal} from '../../../source/journal/journal.js';
import {control, keys} from '../../helpers/keys.js';
import {now} from '../../helpers/mount-app.js';
import {openConfirmation, pointAt} from '../../helpers/screens/confirm.js';
import {
	openCluster,
	permissions,
	pressConfirmation,
	pressFocused,
	refresh,
	restart,
	workInDirectory,
	writesOf,
	type OpenCluster,
	type TestContext,
} from '../../helpers/screens/open-cluster.js';
import {untilExported} from '../../helpers/screens/until-exported.js';
import {cursorRow} from '../../helpers/screens/walk.js';

/**
Suspends, edits and revokes a token through the screens, and opens the Activity screen.
*/
async function doThree(t: TestContext): Promise<OpenCluster> {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	for (const name of ['zz suspended', 'zz edited', 'zz revoked']) {
		cluster.putToken(name, 'read:sensors write:flight2');
	}

	await refresh(cluster, '58 active');
	await pointAt(mounted, 'zz suspended');
	await mounted.press('s');
	await pressConfirmation(cluster, 'Suspend Token');
	await mounted.until(/^ Suspended zz suspended/m);
	await pointAt(mounted, 'zz edited');
	await mounted.press('e', keys.tab, keys.tab, keys.tab, keys.space, control('s'));
	await mounted.until('write on sensors: added');
	await pressFocused(mounted, keys.tab);
	await mounted.until(/^ Updated zz edited/m);
	await pointAt(mounted, 'zz revoked');
	await openConfirmation(mounted);
	await pressConfirmation(cluster, 'Revoke Token');
	await mounted.until(/^ Revoked zz revoked/m);
	await mounted.until(/^ +57 active$/m);
	await openActivity(cluster);
	// The journal is read again when the list is loaded again.
	await mounted.until('3 of 3');
	return cluster;
}

async function openActivity({mounted}: OpenCluster): Promise<void> {
	await mounted.press('J');
	await mounted.until('› Activity');
}

test('lists the latest change first, shows the access before it, filters and exports', async t => {
	const cluster = await doThree(t);
	const {mounted} = cluster;
	const {username} = userInfo();
	assert.deepEqual(mounted.rows().slice(4, 7).map(row => row.slice(19).trim().split(/ {2,}/)), [
		['revoke', 'zz revoked', 'revoked', username],
		['update', 'zz edited', 'updated', username],
		['suspend', 'zz suspended', 'suspended', username],
	]);
	await mounted.until('Before: write flight2; read sensors');
	await mounted.until(cluster.tokenNamed('zz revoked').id);
	await mounted.pressTogether(['/', ...'EDITED updated']);
	await mounted.until('1 of 3');
	assert.match(cursorRow(mounted), /update +zz edited/);
	assert.match(mounted.screen(), /Before: write flight2; read sensors\n *After: {2}write flight2, sensors; read sensors\n/);
	assert.match(mounted.screen(), /Z {2}[\w-]{36} {2}verified\n/);
	await mounted.press(keys.enter, '/');
	await mounted.until('3 of 3');
	await mounted.press(keys.up, keys.enter);
	await mounted.until('1 of 3');
	workInDirectory(t);
	await mounted.press('E');
	await mounted.until('JSON, for a program');
	assert.match(mounted.screen(), /c +CSV.*\n.*j +JSON.*\n.*l +JSON.*\n.*m +Markdown/);
	await mounted.press('m');
	assert.match(await untilExported(mounted, 'md'), /^\| time \| user \|.*\n\| --- \|.*\n.*\| update \|/);
	await mounted.press('E');
	await mounted.until('JSON, for a program');
	await mounted.press('j');
	const [stored] = JSON.parse(await untilExported(mounted, 'json')) as ReadonlyArray<Readonly<Record<string, string>>>;
	assert.equal(stored?.description, 'zz edited');
	await mounted.press('E');
	await mounted.until('CSV, for a spreadsheet');
	await mounted.press('c');
	const csv = await untilExported(mounted, 'csv');
	const lines = csv.split('\n');
	assert.equal(lines.length, 3, 'only the filtered change');
	assert.match(lines[0]!, /^time,user,hostname,action,tokenId,description,permissionsBefore,permissionsAfter,result,/);
	assert.match(lines[1]!, /,update,[\w-]+,zz edited,"read sensors; write flight2","read sensors; write flight2; write sensors",updated,/);
	await mounted.press(keys.escape);
	await mounted.until('3 of 3');
	await mounted.pressTogether(['/', ...'nonsense', keys.enter]);
	await mounted.until('Nothing matches. Esc clears the filter.');
	await mounted.press(keys.escape, keys.escape);
	await mounted.until('Database tokens');
});

test('a change of the description shows the new one below the old one', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	cluster.putToken('zz plain', 'read:sensors');
	await refresh(cluster, '56 active');
	await pointAt(mounted, 'zz plain');
	await mounted.press('e', keys.end, ...' and new', control('s'));
	await mounted.until('becomes');
	await pressFocused(mounted, keys.tab);
	await mounted.until(/^ Updated zz plain/m);
	await openActivity(cluster);
	const screen = await mounted.until('Now:');
	assert.match(screen, /Now: {4}zz plain and new\n *Before: read sensors\n/);
});

test('undo takes an edit back exactly', async t => {
	const cluster = await doThree(t);
	const {mounted, emulator} = cluster;
	await mounted.press('j', 'u');
	await mounted.until('Takes back an earlier change.');
	await mounted.until('write on sensors: removed');
	const sent = writesOf(emulator).length;
	await pressConfirmation(cluster, 'Update Token');
	await mounted.until(/^ Updated zz edited/m);
	assert.deepEqual(writesOf(emulator).slice(sent).map(({body}) => body), [{description: 'zz edited', permissions: permissions('read:sensors write:flight2')}]);
});

test('undo refuses an edit whose token was changed since, and the reason says what differs', async t => {
	const cluster = await doThree(t);
	const {mounted, emulator, clusterId} = cluster;
	await mounted.press(keys.escape);
	emulator.store.changeToken(clusterId, cluster.tokenNamed('zz edited').id, {permissions: permissions('read:mydb3')});
	await refresh(cluster, 'Database tokens');
	await mounted.pressTogether(['/', ...'zz edited', keys.enter]);
	await mounted.until('mydb3');
	await openActivity(cluster);
	const sent = writesOf(emulator).length;
	await mounted.press('j', 'u');
	await mounted.until(/^ It was changed since \(.+ on .+\)/m);
	await mounted.until('› Activity');
	assert.equal(writesOf(emulator).length, sent);
});

test('undo of a suspend is a resume; undo of a resume says to suspend again', async t => {
	const cluster = await doThree(t);
	const {mounted} = cluster;
	await mounted.press('j', 'j', 'u');
	await mounted.until('Resume Database Token');
	await pressConfirmation(cluster, 'Resume Token');
	await mounted.until(/^ Resumed zz suspended/m);
	assert.deepEqual(cluster.tokenNamed('zz suspended').permissions, permissions('read:sensors write:flight2'));
	await openActivity(cluster);
	await mounted.until('4 of 4');
	await mounted.press('u');
	await mounted.until('A resume is undone by suspending the token again');
	await mounted.press('G', 'u');
	await mounted.until('It is no longer as the suspension left it');
});

test('undo of a revoke creates an equal token with a new secret', async t => {
	const cluster = await doThree(t);
	const {mounted, emulator} = cluster;
	await mounted.press('u');
	await mounted.until('Create Database Token');
	await mounted.until(/^ A revoke cannot be undone: this makes an equal token, with a new secret\./m);
	await mounted.press(control('s'));
	await mounted.until('This is the only time');
	assert.deepEqual(writesOf(emulator).at(-1), {method: 'POST', body: {description: 'zz revoked', permissions: permissions('read:sensors write:flight2')}});
});

/**
Writes an intent of a revoke to the journal, as a program leaves it that was killed before the answer. With `unknownFor`, also an outcome `unknown` with that cause.
*/
async function leaveIntent({stateDirectory, clusterId, tokenNamed, emulator}: OpenCluster, description: string, unknownFor?: string): Promise<JournalIntent> {
	const token = tokenNamed(description);
	const opened = await openJournal({
		directory: path.join(stateDirectory, 'influx-tokens'), clusterId, actor: {user: 'ada', hostname: 'bastion'}, now: () => new Date(now.getTime() - 600_000),
	});
	assert.ok(opened.ok);
	const intent: JournalIntent = {
		kind: 'intent', operationId: randomUUID(), batchId: randomUUID(), action: 'revoke', profile: 'Demo', host: emulator.url, accountId: token.accountId!, clusterId,
		tokenId: token.id, description, permissionsBefore: token.permissions, createdAt: token.createdAt,
	};
	const written = await opened.value.append(intent);
	assert.ok(written.ok);
	if (unknownFor !== undefined) {
		await opened.value.append({
			kind: 'outcome', operationId: intent.operationId, result: 'unknown', cause: unknownFor,
		});
	}

	await opened.value.close();
	return intent;
}

test('the program reports an intent without an outcome when it opens the cluster, and v asks the service', async t => {
	const first = await openCluster(t);
	const intent = await leaveIntent(first, 'telegraf edge-07');
	const cluster = await restart(t, first);
	const {mounted, emulator} = cluster;
	await mounted.until(/^ 1 change of an earlier run has no known outcome: J, then v, asks the service\./m);
	await openActivity(cluster);
	await mounted.until(/revoke +telegraf edge-07 +no-outcome +ada/);
	await mounted.press('v');
	await mounted.until(/^ 1 of 1 is known now\./m);
	await mounted.until(/revoke +telegraf edge-07 +failed +ada/);
	await mounted.press('v');
	await mounted.until('Every change has its outcome, or was asked about');
	await mounted.press('u');
	await mounted.until('It was not revoked (failed)');
	const {entries, unfinished} = await cluster.journal();
	assert.deepEqual(unfinished, []);
	assert.equal(entries.length, 2);
	assert.deepEqual(entries[1], {
		...entries[1], operationId: intent.operationId, result: 'failed', verification: 'still-live',
	});
	assert.deepEqual(writesOf(emulator), [], 'nothing is sent again');
});

test('the program reports unknown outcomes when it opens the cluster, v asks the service, and one that cannot be known is not reported again', async t => {
	const first = await openCluster(t);
	const live = await leaveIntent(first, 'telegraf edge-07', 'the connection was cut');
	const accepted = await leaveIntent(first, 'telegraf edge-08', 'the service accepted it, but it could not be verified: the connection was cut');
	let cluster = await restart(t, first);
	await cluster.mounted.until(/^ 2 changes of an earlier run have no known outcome: J, then v, asks the\n service\./m);
	await openActivity(cluster);
	await cluster.mounted.until(/revoke +telegraf edge-07 +unknown +ada/);
	await cluster.mounted.press('v');
	await cluster.mounted.until(/^ 1 of 2 is known now\./m);
	await cluster.mounted.until(/revoke +telegraf edge-07 +failed +ada/);
	await cluster.mounted.press('v');
	await cluster.mounted.until('Every change has its outcome, or was asked about and cannot be known.');
	const {entries, unfinished} = await cluster.journal();
	assert.deepEqual(unfinished, []);
	assert.deepEqual(entries.slice(4).map(entry => entry.kind === 'outcome' && [entry.operationId, entry.result]), [[accepted.operationId, 'unknown'], [live.operationId, 'failed']].toReversed());

	cluster = await restart(t, cluster);
	await openActivity(cluster);
	assert.doesNotMatch(cluster.mounted.screen(), /earlier run/);
	assert.deepEqual(writesOf(cluster.emulator), []);
});

test('the screen names the number of a damaged line and shows the others', async t => {
	const first = await openCluster(t);
	await leaveIntent(first, 'telegraf edge-07');
	const file = path.join(first.stateDirectory, 'influx-tokens', `${first.clusterId}.jsonl`);
	appendFileSync(file, '{"version":1,"sequ\n');
	const cluster = await restart(t, first);
	await openActivity(cluster);
	await cluster.mounted.until('1 of 1, 1 damaged line');
	await cluster.mounted.until('Line 2: The line is damaged');
	assert.match(readFileSync(file, 'utf8'), /\n\{"version":1,"sequ\n$/, 'the damaged line stays in the file');
});
