import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {now, startTestEmulator} from '../../helpers/mount-app.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {
	openCluster,
	pressConfirmation,
	refresh,
	workInDirectory,
	writesOf,
} from '../../helpers/screens/open-cluster.js';
import {toRule} from '../../helpers/screens/to-rule.js';
import {cursorRow} from '../../helpers/screens/walk.js';

test('shows the score, the rules with findings by severity, and what the rule under the cursor means', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	await toRule(mounted, 'databases that do not exist');
	assert.match(mounted.screen(), /^ Score \d+ of 100 .*\d high/m);
	assert.match(cursorRow(mounted), /^high +grants on databases that do not exist +2 +drop grants$/);
	await mounted.until('2 tokens have grants on a name that no database of this cluster has.');
	await mounted.until(/^ +Age .* Expiry .* never \d+/m);
	const severities = mounted.screen().matchAll(/^[ ▌] {2}(?<severity>critical|high|medium|low|info) /gm).map(({groups}) => groups!.severity!).toArray();
	assert.deepEqual(severities, severities.toSorted((left, right) => ['critical', 'high', 'medium', 'low', 'info'].indexOf(left) - ['critical', 'high', 'medium', 'low', 'info'].indexOf(right)));
	assert.ok(isUntouched(emulator));
});

test('? explains the rule and lists the keys, s shows how the score is worked out', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await toRule(mounted, 'databases that do not exist');
	await mounted.press('?');
	await mounted.until(/Rule +missing-database, high/);
	await mounted.until(/Cannot know +Whether the database was deleted/);
	await mounted.until(/Enter +the tokens behind it/);
	await mounted.press(keys.escape, 's');
	await mounted.until(/begin with 100 points each/);
	await mounted.press(keys.escape);
	await mounted.until(/^ Score /m);
	assert.match(cursorRow(mounted), /databases that do not exist/);
});

test('Tab shows the evidence token by token, Enter opens the details of one, Esc leads back', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await toRule(mounted, 'databases that do not exist');
	await mounted.press(keys.tab);
	await mounted.until(/TOKEN +EVIDENCE/);
	await mounted.until('no database is named ');
	const name = cursorRow(mounted).split(/ {2,}/, 1)[0]!;
	await mounted.press(keys.enter);
	await mounted.until(new RegExp(`Description +${name}`));
	await mounted.press(keys.escape);
	await mounted.until(/TOKEN +EVIDENCE/);
	await mounted.press(keys.escape);
	await mounted.until(/SEVERITY +FINDING/);
	assert.match(cursorRow(mounted), /databases that do not exist/);
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
});

test('Enter opens the tokens of the rule in the list, and Esc leads from there back to the audit', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await toRule(mounted, 'databases that do not exist');
	await mounted.press(keys.enter);
	await mounted.until(/ \/ finding:missing-database +2 of \d+ active/);
	await mounted.press(keys.escape, keys.escape);
	await mounted.until('› Audit');
	assert.match(cursorRow(mounted), /databases that do not exist/);
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
});

test('drops the grants of all tokens of a rule in one confirmation, each token its own, and says what that solved', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	const one = cluster.putToken('zz one', 'read:sensors write:gone_a');
	const two = cluster.putToken('zz two', 'write:gone_b write:flight2');
	await refresh(cluster, '57 active');
	await toRule(mounted, 'databases that do not exist');
	await mounted.press('a');
	await mounted.until(/g +Drop these grants of 3 tokens; 1 is left alone/);
	await mounted.press('g');
	await mounted.until('Finding missing-database');
	await pressConfirmation(cluster, 'Update 3 Tokens');
	await mounted.until('Updated 3 of 3');
	await mounted.press(keys.enter);
	await mounted.until('› Audit');
	await mounted.until(/Updated 3 of 3\. \d+ findings solved, \d+ new\./);
	const sent = new Map(writesOf(emulator).map(({tokenId, body}) => [tokenId, body]));
	assert.deepEqual(sent.get(one.id), {permissions: [{action: 'read', resource: 'sensors'}]});
	assert.deepEqual(sent.get(two.id), {permissions: [{action: 'write', resource: 'flight2'}]});
	// The token with no other grant is left alone.
	assert.match(mounted.screen(), /databases that do not exist +1 /);
});

test('m mutes a rule with a reason and an end in the policy, . shows it, and m ends the mute', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	await toRule(mounted, 'databases that do not exist');
	await mounted.press('m');
	await mounted.until('Mutes the rule "grants on databases that do not exist", with all 2 findings.');
	await mounted.press(keys.enter);
	await mounted.until('Enter a reason');
	await mounted.pressTogether([...'the vendor moves in March', keys.enter]);
	await mounted.until(/Muted until \d{4}-\d\d-\d\d/);
	await mounted.until(/^ Score .* 2 muted/m);
	assert.ok(!mounted.screen().includes('databases that do not exist'));
	await mounted.press('.');
	await mounted.until(/grants on databases that do not exist +2 +muted/);
	for (let step = 0; step < 40 && !cursorRow(mounted).includes('databases that do not exist'); step++) {
		await mounted.press('j');
	}

	await mounted.press('s');
	await mounted.until(/missing-database, 2 findings, until .*: the vendor moves/);
	await mounted.press(keys.escape, 'm');
	await mounted.until('It is not muted any more.');
	await mounted.until(/grants on databases that do not exist +2 +drop grants/);
	assert.ok(isUntouched(emulator));
});

test('E writes the report into a file that only its owner can read', async t => {
	const directory = workInDirectory(t);
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await toRule(mounted, 'databases that do not exist');
	await mounted.press('E', 'm');
	await mounted.until(/Written to /);
	const [name = ''] = readdirSync(directory);
	assert.match(name, /^influx-tokens-audit-3333a1b2-.*\.md$/);
	assert.equal(statSync(path.join(directory, name)).mode % 0o1000, 0o600);
	assert.match(readFileSync(path.join(directory, name), 'utf8'), /missing-database/);
});

test('+ keeps what there is as seen', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await toRule(mounted, 'databases that do not exist');
	await mounted.press('+');
	await mounted.until('What there is now is kept as seen.');
	await mounted.press('s');
	assert.match(await mounted.until('Last kept as seen: '), /Score/);
});

test('+ keeps a look by the service\'s clock, because a change is compared by it', async t => {
	const year = 365 * 24 * 60 * 60 * 1000; // Milliseconds
	const earlier = new Date(now.getTime() - year);
	const cluster = await openCluster(t, {emulator: await startTestEmulator(t, {now: earlier})});
	const {mounted} = cluster;
	await mounted.until('CLOCK');
	await toRule(mounted, 'databases that do not exist');
	await mounted.press('+');
	await mounted.until('What there is now is kept as seen.');
	await mounted.press('s');
	assert.match(await mounted.until('Last kept as seen: '), new RegExp(`seen: ${earlier.toISOString().slice(0, 10)}`));
});
