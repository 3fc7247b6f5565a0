import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {mountApp} from '../../helpers/mount-app.js';
import {waitFor} from '../../helpers/wait-for.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {
	deletesOf,
	hear,
	isUntouched,
	openConfirmation,
	pointAt,
} from '../../helpers/screens/confirm.js';
import {cursorRow, openTokens} from '../../helpers/screens/walk.js';

for (const revoked of ['listed', 'gone'] as const) {
	test(`Space, Tab, Enter revoke exactly the one token, where revoked ones are ${revoked}`, async t => {
		const {mounted, emulator, reports, directories} = await mountApp(t, {seed: {revoked}});
		const [main] = emulator.accounts[0]!.clusters;
		await openTokens(mounted);
		await pointAt(mounted, 'edge-07');
		const {id} = emulator.store.tokensOf(main!.id).find(({description}) => description === 'telegraf edge-07')!;
		await mounted.press('D');
		await mounted.until('‹ Cancel ›');
		assert.equal(screenOf(mounted), drawn(`
			 influx-tokens   Demo › eu-metrics › Revoke Database Token
			 ──────────────────────────────────────────────────────────────────────────────
			 ▲ Revoking takes effect at once and cannot be undone.
			   Programs that use this token stop working.

			   Description   telegraf edge-07
			   Token ID      ${id}
			   Access        write flight2
			   Age, expiry   15 months; expires in 15 days, 2026-03-17 05:45:55 CET
			                 (2026-03-17T04:45:55Z)

			   What loses access (by grants, not by traffic)
			     flight2  nothing: 1 writer, 2 readers stay
			   Not known: last use, creator, where the secret is.

			   [ ] I understand the risk of this action

			         ‹ Cancel ›      Revoke Token   tick the box first
			(5 blank rows)
			 Space tick  Tab move  Enter press  s suspend instead  Esc cancel  n reason
		`));
		await hear(mounted);
		await mounted.press(keys.space);
		await mounted.until('[x] I understand the risk of this action');
		await mounted.press(keys.tab);
		await mounted.until('‹ Revoke Token ›');
		assert.ok(isUntouched(emulator), 'nothing leaves before the button is pressed');
		await mounted.press(keys.enter);
		const line = revoked === 'gone' ? 'verified gone' : 'verified, marked as revoked';
		await mounted.until(new RegExp(String.raw`^ Revoked telegraf edge-07 \(${id.slice(0, 8)}\): ${line}, 04:20:\d\dZ *$`, 'm'));
		await mounted.until(/^ +54 active *$/m);
		assert.ok(mounted.rows().every(row => !/active +telegraf edge-07/.test(row)));
		assert.match(cursorRow(mounted), /telegraf edge-08/, 'the cursor is on what came after it');

		assert.deepEqual(deletesOf(emulator), [id]);
		assert.ok(emulator.store.tokenOf(main!.id, id)!.revokedAt);
		assert.equal(reports.length, 1);
		assert.match(reports[0]!, /^Demo, eu-metrics: Revoked telegraf edge-07/);
		const lines = readFileSync(path.join(directories.journals, `${main!.id}.jsonl`), 'utf8').trim().split('\n').map(text => JSON.parse(text) as Readonly<Record<string, unknown>>);
		assert.deepEqual(lines.map(({kind, action, tokenId, result}) => ({
			kind, action, tokenId, result,
		})), [
			{
				kind: 'intent', action: 'revoke', tokenId: id, result: undefined,
			},
			{
				kind: 'outcome', action: undefined, tokenId: undefined, result: 'revoked',
			},
		]);
	});
}

for (const [name, key] of [['Enter on the focused Cancel', keys.enter], ['Esc', keys.escape]] as const) {
	test(`${name} cancels, also when the box is ticked: nothing is sent`, async t => {
		const {mounted, emulator} = await mountApp(t);
		await openTokens(mounted);
		await openConfirmation(mounted);
		await mounted.press(key);
		await mounted.until('Database tokens');
		await openConfirmation(mounted);
		await mounted.press(keys.space);
		await mounted.until('[x]');
		await mounted.press(key);
		await mounted.until('Database tokens');
		// A tick does not stay for the next time.
		await openConfirmation(mounted);
		await mounted.until('[ ]');
		assert.ok(isUntouched(emulator));
	});
}

test('Revoke Token is disabled until the box is ticked, and Enter on it says so', async t => {
	const {mounted, emulator} = await mountApp(t);
	await openTokens(mounted);
	await pointAt(mounted, 'edge-07');
	await openConfirmation(mounted);
	await mounted.press(keys.tab, keys.enter);
	await mounted.until('The button is not ready: tick the box first.');
	await mounted.press(keys.shiftTab, keys.shiftTab, keys.enter);
	await mounted.until('Space ticks the box; Enter presses a button.');
	await mounted.press(keys.space, keys.space, keys.tab, keys.tab, keys.enter);
	await mounted.until('The button is not ready: tick the box first.');
	assert.ok(isUntouched(emulator));
});

test('from the details and from the options, the one token is revoked, though others are marked', async t => {
	const {mounted, emulator} = await mountApp(t);
	await openTokens(mounted);
	await mounted.press(keys.space, keys.space, keys.space);
	await pointAt(mounted, 'edge-07');
	await mounted.press(keys.enter);
	await mounted.until('Token ID');
	await openConfirmation(mounted);
	await mounted.until(/Description +telegraf edge-07/);
	await mounted.press(keys.escape, keys.escape);
	await mounted.press('o', 'D');
	await hear(mounted);
	await mounted.until(/Description +telegraf edge-07/);
	await mounted.press(keys.space, keys.tab, keys.enter);
	await mounted.until('54 active, 3 marked');
	assert.equal(deletesOf(emulator).length, 1);
});

test('a token that was changed after the list was loaded is not revoked, and the result says why', async t => {
	const {mounted, emulator} = await mountApp(t);
	const [main] = emulator.accounts[0]!.clusters;
	await openTokens(mounted);
	await pointAt(mounted, 'edge-07');
	const {id} = emulator.store.tokensOf(main!.id).find(({description}) => description === 'telegraf edge-07')!;
	await openConfirmation(mounted);
	emulator.store.changeToken(main!.id, id, {permissions: [{action: 'write', resource: 'sensors'}]});
	await mounted.press(keys.space, keys.tab, keys.enter);
	await mounted.until(/– [\da-f]{8} +telegraf edge-07 +skipped: its permissions/);
	await mounted.press(keys.enter);
	await mounted.until(/^ Skipped telegraf edge-07 .*its permissions changed/m);
	assert.ok(isUntouched(emulator));
});

test('a revoke whose answer was cut off is verified, and counts as revoked', async t => {
	const {mounted, emulator} = await mountApp(t);
	await openTokens(mounted);
	await pointAt(mounted, 'edge-07');
	emulator.setFaults([{when: {method: 'DELETE'}, do: {kind: 'cut', when: 'after-apply'}}]);
	await openConfirmation(mounted);
	await mounted.press(keys.space, keys.tab, keys.enter);
	await mounted.until(/^ Revoked telegraf edge-07 .*verified/m);
	assert.equal(deletesOf(emulator).length, 1);
	await waitFor(() => emulator.requests.at(-1)!.method === 'GET');
});
