import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {isUntouched, pointAt} from '../../helpers/screens/confirm.js';
import {cursorTo, openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);
const id = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';

test('o shows what can be done with the token under the cursor, over the list', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.pressTogether(['/', ...'edge-08', keys.enter]);
	await mounted.press('o');
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Demo › eu-metrics › Database tokens
		 ──────────────────────────────────────────────────────────────────────────────
		 / edge-08                                                       1 of 55 active
		   STATUS     DESCRIPTION ▲                   DATABASES           EXPIRES
		▌  active┌ telegraf edge-08 ──────────────────────────────────────────┐
		         │ ❯ View details                                           d │
		         │   Edit                                                   e │
		         │   Rotate                                                 R │
		         │   Suspend                                                s │
		         │   Resume   It is not suspended.                            │
		         │   Create a copy                                          C │
		         │   Copy token ID                                          y │
		         │   Copy as curl, influxctl                                Y │
		         │   Propose least privilege                                L │
		         │   Revoke Token…                                          D │
		         └────────────────────────────────────────────────────────────┘
		(7 blank rows)
		 Enter choose  e edit  R rotate  s suspend  u resume  y copy ID  Y as curl
	`));
});

for (const {way, send} of ways) {
	test(`each entry is chosen by Enter and by its own key, ${way}`, async t => {
		const {mounted, clipboard} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await pointAt(mounted, 'edge-08');
		await send(mounted, 'o', keys.enter);
		await mounted.until('eu-metrics › telegraf edge-08');
		await send(mounted, keys.escape);
		await send(mounted, 'o', 'd');
		await mounted.until('eu-metrics › telegraf edge-08');
		await send(mounted, keys.escape);
		await send(mounted, 'o', ...Array.from({length: 6}, () => keys.down), keys.enter);
		await mounted.until('Sent the token ID to the terminal. It is copied if the terminal allows OSC 52.');
		await send(mounted, 'o', 'y');
		assert.deepEqual(clipboard, [id, id]);
		// The last one, from the first.
		await send(mounted, 'o', keys.up, keys.enter);
		await mounted.until('Revoke Database Token');
		await mounted.until(id);
	});

	test(`Esc and q close the menu and leave the list as it was, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		const before = mounted.screen();
		await send(mounted, 'o', 'q');
		await mounted.until(screen => screen === before);
		await send(mounted, 'o', keys.escape);
		await mounted.until(screen => screen === before);
		assert.ok(isUntouched(emulator));
	});
}

test('over the details the menu has no entry for them', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press(keys.enter, 'o');
	await mounted.until('Copy token ID');
	assert.ok(!mounted.screen().includes('View details'));
	await mounted.press(keys.escape);
	await mounted.until('Not known: last use');
});

test('read-only: Revoke Token stays, with its reason, and Enter on it says so', async t => {
	const {mounted, emulator: own} = await mountApp(t, {isReadOnly: true});
	await openTokens(mounted);
	await mounted.until(/^ influx-tokens .* READ-ONLY *$/m);
	await mounted.press('o');
	await mounted.until(/Revoke Token… {3}Read-only: nothing can be changed\./);
	await cursorTo(mounted, 'Revoke Token…');
	await mounted.press(keys.enter);
	await mounted.until('Read-only: nothing can be changed.');
	await mounted.press('D');
	await mounted.until('❯ Revoke Token…');
	await mounted.press(keys.escape, 'D');
	await mounted.until('Read-only: nothing can be changed.');
	await mounted.until('Database tokens');
	assert.ok(isUntouched(own));
});

test('a revoked token cannot be revoked again', async t => {
	const {mounted, emulator: own} = await mountApp(t);
	await openTokens(mounted);
	await mounted.press('.');
	await pointAt(mounted, 'edge-06');
	await mounted.press('o');
	await mounted.until(/Revoke Token… {3}It is revoked already\./);
	await mounted.press(keys.escape, 'D');
	await mounted.until(/^ It is revoked already\./m);
	assert.ok(isUntouched(own));
});
