import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {deletesOf, isUntouched, openConfirmation} from '../../helpers/screens/confirm.js';
import {openTokens} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);

for (const [columns, rows] of [[59, 24], [80, 14]] as const) {
	test(`a window of ${columns}x${rows} is too small, and the program says so`, async t => {
		const {mounted} = await mountApp(t, {emulator, columns, rows});
		await mounted.until(`influx-tokens needs 60x15; this window is ${columns}x${rows}.`);
		assert.ok(!mounted.screen().includes('Choose a profile'));
		await mounted.press('q');
		await mounted.exited;
	});
}

test('Esc goes back while the window is too small, and quits from the first screen', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.resize(59, 14);
	await mounted.until(/^influx-tokens needs 60x15; this window is 59x14\. Esc back,.*\nq quit\.\s*$/);
	await mounted.press(keys.escape);
	await mounted.resize(80, 24);
	await mounted.until('Demo › Clusters');
	await mounted.resize(59, 14);
	await mounted.press(keys.escape, keys.escape);
	await mounted.exited;
	assert.ok(isUntouched(emulator));
});

test('a half-filled form keeps its texts while the window is too small, and gets no keys', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await mounted.press('a', ...'prod', keys.tab, keys.tab, keys.tab, ...'1111');
	await mounted.resize(59, 14);
	await mounted.until('needs 60x15');
	await mounted.press('x', keys.enter, keys.tab);
	await mounted.resize(80, 24);
	await mounted.until(/Name +prod *$/m);
	await mounted.until(/❯ Account ID +1111 *$/m);
	await mounted.press('2');
	await mounted.until(/❯ Account ID +11112 *$/m);
	assert.ok(isUntouched(emulator));
});

test('a filter keeps its text while the window is too small', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('/', ...'edge');
	await mounted.resize(59, 14);
	await mounted.press('x', 'j');
	await mounted.resize(80, 24);
	await mounted.until('/ edge ');
	await mounted.press(...'-08');
	await mounted.until('/ edge-08');
	await mounted.until('1 of 55 active');
	assert.ok(isUntouched(emulator));
});

test('while the window is too small, Esc does not leave a run; the run goes on, and the larger window shows its result', async t => {
	const {mounted, emulator: own} = await mountApp(t, {seed: {faults: [{when: {method: 'DELETE', times: 1}, do: {kind: 'delay', ms: 1000}}]}});
	await openTokens(mounted);
	await mounted.pressTogether(['/', ...'rack-0', keys.enter]);
	await mounted.press('\u{1}');
	await mounted.until('8 marked');
	await openConfirmation(mounted);
	await mounted.press(keys.space, '8', keys.enter, keys.tab, keys.enter);
	await mounted.until('in flight');
	await mounted.resize(59, 14);
	await mounted.press(keys.escape, keys.escape);
	await mounted.until('this screen cannot be left unseen');
	await mounted.resize(80, 24);
	await mounted.until('Revoked 8 of 8');
	assert.equal(deletesOf(own).length, 8);
});
