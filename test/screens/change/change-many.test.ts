import assert from 'node:assert/strict';
import {
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {deletesOf, hear} from '../../helpers/screens/confirm.js';
import {
	openCluster,
	passTime,
	permissions,
	pressConfirmation,
	refresh,
	workInDirectory,
	writesOf,
	type OpenCluster,
	type TestContext,
} from '../../helpers/screens/open-cluster.js';

/**
Four tokens of our own, in a directory of our own: files are written beside the program.
*/
async function openWithFour(t: TestContext): Promise<OpenCluster> {
	workInDirectory(t);
	const cluster = await openCluster(t);
	cluster.putToken('zz 1', 'read:sensors write:flight2');
	cluster.putToken('zz 2', 'write:sensors admin:sensors read:mydb3');
	cluster.putToken('zz 3', 'read:* read:sensors');
	cluster.putToken('zz 4', 'read:mydb3');
	await refresh(cluster, '59 active');
	return cluster;
}

const filterTo = async ({mounted}: OpenCluster, text: string) => mounted.pressTogether(['/', control('u'), ...text, keys.enter]);

async function markFour(cluster: OpenCluster): Promise<void> {
	await filterTo(cluster, 'zz');
	await cluster.mounted.press(control('a'));
	await cluster.mounted.until('4 of 59 active, 4 marked');
}

test('marked tokens that another filter hides come first on the confirmation, and exactly the marked tokens are revoked', async t => {
	const cluster = await openWithFour(t);
	const {mounted, emulator} = cluster;
	await markFour(cluster);
	await filterTo(cluster, '"zz 3"');
	await mounted.until('1 of 59 active, 4 marked');
	await mounted.press('D');
	await hear(mounted);
	await mounted.until(/Hidden by the filter now \(3\)\n.+zz 1 .+\n.+zz 2 .+\n +sensors *\n.+zz 4 .+\n +In the list \(1\)\n.+zz 3 /);
	assert.deepEqual(deletesOf(emulator), []);
	await pressConfirmation(cluster, 'Revoke 4 Tokens');
	await mounted.until('Revoked 4 of 4');
	assert.deepEqual(deletesOf(emulator).toSorted(), ['zz 1', 'zz 2', 'zz 3', 'zz 4'].map(name => cluster.tokenNamed(name).id));
});

test('i marks the tokens whose IDs a file holds, and does nothing else to them', async t => {
	const cluster = await openWithFour(t);
	const {mounted, emulator} = cluster;
	emulator.store.revokeToken(cluster.clusterId, cluster.tokenNamed('zz 4').id, 1_772_425_219_000_000);
	await refresh(cluster, '58 active');
	const ids = ['zz 1', 'zz 3', 'zz 4'].map(name => cluster.tokenNamed(name).id);
	writeFileSync('leaked.csv', `id,where\n"${ids[0]!.toUpperCase()}",pastebin\n${ids[1]},"see\n${cluster.tokenNamed('zz 2').id}"\n${ids[2]},\nffffffff-0000-4000-8000-000000000001,\n`);
	writeFileSync('notes.txt', `${ids[0]}\ndo NOT revoke ${ids[1]}\n`);
	await mounted.press('i', keys.enter);
	await mounted.until('There is no path: enter that of a file.');
	await mounted.pressTogether([...'nothing.csv']);
	await mounted.press(keys.enter);
	await mounted.until('it does not exist');
	await mounted.press(control('u'));
	await mounted.pressTogether([...'notes.txt']);
	await mounted.press(keys.enter);
	await mounted.until('The file cannot be used: line 2 is no token ID');
	assert.match(mounted.screen(), /Mark from a file/);
	await mounted.press(control('u'));
	await mounted.pressTogether([...'leaked.csv']);
	await mounted.press(keys.enter);
	await mounted.until('58 active, 2 marked');
	await mounted.until('2 of 4 IDs in the file are tokens of this cluster that are not revoked');
	assert.deepEqual(writesOf(emulator), []);
	await mounted.press('D');
	await pressConfirmation(cluster, 'Revoke 2 Tokens');
	await mounted.until('Revoked 2 of 2');
	assert.deepEqual(deletesOf(emulator).toSorted(), ids.slice(0, 2));
});

test('on the results of a run, E writes them to a new file, and v looks again at the unknown one', async t => {
	const cluster = await openWithFour(t);
	const {mounted, emulator} = cluster;
	const [first, second] = ['zz 1', 'zz 2'].map(name => cluster.tokenNamed(name).id);
	await filterTo(cluster, '"zz 1"|"zz 2"');
	await mounted.press(control('a'));
	await mounted.until('2 marked');
	emulator.setFaults([
		{when: {method: 'DELETE', tokenId: second!}, do: {kind: 'cut', when: 'after-apply'}},
		{
			when: {
				method: 'GET', tokenId: second!, nth: 2, times: 100,
			}, do: {kind: 'html'},
		},
	]);
	await mounted.press('D');
	await pressConfirmation(cluster, 'Revoke 2 Tokens');
	await mounted.until('Revoked 1 of 2: 1 unknown');
	await mounted.press('E');
	await mounted.until('CSV, for a spreadsheet');
	await mounted.press('c');
	await mounted.until(/Written to\s+\/.+/);
	const [name] = readdirSync('.');
	assert.match(name!, /^influx-tokens-result-3333a1b2-2026-03-02T04-20-19-000Z\.csv$/);
	const rows = readFileSync(name!, 'utf8').split('\n');
	assert.equal(rows[0], 'id,description,change,result,cause,verification,at');
	assert.match(rows[1]!, new RegExp(`^${first},zz 1,revoke,revoked,,marked-revoked,2026-03-02T`));
	assert.match(rows[2]!, new RegExp(String.raw`^${second},zz 2,revoke,unknown,"?127\.0\.0\.1.+,not-verified,2026`));
	assert.equal(rows.length, 4);
	assert.equal(statSync(path.resolve(name!)).mode % 0o1000, 0o600);
	await mounted.press('E');
	await mounted.until('CSV, for a spreadsheet');
	await mounted.press('c');
	await mounted.until(screen => !screen.includes('Written to'));
	assert.equal(readFileSync(name!, 'utf8'), rows.join('\n'), 'nothing is written over');
	emulator.setFaults([]);
	passTime(t, 180_000);
	await mounted.press('v');
	await mounted.until('Revoked 2 of 2');
	assert.equal(deletesOf(emulator).length, 2, 'it was asked, not sent again');
	const {entries} = await cluster.journal();
	assert.deepEqual(entries.filter(entry => entry.kind === 'outcome').map(({result}) => result).toSorted(), ['revoked', 'revoked', 'unknown']);
	await mounted.press(keys.enter);
	await mounted.until(screen => screen.includes('Database tokens') && !screen.includes('marked'));
});

test('an edit of all marked tokens drops a database, and keeps every other grant as it is', async t => {
	const cluster = await openWithFour(t);
	const {mounted, emulator} = cluster;
	await mounted.press('b');
	await mounted.until('Mark the tokens first');
	await markFour(cluster);
	await mounted.press('b', keys.enter);
	await mounted.until('Enter the name of a database, or *.');
	await mounted.pressTogether([...'mydb']);
	await mounted.until('Drops every grant on mydb. 0 of 4 have it.');
	await mounted.press(keys.enter);
	await mounted.until('None of the marked tokens has such a grant.');
	await mounted.press(control('u'));
	await mounted.pressTogether([...'sensors']);
	await mounted.until('Drops every grant on sensors. 3 of 4 have it.');
	await mounted.press(keys.enter);
	await mounted.until('Edit Database Tokens');
	await mounted.until(/zz 2 .+\n +sensors *\n +write on sensors: removed *\n +admin on sensors: removed/);
	assert.ok(!mounted.screen().includes('None of the marked'));
	assert.deepEqual(writesOf(emulator), []);
	await pressConfirmation(cluster, 'Update 3 Tokens');
	await mounted.until('Updated 3 of 3');
	const bodies = new Map(writesOf(emulator).map(({tokenId, body}) => [tokenId, body]));
	assert.deepEqual(
		['zz 1', 'zz 2', 'zz 3'].map(name => bodies.get(cluster.tokenNamed(name).id)),
		['write:flight2', 'read:mydb3', 'read:*'].map(grants => ({permissions: permissions(grants)})),
	);
	const {entries} = await cluster.journal();
	const reasons = entries.filter(entry => entry.kind === 'intent').map(({reason}) => reason);
	assert.deepEqual(reasons, Array.from({length: 3}, () => 'Drops every grant on sensors.'));
});

test('an edit of all marked tokens replaces * by the databases that exist', async t => {
	const cluster = await openWithFour(t);
	const {mounted, emulator, clusterId} = cluster;
	await markFour(cluster);
	await mounted.press('b', '*');
	await mounted.until(/1 of 4\s+have it/);
	await mounted.press(keys.enter);
	await mounted.until('read on all databases: removed');
	await pressConfirmation(cluster, 'Update Token');
	await mounted.until(/^ Updated zz 3/m);
	const names = emulator.store.databasesOf(clusterId).map(({name}) => name);
	assert.deepEqual(
		new Set(cluster.tokenNamed('zz 3').permissions.map(({action, resource}) => `${action}:${resource}`)),
		new Set(names.map(name => `read:${name}`)),
	);
	assert.equal(writesOf(emulator).length, 1);
});
