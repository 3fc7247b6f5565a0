import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {deletesOf, hear, isUntouched} from '../../helpers/screens/confirm.js';
import {
	openCluster,
	refresh,
	writesOf,
	type OpenCluster,
	type TestContext,
} from '../../helpers/screens/open-cluster.js';

const long = 'Telegraf on the edge nodes of plant Utrecht line 3, owner ops-utrecht@example.com, ticket OPS-1234, rotate yearly';

/**
Marks eleven tokens of our own, and those that the other filter finds.
*/
async function markMany(t: TestContext, filter: string, count: number): Promise<OpenCluster> {
	const cluster = await openCluster(t);
	for (const number of ['01', '02', '03', '04', '05', '06', '07', '08', '09']) {
		cluster.putToken(`zz ${number}`, 'read:sensors');
	}

	cluster.putToken('zz 10', 'write:billing/meters');
	cluster.putToken('zz 11', 'write:sensors');
	await refresh(cluster, '66 active');
	await cluster.mounted.pressTogether(['/', ...filter, keys.enter]);
	await cluster.mounted.press(control('a'));
	await cluster.mounted.until(`${count} of 66 active, ${count} marked`);
	return cluster;
}

test('a long description is whole in the details and in each confirmation at 80 columns', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	cluster.putToken(long, 'write:flight2 read:mydb3');
	await refresh(cluster, '56 active');
	await mounted.pressTogether(['/', ...'OPS-1234', keys.enter]);
	await mounted.until('1 of 56 active');
	for (const key of [keys.enter, 'D', 's']) {
		await mounted.press(key);
		await mounted.until(long);
		await mounted.press(keys.escape);
		await mounted.until('Database tokens');
	}

	assert.ok(isUntouched(emulator));
});

test('w shows a cut description whole below the list, and the message before it is still among the last ones', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	cluster.putToken(`zz ${long}`, 'read:sensors');
	cluster.putToken('zzz short', 'read:sensors');
	await refresh(cluster, '57 active');
	await mounted.pressTogether(['/', ...'zz', keys.enter]);
	await mounted.until('2 of 57 active');
	assert.ok(!mounted.screen().includes('rotate yearly'));
	await mounted.press('w');
	await mounted.until(`zz ${long}`);
	await mounted.press('j');
	await mounted.until(screen => !screen.includes('rotate yearly'));
	await mounted.press('b');
	await mounted.until('Mark the tokens first');
	await mounted.press('k');
	await mounted.until(`zz ${long}`);
	assert.ok(!mounted.screen().includes('Mark the tokens first'));
	await mounted.press('!');
	await mounted.until('Mark the tokens first');
	await mounted.press(keys.escape, 'w');
	await mounted.until(screen => !screen.includes('rotate yearly'));
});

test('the confirmation of many begins with what is lost, says what stands below, and scrolls with the keys of a list', async t => {
	const {mounted, emulator} = await markMany(t, 'zz|edge-08', 12);
	await mounted.press('D');
	await hear(mounted);
	await mounted.until(/stop working\.\n\n {3}1 database loses its last writer: flight3\.\n {3}Solves \d+ findings, causes \d+\.\n +6f2c1c1e {2}telegraf edge-08.*\n.*\n +00000000 {2}zz 01/);
	await mounted.until(/… \d+ more lines below, PgDn$/m);
	await mounted.until(/PgDn scroll/);
	const first = mounted.screen();
	await mounted.press('j', 'k', control('d'), control('u'));
	assert.equal(mounted.screen(), first);
	await mounted.press('G');
	await mounted.until('Not known: last use, creator, where the secret is.');
	await mounted.until('lines above, PgUp');
	assert.doesNotMatch(mounted.screen(), /PgDn/);
	await mounted.press(keys.home);
	assert.equal(mounted.screen(), first);
	assert.ok(isUntouched(emulator));
});

test('a digit typed on Cancel begins the count, another text says where to type, and keys that come together do nothing', async t => {
	const {mounted, emulator} = await markMany(t, 'zz', 11);
	await mounted.press('s');
	await hear(mounted);
	await mounted.press('x');
	await mounted.until('Type 11 in its field: Tab moves there.');
	await mounted.pressTogether(['1', '1', keys.tab, keys.tab, keys.enter]);
	await mounted.until('Those keys arrived together');
	assert.deepEqual(writesOf(emulator), []);
	await mounted.press(...'11');
	await mounted.until(/Type 11 to go on: 11/);
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
	assert.deepEqual(deletesOf(emulator), []);
	assert.ok(isUntouched(emulator));
});
