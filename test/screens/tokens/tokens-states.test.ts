import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {mountApp, savedProfile, startTestEmulator} from '../../helpers/mount-app.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {cursorRow, openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);
const [main, staging] = emulator.accounts[0]!.clusters;

test('while the list is loading the header and the keys are there, and Esc goes back', async t => {
	const {mounted, emulator: own} = await mountApp(t, {seed: {faults: [{when: {path: 'tokens', clusterId: main!.id}, do: {kind: 'hang', when: 'before-apply'}}]}});
	await mounted.press(keys.enter);
	await mounted.until(/eu-staging .*ready/);
	await mounted.press(keys.enter);
	await mounted.until('Loading tokens of eu-metrics…');
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Demo › eu-metrics › Database tokens
		 ──────────────────────────────────────────────────────────────────────────────
		(2 blank rows)
		   Loading tokens of eu-metrics…
		(18 blank rows)
		 / filter  . inactive  ? help  a create  A audit  J activity  S sort  c columns
	`));
	await mounted.press('D');
	await mounted.until('No token is under the cursor.');
	await mounted.press(keys.escape);
	await mounted.until('Demo › Clusters');
	assert.ok(own.requests.every(({method}) => method === 'GET'));
});

test('a failed load says what the service said, and r tries again', async t => {
	const {mounted, emulator: own} = await mountApp(t, {
		columns: 120, seed: {faults: [{when: {path: 'tokens'}, do: {kind: 'status', status: 400, body: {code: 400, message: 'the shard is away'}}}]},
	});
	await mounted.press(keys.enter);
	await mounted.until(/eu-metrics .*400/);
	await mounted.press(keys.enter);
	await mounted.until('400: the service refused this request (the service says: the shard is away).');
	await mounted.until('r tries again, Esc goes back.');
	own.setFaults([]);
	await mounted.press('r');
	await mounted.until(/\d active$/m);
	assert.ok(isUntouched(own));
});

test('the client tries again after a 500, then the screen says so, and r loads the list', async t => {
	const {mounted, emulator: own} = await mountApp(t, {
		settings: served => [savedProfile(served, {clusters: [staging!]})],
		environment: ({accounts}) => Object.fromEntries([['MANAGEMENT_TOKEN', accounts[0]!.managementToken]]),
	});
	own.setFaults([{when: {path: 'tokens'}, do: {kind: 'status', status: 500}}]);
	await mounted.pressTogether([keys.down, keys.enter]);
	await mounted.until('500: the service cannot answer at the moment.');
	const tried = own.requests.filter(({path}) => path.endsWith('/tokens')).length;
	assert.ok(tried > 1, 'reads are tried more than once');
	own.setFaults([]);
	await mounted.press('r');
	await mounted.until(/\d active$/m);
});

test('a list that cannot be refreshed stays on the screen, and the screen says so and revokes nothing', async t => {
	const {mounted, emulator: own} = await mountApp(t);
	await openTokens(mounted);
	own.setFaults([{when: {path: 'tokens'}, do: {kind: 'status', status: 403}}]);
	await mounted.press(keys.down, 'r');
	await mounted.until('not refreshed');
	await mounted.until('403: this management token may not do that.');
	assert.match(cursorRow(mounted), /archive importer/);
	await mounted.press('D');
	await mounted.until('The list could not be refreshed: r tries again.');
	own.setFaults([]);
	await mounted.press('r');
	await mounted.until(/\d active$/m);
	await mounted.press('D');
	await mounted.until('Revoke Database Token');
});

test('a cluster without tokens says so', async t => {
	const {mounted} = await mountApp(t, {seed: {tokens: 0}});
	await openTokensOfEmpty();
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Demo › eu-metrics › Database tokens
		 ──────────────────────────────────────────────────────────────────────────────
		                                                                       0 active

		   This cluster has no database tokens. a creates one.
		(18 blank rows)
		 / filter  . inactive  ? help  a create  A audit  J activity  S sort  c columns
	`));

	async function openTokensOfEmpty(): Promise<void> {
		await mounted.press(keys.enter);
		await mounted.until(/eu-metrics .*ready +0 +220/);
		await mounted.press(keys.enter);
		await mounted.until('no database tokens');
	}
});

for (const {way, send} of ways) {
	test(`inactive tokens are hidden until the dot, and a filter that only they match says so, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, '/', ...'edge-06', keys.enter);
		await mounted.until('No active token matches. 1 inactive one does: press . to see it.');
		await send(mounted, '.');
		await mounted.until('1 of 60 tokens');
		assert.match(cursorRow(mounted), /^revoked +telegraf edge-06 +flight2 +never$/);
		await send(mounted, '.');
		await mounted.until('No active token matches.');
		await send(mounted, '/', '\u{15}', ...'edge-99', keys.enter);
		await mounted.until('No token matches. Esc clears the filter.');
		await send(mounted, '/', '\u{15}', ...'status:expired|revoked', keys.enter);
		await mounted.until(/No active token matches\. \d inactive ones do: press \. to see them\./);
		await send(mounted, keys.escape);
		await mounted.until(/ 55 active *$/m);
	});
}

test('a cluster with only inactive tokens says how many there are', async t => {
	const {mounted, emulator: own} = await mountApp(t, {seed: {tokens: 3}});
	for (const {id} of own.store.tokensOf(main!.id)) {
		own.store.revokeToken(main!.id, id, Date.UTC(2026, 2, 1) * 1000);
	}

	await mounted.press(keys.enter);
	await mounted.until(/eu-metrics .*ready +3/);
	await mounted.press(keys.enter);
	await mounted.until('No token is active. 3 inactive: press . to see them.');
	await mounted.press('.');
	await mounted.until('telegraf edge-08');
	assert.ok(isUntouched(own));
});
