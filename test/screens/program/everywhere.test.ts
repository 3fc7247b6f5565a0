import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import type {Mounted} from '../../helpers/mount.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {openTokens} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);

/**
Screens and menus, each with the keys that open it from the list of tokens and what it reads then.
*/
const places: ReadonlyArray<{readonly name: string; readonly opens: readonly string[]; readonly reads: string}> = [
	{name: 'tokens', opens: [], reads: 'Database tokens'},
	{name: 'details', opens: [keys.enter], reads: '2 findings'},
	{name: 'options', opens: ['o'], reads: '❯ View details'},
	{name: 'sort', opens: ['S'], reads: 'Sort by; a capital reverses'},
	{name: 'columns', opens: ['c'], reads: 'Columns'},
	{name: 'copy as', opens: ['Y'], reads: 'as influxctl'},
	{name: 'link', opens: [control('g')], reads: 'The command that opens this screen'},
	{name: 'confirm', opens: ['j', 'D'], reads: 'Solves 1 finding'},
	{name: 'activity', opens: ['J'], reads: 'Activity'},
	{name: 'token button', opens: ['a', 'x', keys.enter, keys.enter, keys.tab, keys.tab, keys.tab], reads: '❯ + Add Permission'},
];

/**
Waits until nothing changes on the screen any more, and gives it.
*/
async function atRest(mounted: Mounted): Promise<string> {
	let before = '';
	return mounted.until(screen => {
		const isSame = screen === before;
		before = screen;
		return isSame;
	});
}

for (const {name, opens, reads} of places) {
	test(`? and : work over ${name}, and leave it as it was`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await mounted.press(...opens);
		await mounted.until(reads);
		const before = await atRest(mounted);
		await mounted.press('?');
		await mounted.until('influx-tokens   Help › ');
		await mounted.press(':');
		await mounted.until(/^ :/m);
		await mounted.until(screen => !screen.includes('Help › '));
		await mounted.press(keys.escape);
		assert.equal(await mounted.until(screen => screen === before), before);
		await mounted.press(':', ...'zzz');
		await mounted.until('No command\'s name holds "zzz".');
		assert.match(mounted.screen(), /^ :zzz$/m);
		await mounted.press(keys.escape);
		await mounted.until(screen => screen === before);
		assert.ok(isUntouched(emulator));
	});
}

test('a key without a meaning says so once, and q says how to quit', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('z');
	await mounted.until('z has no meaning here. ? shows the keys.');
	await mounted.press('q');
	await mounted.until('q quits on the first screen only. From here, Ctrl+C or :q quits.');
	const before = mounted.bytes();
	await mounted.press('z', 'q');
	assert.equal(mounted.bytes(), before, 'the second time nothing is said');
	await mounted.press(keys.tab);
	await mounted.until('Tab has no meaning here.');
	await mounted.press('S', '9');
	await mounted.until('9 has no meaning here.');
	await mounted.press(keys.escape, 'o', '3');
	await mounted.until('Rotate');
	assert.ok(!mounted.screen().includes('3 has no meaning'));
	assert.ok(isUntouched(emulator));
});

test('the text of a field is no key without a meaning, and a key that edits nothing is', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('/', ...'zq');
	await mounted.until(/^ \/ zq/m);
	assert.ok(!mounted.screen().includes('no meaning'));
	await mounted.press(control('x'));
	await mounted.until('Ctrl+X has no meaning here.');
});

test('the palette goes to every place from every screen, and leaves no form', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press(keys.enter);
	await mounted.until('Token ID');
	await mounted.press(':', ...'go to');
	for (const place of ['the database tokens of eu-metrics', 'the audit', 'the activity', 'a new token', 'a plan', 'the clusters of Demo', 'cluster eu-staging']) {
		assert.ok(mounted.screen().includes(`go to ${place}`), place);
	}

	// It is the last of them, and the palette shows only so many.
	await mounted.press(...' the prof');
	await mounted.until('go to the profiles');
	await mounted.press(keys.escape, ':', ...'staging', keys.enter);
	await mounted.until('Demo › eu-staging › Database tokens');
	await mounted.press(':', ...'activity', keys.enter);
	await mounted.until('Demo › eu-staging › Activity');
	await mounted.press(':', ...'the clusters', keys.enter);
	await mounted.until('Demo › Clusters');
	await mounted.press(keys.enter);
	await mounted.until(/active/);
	await mounted.press('a', ...'new', keys.enter, keys.enter, keys.tab, keys.tab, keys.tab);
	await mounted.until('❯ + Add Permission');
	await mounted.press(':', ...'profiles', keys.enter);
	await mounted.until('Leave this screen by its own keys first');
	assert.match(mounted.screen(), /Description +new/);
	assert.ok(isUntouched(emulator));
});

test('the palette scrolls through all that a screen can do', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press(':');
	const {count} = /1 of (?<count>\d+)/.exec(await mounted.until(/1 of \d+/))!.groups!;
	await mounted.pressTogether(Array.from({length: Number(count)}, () => keys.down));
	await mounted.until(`${count} of ${count}`);
	assert.match(mounted.screen(), /q, quit: quit the program/);
});

test('a message ends with the screen that it belongs to, and one that a key brings while it leaves a screen stays', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('z');
	await mounted.until('z has no meaning here.');
	await mounted.press('?', keys.escape);
	await mounted.until(/active/);
	assert.match(mounted.screen(), /z has no meaning here\./, 'help leaves no trace');
	await mounted.press(keys.escape);
	await mounted.until('Demo › Clusters');
	assert.ok(!mounted.screen().includes('no meaning'));
	await mounted.press(keys.enter);
	await mounted.until(/active/);
	await mounted.press(control('g'), 'y');
	await mounted.until('Sent the command to the terminal.');
});
