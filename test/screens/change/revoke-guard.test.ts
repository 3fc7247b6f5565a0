import assert from 'node:assert/strict';
import test from 'node:test';
import {keys, paste} from '../../helpers/keys.js';
import {mountApp, type MountedApp} from '../../helpers/mount-app.js';
import {
	deletesOf,
	hear,
	isUntouched,
	openConfirmation,
	pointAt,
} from '../../helpers/screens/confirm.js';
import {openTokens} from '../../helpers/screens/walk.js';

type TestContext = Parameters<typeof mountApp>[0];

async function atConfirmation(t: TestContext): Promise<MountedApp> {
	const app = await mountApp(t);
	await openTokens(app.mounted);
	await pointAt(app.mounted, 'edge-07');
	await openConfirmation(app.mounted);
	return app;
}

test('keys typed together with D belong to the list: the box is unticked and nothing is sent', async t => {
	const {mounted, emulator} = await mountApp(t);
	await openTokens(mounted);
	await pointAt(mounted, 'edge-07');
	for (const walk of [[keys.space, keys.tab, keys.enter], [keys.space], [keys.tab, keys.enter], [keys.enter], [keys.space, keys.tab, keys.enter, keys.space, keys.tab, keys.enter]]) {
		await mounted.pressTogether(['D', ...walk]);
		await mounted.until('Revoke Database Token');
		await hear(mounted);
		await mounted.until('[ ] I understand');
		await mounted.until('‹ Cancel ›');
		await mounted.press(keys.escape);
		await mounted.until('Database tokens');
	}

	assert.ok(isUntouched(emulator));
});

test('keys typed one by one in the first moment of the confirmation are dropped', async t => {
	const {mounted, emulator} = await mountApp(t);
	await openTokens(mounted);
	await mounted.press('D', keys.space, keys.tab, keys.enter);
	await mounted.until('[ ] I understand');
	await mounted.until('‹ Cancel ›');
	assert.ok(isUntouched(emulator));
});

const pastes = [' \t\r', '\t\r', '\r\n', ' '.repeat(9), `${' \t\r'.repeat(40)}\r`, 'yes I do\r'];

test('a paste with brackets never ticks and never presses', async t => {
	const {mounted, emulator} = await atConfirmation(t);
	for (const text of pastes) {
		await mounted.press(paste(text));
		assert.match(mounted.screen(), /\[ \] I understand/, JSON.stringify(text));
		assert.match(mounted.screen(), /‹ Cancel ›/, JSON.stringify(text));
	}

	assert.ok(isUntouched(emulator));
});

test('a paste without brackets, which comes as keys in one read, never ticks and never presses', async t => {
	const {mounted, emulator} = await atConfirmation(t);
	for (const text of pastes) {
		await mounted.pressTogether([text]);
		assert.ok(!mounted.screen().includes('[x]'), JSON.stringify(text));
		assert.ok(mounted.screen().includes('Database Token'), JSON.stringify(text));
		assert.ok(isUntouched(emulator), JSON.stringify(text));
	}
});

test('a paste does not press the button after the box was ticked by hand', async t => {
	const {mounted, emulator} = await atConfirmation(t);
	await mounted.press(keys.space, keys.tab);
	await mounted.until('‹ Revoke Token ›');
	await mounted.press(paste('\r'));
	await mounted.pressTogether([keys.enter, keys.enter]);
	await mounted.until('Those keys arrived together, as a paste does: press them one at a time.');
	assert.ok(isUntouched(emulator));
	await mounted.press(keys.enter);
	await mounted.until('Revoked telegraf edge-07');
	assert.equal(deletesOf(emulator).length, 1);
});

test('Enter held down on the button sends one DELETE', async t => {
	const {mounted, emulator} = await atConfirmation(t);
	await mounted.press(keys.space, keys.tab, keys.enter, keys.enter, keys.enter);
	await mounted.until(/Revoked telegraf edge-07|Description +telegraf|Token ID/);
	assert.equal(deletesOf(emulator).length, 1);
});

test('Delete, Backspace, Ctrl+D and letters never open the confirmation from the list, nor act in it', async t => {
	const {mounted, emulator} = await mountApp(t);
	await openTokens(mounted);
	await mounted.press(keys.delete, keys.backspace, '\u{4}', 'x', 'X');
	await mounted.until('Database tokens');
	await openConfirmation(mounted);
	await mounted.press(keys.delete, keys.backspace, '\u{4}', 'y', 'D', 'r', 'q');
	await mounted.until('[ ] I understand');
	await mounted.until('‹ Cancel ›');
	assert.ok(isUntouched(emulator));
});
