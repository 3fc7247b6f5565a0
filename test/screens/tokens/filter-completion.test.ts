import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);

for (const {way, send} of ways) {
	test(`Tab and Right take what the filter offers, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, '/', ...'st');
		await mounted.until(/ \/ st \[atus:\] /);
		await send(mounted, keys.tab);
		await mounted.until(/ \/ status: \[active\] /);
		await send(mounted, ...'su', keys.right);
		await mounted.until(/ \/ status:suspended {2,}/);
		await send(mounted, ' ', ...'db:fl', keys.tab, keys.enter);
		await mounted.until(/ \/ status:suspended db:flight2 +\d+ of 55 active/);
		assert.doesNotMatch(mounted.screen(), /\[/);
	});
}

test('nothing is offered in the middle of the text, after a blank, and for words', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('/', ...'status:ex');
	await mounted.until('/ status:ex [pired]');
	await mounted.press(keys.left);
	await mounted.until(/ \/ status:ex {2,}/);
	await mounted.press(keys.tab, keys.right);
	await mounted.until('/ status:ex [pired]');
	await mounted.press(keys.right, ' ');
	await mounted.until(/ \/ status:expired {2,}/);
	await mounted.press(keys.tab, ...'telegraf');
	await mounted.until(/ \/ status:expired telegraf {2,}/);
	await mounted.press(control('_'));
	await mounted.until(/ \/ status:expired {2,}/);
	assert.doesNotMatch(mounted.screen(), /\[/);
});

test('Enter keeps the filter as it was typed', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('/', ...'status:active|su');
	await mounted.until('[spended]');
	await mounted.press(control('u'), ...'db:flight', keys.enter);
	await mounted.until(/ \/ db:flight +\d+ of 55 active/);
	assert.doesNotMatch(mounted.screen(), /\[/);
});

test('rules of the audit and of the policy are offered, and a mistake names the nearest', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('/', ...'finding:mis');
	await mounted.until('/ finding:mis [sing-database]');
	await mounted.until('^ no rule "mis"; did you mean finding:missing-database');
	await mounted.press(keys.tab);
	await mounted.until(/ \/ finding:missing-database +\d+ of 55 active/);
	assert.doesNotMatch(mounted.screen(), /\[/);
});
