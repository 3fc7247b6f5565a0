import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys, paste} from '../../../helpers/keys.js';
import {pointAt} from '../../../helpers/screens/confirm.js';
import {
	openCluster,
	permissions,
	pressFocused,
	refresh,
	writesOf,
	type OpenCluster,
	type TestContext,
} from '../../../helpers/screens/open-cluster.js';
import {drawn, screenOf} from '../../../helpers/screens/screen-text.js';

const grants = 'write:sensors read:flight2 admin:flight2';

/**
Opens the edit form of a token with an action that the program does not know.
*/
async function openEdit(t: TestContext): Promise<OpenCluster> {
	const cluster = await openCluster(t);
	cluster.putToken('zz line 3', grants, {expiresAt: '2026-03-20T10:00:00Z'});
	await refresh(cluster, '56 active');
	await pointAt(cluster.mounted, 'zz line');
	await cluster.mounted.press('e');
	await cluster.mounted.until('Edit Database Token');
	return cluster;
}

/**
Changes the description to `zz line 3 b`, removes write on sensors, and goes on to the screen that saves.
*/
async function change({mounted}: OpenCluster): Promise<void> {
	await mounted.pressTogether([...' b']);
	await mounted.press(keys.tab, keys.tab, keys.tab, keys.space, control('s'));
	await mounted.until('‹ Cancel ›');
}

test('an edit changes description and grants, says why the expiration cannot change, and keeps the unknown action', async t => {
	const cluster = await openEdit(t);
	const {mounted, emulator} = cluster;
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Demo › eu-metrics › Edit Database Token
		 ──────────────────────────────────────────────────────────────────────────────

		   ❯ Description   zz line 3
		     Expires       in 18 days: 2026-03-20 11:00:00 CET (2026-03-20T10:00:00Z)
		       The service cannot change it: rotate the token instead.

		     DATABASE                            READ   WRITE
		     sensors                             [ ]    [x]
		     flight2                             [x]    [ ]    admin kept
		     + Add Permission

		     Save Changes
		(10 blank rows)
		 Ctrl+S save   Tab next   Esc cancel
	`));
	await change(cluster);
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Demo › eu-metrics › Save Changes
		 ──────────────────────────────────────────────────────────────────────────────

		   zz line 3

		   description
		     was      zz line 3
		     becomes  zz line 3 b
		                       ^^
		   write on sensors: removed

		      ‹ Cancel ›     Save Changes
		(11 blank rows)
		 Enter press  Tab move  Esc cancel  n reason  Y as curl  P save plan  ? help
	`));
	assert.deepEqual(writesOf(emulator), []);
	await pressFocused(mounted, keys.tab);
	await mounted.until(/^ Updated zz line 3 \(.*\): verified/m);
	const {id} = cluster.tokenNamed('zz line 3 b');
	const body = {description: 'zz line 3 b', permissions: permissions('read:flight2 admin:flight2')};
	assert.deepEqual(writesOf(emulator), [{method: 'PATCH', tokenId: id, body}]);
	const {entries} = await cluster.journal();
	const [intent, outcome] = entries;
	assert.strictEqual(intent?.kind, 'intent');
	assert.strictEqual(outcome?.kind, 'outcome');
	assert.deepEqual(
		[intent.description, intent.permissionsBefore, intent.descriptionAfter, intent.permissionsAfter, outcome.result],
		['zz line 3', permissions(grants), body.description, body.permissions, 'changed'],
	);
});

test('Cancel has the focus: Enter goes back to the form, and nothing is sent or written into the journal', async t => {
	const cluster = await openEdit(t);
	const {mounted, emulator} = cluster;
	await change(cluster);
	await pressFocused(mounted);
	await mounted.until('Edit Database Token');
	// The form is as it was left: the text, the tick and the cursor's row.
	assert.match(mounted.screen(), /Description {3}zz line 3 b\n/);
	assert.match(mounted.screen(), /❯ sensors {29}\[ \] {4}\[ \]/);
	await mounted.press(keys.escape);
	await mounted.until('Esc again discards what you typed.');
	await mounted.press(keys.space);
	await mounted.until(/❯ sensors {29}\[ \] {4}\[x\]/);
	assert.ok(!mounted.screen().includes('Esc again'));
	await mounted.press(keys.escape);
	await mounted.until('Esc again discards what you typed.');
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
	assert.ok(!mounted.screen().includes('Esc again'));
	assert.deepEqual(writesOf(emulator), []);
	const {entries} = await cluster.journal();
	assert.deepEqual(entries, []);
});

test('n notes a reason, which the review shows and the journal keeps; the edit stays as it was', async t => {
	const cluster = await openEdit(t);
	const {mounted, emulator} = cluster;
	await change(cluster);
	await mounted.press('n');
	await mounted.until('Note a reason');
	await mounted.press(paste('OPS-7: line moved\r'), keys.enter);
	await mounted.until('Why: OPS-7: line moved');
	assert.match(mounted.screen(), /becomes {2}zz line 3 b/);
	assert.deepEqual(writesOf(emulator), []);
	await pressFocused(mounted, keys.tab);
	await mounted.until(/^ Updated zz line 3 \(.*\): verified/m);
	const {entries} = await cluster.journal();
	const [intent] = entries;
	assert.strictEqual(intent?.kind, 'intent');
	assert.equal(intent.reason, 'OPS-7: line moved');
});

test('a save without any change says so and has no button but Cancel', async t => {
	const {mounted, emulator} = await openEdit(t);
	await mounted.press(control('s'));
	await mounted.until('Nothing was changed.');
	assert.ok(!mounted.screen().includes('  Save Changes'));
	await mounted.press(keys.tab);
	await mounted.until('‹ Cancel ›');
	assert.deepEqual(writesOf(emulator), []);
});

test('keys in one write open the screen that saves, and press nothing there', async t => {
	const cluster = await openEdit(t);
	const {mounted, emulator} = cluster;
	await mounted.pressTogether([...' b', control('s'), keys.tab, keys.enter, keys.tab, keys.enter, paste('\r')]);
	await mounted.until('Save Changes');
	await mounted.settle();
	assert.deepEqual(writesOf(emulator), []);
});

for (const {choice, tabs, body} of [
	{choice: 'Save mine as it is', tabs: 1, body: {description: 'zz line 3 b', permissions: permissions('read:flight2 admin:flight2')}},
	{choice: 'Save mine on top of theirs', tabs: 2, body: {description: 'zz line 3 b', permissions: permissions('read:flight2 admin:flight2 read:mydb3')}},
]) {
	test(`a token that has changed meanwhile: the screen shows both changes and sends nothing until "${choice}" is pressed`, async t => {
		const cluster = await openEdit(t);
		const {mounted, emulator} = cluster;
		await change(cluster);
		const {id} = cluster.tokenNamed('zz line 3');
		emulator.store.changeToken(cluster.clusterId, id, {permissions: permissions(`${grants} read:mydb3`)});
		await pressFocused(mounted, keys.tab);
		await mounted.until('The token has changed on the service meanwhile. Nothing was sent.');
		assert.equal(screenOf(mounted), drawn(`
			 influx-tokens   Demo › eu-metrics › Save Changes
			 ──────────────────────────────────────────────────────────────────────────────

			   zz line 3

			   description
			     was      zz line 3
			     becomes  zz line 3 b
			                       ^^
			   write on sensors: removed

			   The token has changed on the service meanwhile. Nothing was sent.
			     there: read on mydb3: added
			     yours: description: "zz line 3" becomes "zz line 3 b"
			     yours: write on sensors: removed

			      ‹ Cancel ›     Save mine as it is       Save mine on top of theirs
			(6 blank rows)
			 Enter press  Tab move  Esc cancel  Y as curl  P save plan  ? help  : commands
		`));
		// The screen accepts keys now, but keys that arrive together, and a paste, still decide nothing.
		await mounted.pressTogether([keys.tab, keys.enter]);
		await mounted.pressTogether([keys.shiftTab, keys.tab, keys.enter, keys.enter]);
		await mounted.press(paste('\r'), keys.shiftTab);
		await mounted.until('‹ Cancel ›');
		assert.deepEqual(writesOf(emulator), []);
		await mounted.press(...Array.from({length: tabs}, () => keys.tab));
		await mounted.until(`‹ ${choice} ›`);
		await mounted.press(keys.enter);
		await mounted.until(/^ Updated zz line 3/m);
		assert.deepEqual(writesOf(emulator), [{method: 'PATCH', tokenId: id, body}]);
		assert.deepEqual(emulator.store.tokenOf(cluster.clusterId, id)?.permissions, body.permissions);
	});
}

test('nothing is sent if the token changes once more while the conflict is on the screen', async t => {
	const cluster = await openEdit(t);
	const {mounted, emulator} = cluster;
	await change(cluster);
	const {id} = cluster.tokenNamed('zz line 3');
	emulator.store.changeToken(cluster.clusterId, id, {permissions: permissions('write:sensors')});
	await pressFocused(mounted, keys.tab);
	await mounted.until('The token has changed on the service meanwhile.');
	emulator.store.changeToken(cluster.clusterId, id, {permissions: permissions('write:sensors read:mydb3')});
	await pressFocused(mounted, keys.tab);
	await mounted.until(/there: read on mydb3: added/);
	await mounted.until('‹ Cancel ›');
	assert.deepEqual(writesOf(emulator), []);
	emulator.store.revokeToken(cluster.clusterId, id, 1_772_425_219_000_000);
	await pressFocused(mounted, keys.tab);
	await mounted.until(/^ Not saved: it was revoked at/m);
	assert.deepEqual(writesOf(emulator), []);
});
