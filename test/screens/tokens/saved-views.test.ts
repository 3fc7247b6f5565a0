import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type {Habits} from '../../../source/settings/habits.js';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {openTokens, ways} from '../../helpers/screens/walk.js';
import {waitFor} from '../../helpers/wait-for.js';

const emulator = await startTestEmulator(test);

const flight = {
	digit: 1, name: 'flight writers', filter: 'db:flight2 action:write', sort: {column: 'description', descending: false}, showsInactive: false,
} as const;

for (const {way, send} of ways) {
	test(`V keeps the filter and the order under a digit, and the digit shows them again, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, '3');
		await mounted.until('No view is kept under 3. V keeps this filter and order under a digit.');
		await send(mounted, '/', ...'db:flight2 action:write', keys.enter, 'S', 'E', '.', 'V');
		await mounted.until('Saved views');
		await send(mounted, keys.backspace, '3', keys.tab, ...'flight writers');
		await mounted.until('Enter keeps this list under 3: db:flight2 action:write, by expires from the');
		await send(mounted, keys.enter);
		await mounted.until('View 3 is kept: flight writers. 3 shows it.');
		await mounted.press(keys.escape);
		await mounted.until(/^ {60,}60 tokens/m);
		await send(mounted, '.', 'S', 'd');
		await mounted.until(/^ {60,}55 active *$/m);
		await send(mounted, '3');
		await mounted.until('View 3: flight writers');
		await mounted.until(/ \/ db:flight2 action:write +\d+ of 60 tokens/);
		await mounted.until('EXPIRES ▼');
		assert.ok(isUntouched(emulator));
	});
}

test('the form lists the views, says what it replaces, and deletes the view of a digit without a name', async t => {
	const {mounted, directories} = await mountApp(t, {emulator, habits: 'file'});
	await openTokens(mounted);
	await mounted.press('V', keys.tab, ...'all');
	await mounted.until('Enter keeps this list under 1: all tokens, by description.');
	await mounted.press(keys.enter);
	await mounted.until('View 1 is kept: all. 1 shows it.');
	await mounted.press('V');
	await mounted.until('1  all: all tokens, by description');
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Demo › eu-metrics › Saved views
		 ──────────────────────────────────────────────────────────────────────────────

		   In the list, a digit shows its view in every cluster: the filter, the order,
		   and whether inactive tokens are shown.

		   ❯ Digit  2
		     Name   (e.g. expires soon)

		   1  all: all tokens, by description

		   Give the view a name. An empty one deletes the view of a digit.
		(11 blank rows)
		 Enter do it   Esc cancel   Tab next
	`));
	await mounted.press(keys.enter);
	await mounted.until('Give the view a name.');
	await mounted.press(control('u'), 'x', keys.enter);
	await mounted.until('The digit is one from 1 to 9.');
	await mounted.press(control('u'), '1', keys.tab, 'y');
	await mounted.until('Enter keeps this list under 1 in place of all: all tokens, by description.');
	await mounted.press(keys.backspace);
	await mounted.until('Enter deletes view 1, all.');
	await mounted.press(keys.enter);
	await mounted.until('View 1 is deleted.');
	await mounted.press('1');
	assert.match(await mounted.until('No view is kept under 1.'), /Database tokens/);
	await mounted.press(keys.escape, keys.escape);
	const file = path.join(directories.journals, 'habits.json');
	await waitFor(async () => (JSON.parse(readFileSync(file, 'utf8')) as Habits).views?.length === 0);
});

test('the palette shows a view by its name, which cannot harm the terminal', async t => {
	const {mounted} = await mountApp(t, {emulator, habits: {views: [{...flight, digit: 4, name: 'flight \u{1B}[31m\u{202E}red'}]}});
	await openTokens(mounted);
	await mounted.press(':', ...'view 4');
	await mounted.until(/view 4: flight .*red +4/);
	assert.ok(!mounted.screen().includes('\u{202E}'));
	await mounted.press(keys.enter);
	await mounted.until(/ \/ db:flight2 action:write +2 of 55 active/);
	await mounted.press(keys.escape, ':', ...'show the view', keys.enter);
	await mounted.until('Saved views');
});

test('a view whose filter has a mistake opens the filter, and one that looks like a token is not kept', async t => {
	const {mounted} = await mountApp(t, {emulator, habits: {views: [{...flight, filter: 'age>soon'}]}});
	await openTokens(mounted);
	await mounted.press('1');
	await mounted.until('^ age takes a length of time');
	await mounted.press('D', 'q');
	await mounted.until('/ age>soonDq');
	await mounted.press(keys.escape, 'V', keys.tab, ...'M.V1.right-one-secret', keys.enter);
	await mounted.until(/View 2 is kept|looks like a token/);
	assert.match(mounted.screen(), /The view is not kept, because a part of it looks like a token\./);
});

test('a filter with a mistake is kept under no digit, and the form says what is wrong with it', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('/', ...'severity>=worst', keys.enter);
	await mounted.until(/severity takes critical/);
	await mounted.press('V');
	await mounted.until('Saved views');
	await mounted.press(keys.tab, ...'the worst', keys.enter);
	const screen = await mounted.until(/The list does not follow its filter, which has a mistake:\s+severity\s+takes\s+critical/);
	assert.match(screen, /Saved views/);
	await mounted.press(keys.escape);
	await mounted.until('Esc again discards what you typed.');
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
	await mounted.press('1');
	assert.match(await mounted.until('No view is kept under 1.'), /Database tokens/);
});
