import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {helpRows} from '../../../source/keymap/help-rows.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {cursorRow, openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);

test('? lists every key of the screen below, and the filter\'s fields', async t => {
	const {mounted} = await mountApp(t, {emulator, columns: 160, rows: 90});
	await openTokens(mounted);
	const list = mounted.screen();
	await mounted.press('?');
	await mounted.until('Help › tokens');
	for (const {heading, rows} of helpRows('tokens')) {
		assert.match(mounted.screen(), new RegExp(`^ +${heading} *$`, 'm'));
		for (const {keys: words, help} of rows) {
			assert.ok(mounted.rows().some(row => row.trim().startsWith(words) && row.includes(help)), `${words} ${help}`);
		}
	}

	await mounted.until(/expires<30d +will expire within this time/);
	await mounted.press(keys.escape);
	await mounted.until(screen => screen === list);
});

for (const {way, send} of ways) {
	test(`/ searches the help, and Esc clears the search before it closes the help, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, '?', '/', ...'revoked');
		await mounted.until(/\. +show or hide revoked and expired tokens/);
		assert.ok(!mounted.screen().includes('token details'));
		await send(mounted, ...'xyz');
		await mounted.until('No key\'s help holds "revokedxyz". Esc clears.');
		await send(mounted, control('u'), ...'page', keys.enter);
		await mounted.until(/PgUp Ctrl\+B +one page up/);
		await send(mounted, keys.escape);
		await mounted.until('token details');
		await send(mounted, keys.escape);
		await mounted.until('Database tokens');
	});

	test(`help scrolls to its end, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator, columns: 60, rows: 15});
		await openTokens(mounted);
		await send(mounted, '?', 'G');
		await mounted.until(/id:6f2c +a token/);
		await send(mounted, 'g');
		await mounted.until('Act');
		await send(mounted, 'q');
		await mounted.until('active');
		assert.ok(isUntouched(emulator));
	});

	test(`the palette runs a command by its name, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, ':', ...'inactive');
		await mounted.until(/inactive: .*\./);
		await send(mounted, keys.enter);
		await mounted.until('60 tokens');
		await send(mounted, control('p'), ...'sort', keys.enter);
		await mounted.until('Sort by; a capital reverses');
		await send(mounted, 'e');
		await mounted.until('EXPIRES ▲');
		await send(mounted, ':', ...'revoke', keys.enter);
		await mounted.until('Revoke Database Token');
		assert.ok(isUntouched(emulator));
	});

	test(`the arrows choose in the palette, and Esc leaves it, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		const before = mounted.screen();
		await send(mounted, ':', ...'zzz', keys.enter);
		await mounted.until('No command\'s name holds "zzz".');
		await send(mounted, keys.escape);
		await mounted.until(screen => screen === before);
		// The second command of the list is the options menu.
		await send(mounted, ':', keys.down, keys.enter);
		await mounted.until('❯ View details');
		assert.ok(isUntouched(emulator));
	});

	test(`:q quits from anywhere, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, keys.enter);
		await mounted.until('Token ID');
		await send(mounted, ':', 'q', keys.enter);
		await mounted.exited;
		assert.ok(isUntouched(emulator));
	});
}

test('the palette leaves out a disabled command, and help says why it is disabled', async t => {
	const {mounted} = await mountApp(t, {
		emulator, isReadOnly: true, columns: 150, rows: 60,
	});
	await openTokens(mounted);
	await mounted.press(':', ...'revoke');
	await mounted.until(screen => !screen.includes('revoke: ask to revoke'));
	await mounted.press(keys.escape, '?');
	await mounted.until(/D +ask to revoke.*\(Read-only: nothing can be changed\.\)/);
	assert.ok(isUntouched(emulator));
});

test('Ctrl+L draws the screen again as it was', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('j');
	const before = mounted.screen();
	const bytes = mounted.bytes();
	await mounted.press(control('l'));
	await mounted.until(screen => screen === before);
	assert.ok(mounted.bytes() - bytes > 1000, 'the whole screen is sent');
	await mounted.press('j');
	assert.match(cursorRow(mounted), /archive reader/);
});
