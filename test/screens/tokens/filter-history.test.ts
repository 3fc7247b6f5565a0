import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type {Habits} from '../../../source/settings/habits.js';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {filterUses} from '../../../source/tokens/filter/fields.js';
import {waitFor} from '../../helpers/wait-for.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {cursorRow, openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);
const earlier = control('p');
const later = control('n');

for (const {way, send} of ways) {
	test(`Ctrl+P and Ctrl+N walk through earlier filters and back to what was typed, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator, habits: {filters: ['edge', 'db:flight2', 'age>1y']}});
		await openTokens(mounted);
		await send(mounted, '/', ...'wi');
		await mounted.until('Enter keep   Esc clear   Ctrl+P earlier   Ctrl+N later');
		await send(mounted, earlier);
		await mounted.until('/ edge ');
		await send(mounted, earlier, earlier, earlier);
		await mounted.until('/ age>1y ');
		await send(mounted, later);
		await mounted.until(/^ \/ db:flight2 +\d+ of 55 active/m);
		await send(mounted, later, later, later);
		await mounted.until(/^ \/ wi /m);
		await send(mounted, earlier, '0');
		await mounted.until('/ edge0 ');
		await send(mounted, keys.backspace, keys.backspace, 'e', earlier);
		await mounted.until('/ db:flight2 ');
		assert.ok(isUntouched(emulator));
	});
}

test('Enter keeps a filter, the newest first and each once, but none with a mistake, with a token in it, or that was cleared', async t => {
	const {mounted, directories} = await mountApp(t, {emulator, habits: 'file'});
	await openTokens(mounted);
	await mounted.press('/', earlier);
	await mounted.until('No earlier filter is kept: Enter keeps one.');
	assert.ok(!mounted.screen().includes('Ctrl+P'));
	for (const text of ['edge', 'db:flight2', 'edge', 'age>', `apiv1_${'x'.repeat(30)}`, ' '.repeat(3)]) {
		await mounted.press(control('u'));
		await mounted.pressTogether([...text, keys.enter]);
		await mounted.until('/ filter');
		await mounted.press('/');
	}

	await mounted.press(control('u'));
	await mounted.pressTogether([...'wind', keys.escape, '/']);
	await mounted.press(earlier);
	await mounted.until('/ edge ');
	await mounted.press(earlier);
	await mounted.until('/ db:flight2 ');
	await mounted.press(earlier, earlier);
	await mounted.until('/ db:flight2 ');
	await mounted.press(keys.escape, keys.escape);
	await mounted.until('Demo › Clusters');
	const written = () => (JSON.parse(readFileSync(path.join(directories.journals, 'habits.json'), 'utf8')) as Habits).filters;
	await waitFor(() => written() !== undefined, {describe: () => 'no filters in habits.json'});
	assert.deepEqual(written(), ['edge', 'db:flight2']);
	assert.ok(isUntouched(emulator));
});

test('the walk to earlier filters leaves out the one that the field shows', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.pressTogether(['/', ...'edge', keys.enter]);
	await mounted.pressTogether(['/', ...'wind', keys.enter]);
	await mounted.pressTogether(['/', ...'wind']);
	await mounted.press(earlier);
	await mounted.until('/ edge ');
	assert.ok(isUntouched(emulator));
});

for (const {way, send} of ways) {
	test(`/ starts empty, and Up brings the old filter back, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, '/', keys.up);
		await mounted.until('No earlier filter is kept: Enter keeps one.');
		await send(mounted, ...'db:flight2', keys.enter, '/');
		await mounted.until('Enter keep   Esc clear   ? fields   Up last   Ctrl+P earlier   Ctrl+N later');
		await mounted.until(/^ {60,}55 active *$|^ \/ +55 active *$/m);
		await send(mounted, ...'edge', keys.enter, '/', keys.up);
		await mounted.until(/^ \/ edge +\d+ of 55 active/m);
		const row = cursorRow(mounted);
		await send(mounted, keys.down);
		assert.notEqual(cursorRow(mounted), row, 'with text in the field, arrows move in the list');
		await send(mounted, keys.up, ...'-08', keys.enter);
		await mounted.until(/^ \/ edge-08 +1 of 55 active/m);
		await send(mounted, '/', keys.enter);
		await mounted.until(/^ {60,}55 active *$/m);
		assert.ok(isUntouched(emulator));
	});
}

test('? in the empty filter shows its fields first, and Esc goes back to the filter', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('/', '?');
	await mounted.until('Help › empty filter');
	const rows = [...mounted.rows()];
	assert.match(rows[3]!, /Filter: all words must match, .* a\|b either *$/);
	await mounted.press(keys.pageDown);
	await mounted.until('id:6f2c');
	rows.push(...mounted.rows());
	for (const {example, meaning} of filterUses) {
		assert.ok(rows.some(row => row.includes(example) && row.trimEnd().endsWith(meaning)), `${example} is whole at 80x24`);
	}

	await mounted.press(keys.escape);
	await mounted.until('Enter keep   Esc clear   ? fields');
	await mounted.press(...'a?');
	await mounted.until(/^ \/ a\? /m);
	assert.ok(isUntouched(emulator));
});
