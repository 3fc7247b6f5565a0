import assert from 'node:assert/strict';
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {deletesOf} from '../../helpers/screens/confirm.js';
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

const week = 7 * 24 * 60 * 60 * 1000;

/**
Saves a plan to revoke three new tokens as `plan.json` in the working directory.
*/
async function savePlan(t: TestContext): Promise<OpenCluster> {
	workInDirectory(t);
	const cluster = await openCluster(t);
	for (const name of ['zz 1', 'zz 2', 'zz 3']) {
		cluster.putToken(name, 'read:sensors write:flight2');
	}

	await refresh(cluster, '58 active');
	const {mounted} = cluster;
	await mounted.press('P');
	await mounted.until('Mark the tokens first');
	await mounted.pressTogether(['/', ...'zz', keys.enter]);
	await mounted.press(control('a'), 'P');
	await mounted.until(/A plan to revoke these 3 tokens, good for 7 days\./);
	await mounted.press(keys.enter);
	await mounted.until('A plan needs a reason: whoever reviews it wants to know why.');
	await mounted.pressTogether([...'OPS-7: vendor left']);
	await mounted.press(keys.enter);
	await mounted.until('The plan is in');
	return cluster;
}

async function openPlan({mounted}: OpenCluster): Promise<void> {
	await mounted.press('O');
	await mounted.until('❯ Plan file  plan.json');
	await mounted.press(keys.enter);
}

/**
Goes on from the review of an opened plan to the confirmation.
*/
async function confirmPlan({mounted}: OpenCluster, title = 'Revoke Database Token'): Promise<void> {
	await mounted.until('Enter goes on to the confirmation.');
	await mounted.press(keys.enter);
	await mounted.until(title);
}

test('saving a plan writes a new file with the exact ids and sends nothing', async t => {
	const cluster = await savePlan(t);
	const plan = JSON.parse(readFileSync('plan.json', 'utf8')) as Readonly<Record<string, unknown>>;
	assert.deepEqual(
		[plan.format, plan.action, plan.clusterId, plan.reason, plan.expiresAt],
		['influx-tokens plan', 'revoke', cluster.clusterId, 'OPS-7: vendor left', '2026-03-09T04:20:19Z'],
	);
	assert.deepEqual((plan.targets as ReadonlyArray<{readonly id: string}>).map(({id}) => id), ['zz 1', 'zz 2', 'zz 3'].map(name => cluster.tokenNamed(name).id));
	assert.equal(statSync('plan.json').mode % 0o1000, 0o600);
	assert.deepEqual(writesOf(cluster.emulator), []);
	// A second plan does not overwrite the first.
	const before = readFileSync('plan.json', 'utf8');
	await cluster.mounted.press('P');
	await cluster.mounted.pressTogether([...'again']);
	await cluster.mounted.press(keys.enter);
	await cluster.mounted.until(/^ .*plan\.json is there already/m);
	await cluster.mounted.until('Save a plan');
	assert.equal(readFileSync('plan.json', 'utf8'), before);
});

test('a plan is applied through the confirmation, and leaves tokens alone that have changed or are gone', async t => {
	const cluster = await savePlan(t);
	const {mounted, emulator, clusterId} = cluster;
	const [first, second, third] = ['zz 1', 'zz 2', 'zz 3'].map(name => cluster.tokenNamed(name).id);
	emulator.store.changeToken(clusterId, second!, {permissions: permissions('read:sensors')});
	emulator.store.revokeToken(clusterId, third!, 1_772_425_219_000_000);
	await refresh(cluster, '57 active');
	await openPlan(cluster);
	await confirmPlan(cluster);
	await mounted.until(/Why: OPS-7: vendor left \(plan of \S[^\s@]*@\S+\)/);
	await mounted.until(/^ 2 of the plan's 3 tokens changed since or are gone, and are left alone\./m);
	await mounted.until(`Token ID      ${first}`);
	assert.deepEqual(writesOf(emulator), []);
	await pressConfirmation(cluster, 'Revoke Token');
	await mounted.until(/^ Revoked zz 1/m);
	assert.deepEqual(deletesOf(emulator), [first]);
	const {entries} = await cluster.journal();
	const [intent] = entries;
	assert.strictEqual(intent?.kind, 'intent');
	assert.match(intent.reason!, /^OPS-7: vendor left/);
	await openPlan(cluster);
	await mounted.until('No token of the plan is unchanged: nothing to do.');
	await mounted.until(/zz\s+1:\s+it\s+is\s+revoked/);
	await mounted.until(/zz\s+2:\s+its\s+permissions\s+or\s+its\s+expiry\s+changed\s+since/);
	assert.equal(writesOf(emulator).length, 1);
});

test('a plan skips a token that changes while the confirmation is open', async t => {
	const cluster = await savePlan(t);
	const {mounted, emulator, clusterId} = cluster;
	await openPlan(cluster);
	await confirmPlan(cluster);
	const {id} = cluster.tokenNamed('zz 2');
	emulator.store.changeToken(clusterId, id, {description: 'zz 2 is used again'});
	await pressConfirmation(cluster, 'Revoke 3 Tokens');
	await mounted.until('Revoked 2 of 3: 1 skipped');
	assert.ok(!deletesOf(emulator).includes(id));
});

test('an expired plan, a plan for another cluster and a file that is no plan are refused', async t => {
	const cluster = await savePlan(t);
	const {mounted, emulator} = cluster;
	const text = readFileSync('plan.json', 'utf8');
	for (const [content, refusal] of [
		[text.replace(cluster.clusterId, '8f00c2d1-0000-4000-8000-000000000001'), 'The plan is for another cluster: open that one first.'],
		[text.replace(/"host": ".+"/, '"host": "https://console.influxdata.com"'), 'The plan is for another cluster: open that one first.'],
		['{}', 'The plan cannot be used: format is missing'],
		['not JSON', 'The plan cannot be used: the whole is not JSON'],
	] as const) {
		writeFileSync('plan.json', content);
		await openPlan(cluster);
		await mounted.until(refusal);
		await mounted.press(keys.escape);
	}

	writeFileSync('plan.json', text);
	passTime(t, week);
	await openPlan(cluster);
	await mounted.until('The plan has expired: make a new one.');
	await mounted.press(control('u'), ...'nowhere', keys.enter);
	await mounted.until('it does not exist');
	assert.deepEqual(writesOf(emulator), []);
});

test('the review of an opened plan shows the grants and what the databases lose, against now, and sends nothing', async t => {
	const cluster = await savePlan(t);
	const {mounted, emulator, clusterId} = cluster;
	emulator.store.changeToken(clusterId, cluster.tokenNamed('zz 3').id, {permissions: permissions('read:sensors')});
	await refresh(cluster, '58 active');
	await openPlan(cluster);
	await mounted.until(/left alone +\S+ +zz\s+3:\s+its\s+permissions\s+or\s+its\s+expiry\s+changed\s+since/);
	await mounted.until(/to revoke +\S+ +zz 1\n +write flight2; read sensors/);
	await mounted.until(/What the databases lose, in the plan and now:\s+No database loses/);
	await mounted.until('1 of 3 tokens changed or are gone. Enter goes on to the confirmation.');
	assert.deepEqual(writesOf(emulator), []);
});

test('a plan to suspend is chosen in the form, is reviewed there, and suspends what it names', async t => {
	workInDirectory(t);
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	const {id} = cluster.putToken('zz 1', 'read:sensors write:flight2');
	await refresh(cluster, '56 active');
	await mounted.pressTogether(['/', ...'zz', keys.enter]);
	await mounted.press(control('a'), 'P', ...'OPS-8', keys.down, keys.down);
	await mounted.until('❯ Change    revoke  (Space: suspend)');
	await mounted.press(keys.space);
	await mounted.until(/to suspend +\S+ +zz 1\n +write flight2; read sensors/);
	await mounted.press(keys.enter);
	await mounted.until('The plan is in');
	assert.deepEqual(writesOf(emulator), []);
	await openPlan(cluster);
	await confirmPlan(cluster, 'Suspend Database Token');
	await pressConfirmation(cluster, 'Suspend Token');
	await mounted.until(/^ Suspended zz 1/m);
	assert.deepEqual(emulator.store.tokenOf(cluster.clusterId, id)?.permissions, []);
});

test('the review of an edit can be saved as a plan instead of being sent, and the plan makes the edit', async t => {
	workInDirectory(t);
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	cluster.putToken('zz 1', 'read:sensors');
	await refresh(cluster, '56 active');
	await mounted.pressTogether(['/', ...'zz', keys.enter]);
	await mounted.press('e', keys.tab, keys.tab, keys.tab, keys.space, control('s'));
	await mounted.until('write on sensors: added');
	await mounted.press('P');
	await mounted.until('A plan to update this token, good for 7 days.');
	await mounted.until(/to update +\S+ +zz 1\n +write on sensors: added/);
	await mounted.press(...'OPS-9', keys.enter);
	await mounted.until('The plan is in');
	await mounted.until('Save Changes');
	await mounted.press(keys.escape);
	await mounted.press(keys.escape);
	assert.deepEqual(writesOf(emulator), []);
	const plan = JSON.parse(readFileSync('plan.json', 'utf8')) as {readonly action: string; readonly reason: string};
	assert.deepEqual([plan.action, plan.reason], ['update', 'OPS-9']);
});

test('a reason noted in a confirmation stands there and in the journal; a paste into its field confirms nothing', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	cluster.putToken('zz 1', 'read:sensors');
	await refresh(cluster, '56 active');
	await mounted.pressTogether(['/', ...'zz', keys.enter]);
	await mounted.press('D');
	await mounted.until('Revoke Database Token');
	await mounted.press('n');
	await mounted.until('Reason (optional)');
	await mounted.pressTogether([...'OPS-10 left']);
	await mounted.press(keys.enter);
	await mounted.until('Why: OPS-10 left');
	// A plan of this change begins with the reason.
	await mounted.press('P');
	await mounted.until(/Reason +OPS-10 left/);
	await mounted.press(keys.escape);
	await mounted.until('Why: OPS-10 left');
	assert.deepEqual(writesOf(emulator), []);
	await pressConfirmation(cluster, 'Revoke Token');
	await mounted.until(/^ Revoked zz 1/m);
	const {entries} = await cluster.journal();
	assert.equal(entries[0]?.kind === 'intent' && entries[0].reason, 'OPS-10 left');
});

test('Esc in the form of a plan asks once where text was typed, and an edit of many comes back to its form', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	for (const name of ['zz 1', 'zz 2']) {
		cluster.putToken(name, 'read:sensors write:flight2');
	}

	await refresh(cluster, '57 active');
	await mounted.pressTogether(['/', ...'zz', keys.enter]);
	await mounted.press(control('a'), 'P');
	await mounted.until('New file');
	await mounted.press(keys.escape);
	await mounted.until('2 marked');
	await mounted.press('P');
	await mounted.until('New file');
	await mounted.pressTogether([...'OPS-7']);
	await mounted.press(keys.escape);
	await mounted.until('Esc again discards what you typed.');
	await mounted.press(keys.escape);
	await mounted.until('2 marked');
	await mounted.press('b');
	await mounted.until('Edit many');
	await mounted.pressTogether([...'flight2']);
	await mounted.press(keys.enter);
	await mounted.until('‹ Cancel ›');
	await mounted.press(keys.escape);
	await mounted.until(/Database {2}flight2/);
	assert.deepEqual(writesOf(emulator), []);
});
