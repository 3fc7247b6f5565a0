import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys, paste} from '../../helpers/keys.js';
import {mountApp, quickStartVariables, savedProfile} from '../../helpers/mount-app.js';
import {
	deletesOf,
	isUntouched,
	openConfirmation,
	pointAt,
} from '../../helpers/screens/confirm.js';
import {openTokens} from '../../helpers/screens/walk.js';

test('the last writer of a database: its name must be typed, letter by letter', async t => {
	const {mounted, emulator} = await mountApp(t);
	await openTokens(mounted);
	await pointAt(mounted, '"meter-to-cash bridge"');
	await openConfirmation(mounted);
	await mounted.until('billing/meters  its last writer');
	await mounted.until(/Type billing\/meters to go on: ____ +loses its last writer/);
	await mounted.press(keys.space);
	await mounted.until('[x] I understand');
	await mounted.until('type billing/meters first');

	// The field has the focus. A paste is refused, in both forms a terminal may send it.
	await mounted.press(paste('billing/meters'));
	await mounted.until('A paste is not taken here: type it.');
	await mounted.until('____');
	await mounted.press(...'billing/meter', keys.enter, keys.tab, keys.enter);
	await mounted.until('The button is not ready: type billing/meters first.');
	await mounted.press(keys.shiftTab, keys.shiftTab, 's');
	await mounted.until(/Type billing\/meters to go on: billing\/meters +✓/);
	assert.ok(isUntouched(emulator));
	await mounted.press(keys.enter, keys.tab);
	await mounted.until('‹ Revoke Token ›');
	await mounted.press(keys.enter);
	await mounted.until('Revoked meter-to-cash bridge');
	assert.equal(deletesOf(emulator).length, 1);
});

test('in the field Space and letters are text, Ctrl+U erases, Esc cancels', async t => {
	const {mounted, emulator} = await mountApp(t);
	await openTokens(mounted);
	await pointAt(mounted, '"meter-to-cash bridge"');
	await openConfirmation(mounted);
	await mounted.press(keys.space, ...'x D', keys.space);
	await mounted.until('go on: x D ');
	await mounted.until('[x] I understand');
	await mounted.press(control('u'));
	await mounted.until('____');
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
	assert.ok(isUntouched(emulator));
});

test('a token that writes all databases: the profile\'s name must be typed', async t => {
	const {mounted, emulator} = await mountApp(t);
	const [account] = emulator.accounts;
	const [main] = account!.clusters;
	// Two of them: no database loses its last writer with one.
	for (const [id, description] of [['00000000-0000-4000-8000-000000000001', 'root'], ['00000000-0000-4000-8000-000000000002', 'another of its kind']] as const) {
		emulator.store.putToken(main!.id, {
			id, accountId: account!.id, clusterId: main!.id, description, permissions: [{action: 'write', resource: '*'}], createdAt: '2025-01-01T00:00:00Z',
		});
	}

	await openTokens(mounted);
	await pointAt(mounted, 'root');
	await openConfirmation(mounted);
	await mounted.until(/Type Demo to go on: ____ +profile: a token that can write all databases goes/);
	await mounted.press(keys.space, ...'demo', keys.enter, keys.tab, keys.enter);
	await mounted.until('The button is not ready: type Demo first.');
	await mounted.press(keys.shiftTab, keys.shiftTab, control('w'), ...'Demo', keys.enter, keys.tab, keys.enter);
	await mounted.until('Revoked root');
	assert.equal(deletesOf(emulator).length, 1);
});

test('a protected profile: its name must be typed for any token, and the header warns', async t => {
	const {mounted, emulator} = await mountApp(t, {settings: served => [savedProfile(served, {isProtected: true})], environment: quickStartVariables});
	await openTokens(mounted, 2);
	await mounted.until(/PROTECTED plant *$/m);
	await pointAt(mounted, 'edge-07');
	await openConfirmation(mounted);
	await mounted.until(/PROTECTED plant *$/m);
	await mounted.until(/Type plant to go on: ____ +profile: it is protected/);
	await mounted.press(keys.space, ...'plant', keys.enter, keys.tab, keys.enter);
	await mounted.until('Revoked telegraf edge-07');
	assert.equal(deletesOf(emulator).length, 1);
});

test('several tokens: their number must be typed, besides every other text that applies', async t => {
	const {mounted, emulator} = await mountApp(t);
	await openTokens(mounted);
	await mounted.pressTogether(['/', ...'"meter-to-cash"|edge-07|"billing reports"', keys.enter]);
	await mounted.press(control('a'));
	await mounted.until('3 of 55 active, 3 marked');
	await openConfirmation(mounted);
	await mounted.until('▲ Revoking 3 tokens takes effect at once and cannot be undone.');
	await mounted.until(/Type 3 to go on: ____ +count of tokens/);
	await mounted.until(/Type billing\/meters to go on: ____ +loses its last writer/);
	await mounted.press(keys.space, '3', keys.enter);
	await mounted.press(...'billing/meters');
	assert.ok(isUntouched(emulator));
	await mounted.press(keys.enter, keys.tab);
	await mounted.until('‹ Revoke 3 Tokens ›');
	await mounted.press(keys.enter);
	await mounted.until('Revoked 3 of 3');
	assert.equal(new Set(deletesOf(emulator)).size, 3);
});

test('tokens that the filter hides are listed first, under their own heading', async t => {
	const {mounted, emulator} = await mountApp(t);
	await openTokens(mounted);
	await mounted.pressTogether(['/', ...'"wind farm"|edge-07', keys.enter]);
	await mounted.press(control('a'));
	await mounted.until('2 marked');
	await mounted.pressTogether(['/', control('u'), ...'edge', keys.enter]);
	await mounted.until('2 of 55 active, 2 marked');
	await openConfirmation(mounted);
	const rows = mounted.rows().map(row => row.trim());
	const at = rows.indexOf('Hidden by the filter now (1)');
	assert.ok(at > 0, mounted.screen());
	assert.match(rows[at + 1]!, /^[\da-f]{8} +Grafana wind farm +read flight2, windfarm_north$/);
	assert.equal(rows[at + 2], 'In the list (1)');
	assert.match(rows[at + 3]!, /^[\da-f]{8} +telegraf edge-07 +write flight2$/);
	assert.ok(isUntouched(emulator));
});

test('a list that arrives while the confirmation is open changes neither what it shows nor what is revoked', async t => {
	const {mounted, emulator} = await mountApp(t);
	const [main] = emulator.accounts[0]!.clusters;
	await openTokens(mounted);
	await pointAt(mounted, 'edge-07');
	const {id} = emulator.store.tokensOf(main!.id).find(({description}) => description === 'telegraf edge-07')!;
	// The tokens are there again; the databases are still on their way when the confirmation opens.
	emulator.setFaults([{when: {path: 'databases', times: 1}, do: {kind: 'delay', ms: 1500}}]);
	emulator.store.setDatabases(main!.id, []);
	await mounted.press('r');
	await mounted.until(screen => !screen.includes('loading…'));
	await openConfirmation(mounted);
	// The audit is worked out after the first frame.
	const told = await mounted.until('Solves 1 finding');
	await mounted.until(() => emulator.requests.every(({status}) => status !== 'pending'));
	await mounted.settle();
	assert.equal(mounted.screen(), told);
	await mounted.press(keys.space, keys.tab, keys.enter);
	await mounted.until('Revoked telegraf edge-07');
	assert.deepEqual(deletesOf(emulator), [id]);
});
