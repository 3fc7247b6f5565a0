import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type {Habits} from '../../../source/settings/habits.js';
import {keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {waitFor} from '../../helpers/wait-for.js';
import {openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);

const head = (rows: readonly string[]) => rows[3]!.trim().replaceAll(/ +/g, ' ');

for (const {way, send} of ways) {
	test(`c hides and shows columns, and what has no room says from where on it has, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, 'c');
		await mounted.until('Columns; the description stays');
		await mounted.until('i   [x] Token ID    from 98 columns');
		await mounted.until('c   [x] Created At  from 98 columns');
		await mounted.until(/s {3}\[x\] Status +│/);
		await mounted.until(' s i b c a e f show or hide   Esc close');
		await send(mounted, 's', 'b', 'i', 'x', 'd');
		await mounted.until(/s {3}\[ \] Status/);
		await mounted.until(/i {3}\[ \] Token ID/);
		await send(mounted, keys.escape);
		await mounted.until('Enter details');
		assert.equal(head(mounted.rows()), 'DESCRIPTION ▲ EXPIRES');
		await mounted.resize(200, 50);
		await mounted.until(/DESCRIPTION ▲ +CREATED +EXPIRES/);
		assert.equal(head(mounted.rows()), 'DESCRIPTION ▲ CREATED EXPIRES FINDINGS DETAILS', 'hidden in a wide window too');
		await send(mounted, 'c', 's', 'i', 'b', keys.escape);
		await mounted.until(/STATUS +DESCRIPTION ▲ +TOKEN ID +DATABASES +CREATED +EXPIRES/);
		assert.ok(isUntouched(emulator));
	});
}

test('the column of ages is hidden at first, and is shown again at the next start once it was shown', async t => {
	const {mounted, directories} = await mountApp(t, {emulator, habits: 'file'});
	await openTokens(mounted);
	assert.equal(head(mounted.rows()), 'STATUS DESCRIPTION ▲ DATABASES EXPIRES');
	await mounted.press('c');
	await mounted.until(/a {3}\[ \] Age +│/);
	await mounted.press('a');
	await mounted.until(/a {3}\[x\] Age +│/);
	await mounted.press(keys.escape);
	await mounted.until(/archive importer +archive\/2023 +13 months +never/);
	assert.equal(head(mounted.rows()), 'STATUS DESCRIPTION ▲ DATABASES AGE EXPIRES');
	const file = path.join(directories.journals, 'habits.json');
	const kept = () => existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Habits : {};
	await waitFor(() => kept().shownColumns?.includes('age') === true, {describe: mounted.screen});
	assert.deepEqual(kept().hiddenColumns, []);
	await mounted.resize(60, 15);
	await mounted.until(screen => !screen.includes('AGE'));
	await mounted.press('c');
	await mounted.until('a   [x] Age         from 66 columns');
});

test('the menu says where a column has no room beside the preview', async t => {
	const {mounted} = await mountApp(t, {
		emulator, columns: 160, rows: 40, habits: {times: 'utc'},
	});
	await openTokens(mounted);
	await mounted.press('c');
	await mounted.until('c   [x] Created At  no room beside the preview');
	await mounted.press(keys.escape, 'p', 'c');
	await mounted.until(/c {3}\[x\] Created At +│/);
	await mounted.until('CREATED (UTC)');
	assert.ok(isUntouched(emulator));
});

test('where the sorted column is hidden, the line above the list names it', async t => {
	const {mounted} = await mountApp(t, {emulator, habits: {tokensSort: {column: 'expires', descending: true}, hiddenColumns: ['expires']}});
	await openTokens(mounted);
	await mounted.until('55 active, by expires ▼');
	assert.equal(head(mounted.rows()), 'STATUS DESCRIPTION DATABASES');
});
