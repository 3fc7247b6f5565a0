import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {keys, paste} from '../../helpers/keys.js';
import {
	mountApp,
	quickStartVariables,
	savedProfile,
	startTestEmulator,
} from '../../helpers/mount-app.js';
import {waitForAssertions} from '../../helpers/wait-for.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test, {managementToken: 'M.V1.right-one'});
const refused = Object.fromEntries([['MANAGEMENT_TOKEN', 'M.V1.wrong-one']]);

for (const {way, send} of ways) {
	test(`after a 401, another management token is entered, masked, and the clusters load, ${way}`, async t => {
		const {mounted, directories} = await mountApp(t, {emulator, settings: served => [savedProfile(served)], environment: refused});
		await mounted.pressTogether([keys.down, keys.enter]);
		await mounted.until(/eu-metrics .*401/);
		await send(mounted, 'T', ...'M.V1.right-ome', keys.backspace, keys.backspace, ...'ne');
		await mounted.until('••••••••••••••');
		assert.equal(screenOf(mounted), drawn(`
			 influx-tokens   plant › Management token                            token: env
			 ──────────────────────────────────────────────────────────────────────────────

			   Management token for plant at http://127.0.0.1:00000

			   ••••••••••••••

			   It is not shown and not stored: it is used until the program ends, and sent
			   to this host only.
			(14 blank rows)
			 Enter use   Esc cancel
		`));
		await waitForAssertions(() => {
			assert.deepEqual(mounted.cursor(), {row: 5, column: 17}, 'the terminal\'s cursor stands behind the text');
		});
		await send(mounted, keys.enter);
		await mounted.until(/eu-metrics .*ready +60 +220/);
		for (const secret of ['right', 'wrong-one', 'M.V1']) {
			assert.ok(!mounted.output().includes(secret), secret);
		}

		for (const entry of readdirSync(directories.home, {recursive: true, withFileTypes: true})) {
			assert.ok(!entry.isFile() || !readFileSync(path.join(entry.parentPath, entry.name), 'utf8').includes('M.V1'), entry.name);
		}
	});
}

test('after a 401 in the token list, T asks for a management token and the list loads', async t => {
	const {mounted} = await mountApp(t, {emulator, isHostGiven: true, environment: served => ({...quickStartVariables(served), ...refused})});
	await mounted.press(keys.enter);
	await mounted.until('401: the service refused this management token.');
	await mounted.until('T enters another management token, r tries again, Esc goes back.');
	await mounted.press('T', paste('M.V1.right-one\n'), keys.enter);
	await mounted.until(/\d active$/m);
	assert.ok(isUntouched(emulator));
});

test('a profile without a source asks for its management token when it opens, and sends nothing before it has one', async t => {
	const {mounted, emulator: own} = await mountApp(t, {
		seed: {managementToken: 'M.V1.right-one'}, settings: served => [savedProfile(served, {secretSources: []})],
	});
	await mounted.pressTogether([keys.down, keys.enter]);
	await mounted.until('This profile asks for its management token each time.');
	await mounted.press(keys.enter);
	assert.deepEqual(own.requests, []);
	await mounted.until('Management token for plant');
	await mounted.press(...'M.V1.right-one', keys.enter);
	await mounted.until(/eu-metrics .*ready/);
});

test('Enter on an empty management token says so', async t => {
	const {mounted} = await mountApp(t, {emulator, settings: served => [savedProfile(served)], environment: refused});
	await mounted.pressTogether([keys.down, keys.enter]);
	await mounted.until('401');
	await mounted.press('T', keys.enter);
	await mounted.until('Enter the management token first, or go back with Esc.');
	await mounted.press(keys.escape);
	await mounted.until('plant › Clusters');
	assert.ok(isUntouched(emulator));
});

test('the screen says why the management token cannot be read, and T enters another one', async t => {
	const {mounted} = await mountApp(t, {emulator, settings: served => [savedProfile(served)]});
	await mounted.pressTogether([keys.down, keys.enter]);
	await mounted.until('MANAGEMENT_TOKEN');
	await mounted.until('T enters a management token for this session, r tries again');
	await mounted.press('T', ...'M.V1.right-one', keys.enter);
	await mounted.until(/eu-metrics .*ready/);
	assert.ok(isUntouched(emulator));
});

test('the demo says that it has its own management token', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await mounted.press(keys.enter);
	await mounted.until(/ready/);
	await mounted.press('T');
	await mounted.until('The demo has its own management token.');
	assert.ok(isUntouched(emulator));
});

test('text that is no token is refused with a reason and not sent, and the field takes the next text', async t => {
	const {mounted} = await mountApp(t, {emulator, settings: served => [savedProfile(served)], environment: refused});
	await mounted.pressTogether([keys.down, keys.enter]);
	await mounted.until('401');
	await mounted.press('T');
	const before = emulator.requests.length;
	for (const [text, words] of [['"M.V1.right-one"', 'What was entered has quotation marks in it. Take them away: a token has none.'], ['Bearer M.V1.right-one', 'What was entered begins with a word such as Bearer. Leave it out: this program'], ['M.V1. right-one', 'What was entered has a blank inside.']] as const) {
		await mounted.press(paste(text), keys.enter);
		await mounted.until(words);
	}

	assert.equal(emulator.requests.length, before);
	await mounted.press(paste('M.V1.right-one\n'), keys.enter);
	await mounted.until(/eu-metrics .*ready/);
	await mounted.until(screen => !screen.includes('What was entered'));
	assert.ok(!mounted.output().includes('right-one'));
});
