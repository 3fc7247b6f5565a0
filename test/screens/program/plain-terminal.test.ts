import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {control, keys, paste} from '../../helpers/keys.js';
import {
	mountApp,
	quickStartVariables,
	savedProfile,
	type MountedApp,
} from '../../helpers/mount-app.js';
import {deletesOf, openConfirmation, pointAt} from '../../helpers/screens/confirm.js';
import {openTokens} from '../../helpers/screens/walk.js';

/**
Opens every screen once: help, palette, form, clusters, menus, list, filter and its error, details, confirmation, result.
*/
async function openEveryScreen({mounted, emulator}: MountedApp): Promise<void> {
	await mounted.press('?', keys.escape, ':', keys.escape, 'a', keys.enter);
	await mounted.until('The name is empty.');
	await mounted.press(keys.escape, keys.down, 'x');
	await mounted.until('Remove Profile');
	await mounted.press(keys.escape);
	await mounted.until('Choose a profile');
	await mounted.press(keys.home, keys.up, keys.up);
	await mounted.pressTogether(['1']);
	await mounted.until(/eu-metrics .*ready/);
	await mounted.press('S', keys.escape, '/', ...'zz', keys.escape, keys.enter);
	await mounted.until(/\d active *$/m);
	await mounted.press('S', keys.escape, '.', keys.pageDown, keys.pageDown, keys.pageDown, keys.pageDown, 'g', '.', keys.space, keys.space, '?');
	await mounted.until('Help');
	await mounted.press('G', '/', ...'mark', keys.enter, keys.escape, keys.escape);
	await mounted.press(':', ...'nonsense', keys.escape, '/', ...'datbase:x', control('u'), paste('書き込み'), control('u'), ...'zzz');
	await mounted.until('No token matches.');
	await mounted.press(keys.escape, keys.escape);
	for (const filter of ['第三工場', 'Würzburg', '👨']) {
		await mounted.press('.');
		await mounted.pressTogether(['/', control('u'), ...filter]);
		await mounted.press(keys.enter, keys.enter);
		await mounted.until(/Token ID/);
		await mounted.press('o', keys.escape, keys.escape, keys.escape, '.');
	}

	await pointAt(mounted, 'edge-07');
	await openConfirmation(mounted);
	await mounted.press(keys.tab, keys.enter, keys.shiftTab, keys.space, keys.tab, keys.enter);
	await mounted.until(/^ Revoked telegraf edge-07/m);
	await mounted.pressTogether(['/', ...'rack-0', keys.enter]);
	await mounted.press(control('a'));
	await openConfirmation(mounted);
	const count = /Type (?<count>\d+) to go on/.exec(mounted.screen())!.groups!.count!;
	emulator.setFaults([{when: {method: 'DELETE', nth: 2}, do: {kind: 'status', status: 400}}]);
	await mounted.press(keys.space, ...count, keys.enter, keys.tab, keys.enter);
	await mounted.until(/Revoked \d+ of \d+: 1 failed/);
	await mounted.press(keys.enter);
	await mounted.until('1 marked');
	assert.ok(deletesOf(emulator).length > 2);
	await mounted.resize(200, 50);
	await mounted.until('Created');
}

test('a terminal that is not UTF-8 gets ASCII only, on every screen', async t => {
	const app = await mountApp(t, {isAscii: true, settings: served => [savedProfile(served, {name: 'plänt'})]});
	await openEveryScreen(app);
	const beyond = /\P{ASCII}/u.exec(app.mounted.output());
	assert.equal(beyond, null, `${beyond?.[0] ?? ''} in ${JSON.stringify(app.mounted.output().slice(Math.max(0, (beyond?.index ?? 0) - 200), (beyond?.index ?? 0) + 40))}`);
});

test('in ASCII other characters are spelled out, and a person can type them in that form', async t => {
	const app = await mountApp(t, {
		isAscii: true, columns: 200, rows: 50, environment: quickStartVariables, settings: served => [savedProfile(served, {name: 'plänt', isProtected: true})],
	});
	const {mounted, emulator} = app;
	await openTokens(mounted, 2);
	await mounted.press('G');
	await mounted.until(String.raw`\u{7b2c}\u{4e09}`);
	assert.match(mounted.screen(), /^>/m);
	await mounted.press('g', '/', ...String.raw`\u{7b2c}\u{4e09}`);
	await mounted.until('1 of 55 active');
	await mounted.press(keys.escape);
	await pointAt(mounted, 'edge-07');
	await openConfirmation(mounted);
	await mounted.until(String.raw`Type pl\u{e4}nt to go on:`);
	await mounted.press(keys.space, ...'plä', keys.backspace);
	await mounted.press(control('w'), ...String.raw`pl\u{e4}nt`, keys.enter, keys.tab, keys.enter);
	await mounted.until('Revoked telegraf edge-07');
	assert.equal(deletesOf(emulator).length, 1);
});

test('editing a profile in ASCII does not lose its other letters', async t => {
	const {mounted, directories} = await mountApp(t, {isAscii: true, settings: served => [savedProfile(served, {name: 'plänt'})]});
	await mounted.press(keys.down, 'e', ...'2ö', keys.enter);
	await mounted.until(String.raw`Saved the profile pl\u{e4}nt2\u{f6}.`);
	assert.match(readFileSync(directories.settings, 'utf8'), /"plänt2ö"/);
});

/* eslint-disable no-control-regex, regexp/no-control-character -- a terminal's attributes */
const attributes = /\u{1B}\[(?<parameters>[\d;]*)m/gu;
/* eslint-enable no-control-regex, regexp/no-control-character */

test('with NO_COLOR every screen uses only bold and inverse', async t => {
	const app = await mountApp(t, {colorLevel: 'none', settings: served => [savedProfile(served)]});
	await openEveryScreen(app);
	const used = new Set(app.mounted.output().matchAll(attributes).flatMap(({groups}) => groups!.parameters!.split(';')));
	assert.deepEqual([...used].filter(parameter => !['', '0', '1', '7', '22', '27'].includes(parameter)), []);
	assert.ok(used.has('7'), 'the selection is still visible');
});

test('with 16 colours only those of the palette are used', async t => {
	const app = await mountApp(t, {colorLevel: 'basic'});
	await openTokens(app.mounted);
	await openConfirmation(app.mounted);
	const used = new Set(app.mounted.output().matchAll(attributes).map(({groups}) => groups!.parameters!));
	assert.deepEqual([...used].filter(parameters => /^[34]8;/.test(parameters)), []);
	assert.ok([...used].some(parameters => /^3[1-7]$/.test(parameters)));
});
