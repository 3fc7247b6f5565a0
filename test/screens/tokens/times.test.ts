import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {isUntouched, pointAt} from '../../helpers/screens/confirm.js';
import {cursorRow, openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);

const head = (rows: readonly string[]) => rows[3]!.trim().replaceAll(/ +/g, ' ');

for (const {way, send} of ways) {
	test(`t tells the list's times as local ones, as UTC, and as how far away again, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator, columns: 138});
		await openTokens(mounted);
		await pointAt(mounted, 'edge-08');
		assert.match(cursorRow(mounted), / 2 years ago +never$/);
		await send(mounted, 't');
		await mounted.until('Times are local: Europe/Berlin.');
		assert.equal(head(mounted.rows()), 'STATUS DESCRIPTION ▲ TOKEN ID DATABASES CREATED (local) EXPIRES (local)');
		assert.match(cursorRow(mounted), / 2023-03-28 04:40 CEST +never$/);
		await send(mounted, 't');
		await mounted.until('Times are in UTC.');
		assert.equal(head(mounted.rows()), 'STATUS DESCRIPTION ▲ TOKEN ID DATABASES CREATED (UTC) EXPIRES (UTC)');
		assert.match(cursorRow(mounted), / 2023-03-28 02:40 UTC +never$/);
		await send(mounted, 't');
		await mounted.until('Times are relative to now.');
		assert.match(cursorRow(mounted), / 2 years ago +never$/);
		await send(mounted, 't', 't', keys.enter);
		await mounted.until(/Created +2023-03-28T02:40:25Z \(2023-03-28 04:40:25 CEST\), 2 years ago/);
		await send(mounted, 't');
		await mounted.until(/Created +2 years ago, 2023-03-28 04:40:25 CEST \(2023-03-28T02:40:25Z\)/);
		assert.ok(isUntouched(emulator));
	});
}

for (const [columns, expected] of [
	[60, 'STATUS DESCRIPTION ▲ EXPIRES (local)'],
	[80, 'STATUS DESCRIPTION ▲ DATABASES EXPIRES (local)'],
	[100, 'STATUS DESCRIPTION ▲ TOKEN ID DATABASES EXPIRES (local)'],
	[120, 'STATUS DESCRIPTION ▲ TOKEN ID DATABASES CREATED (local) EXPIRES (local)'],
] as const) {
	test(`${columns} columns have whole local times`, async t => {
		const {mounted} = await mountApp(t, {emulator, columns, habits: {times: 'local', tokensSort: {column: 'description', descending: false}}});
		await openTokens(mounted);
		assert.equal(head(mounted.rows()), expected);
		await mounted.press('/', ...'expires<40d', keys.enter);
		await mounted.until(/ of 55 active *$/m);
		assert.match(cursorRow(mounted), / 2026-\d\d-\d\d \d\d:\d\d CES?T$/);
		assert.ok(mounted.rows().every(row => row.length < columns), 'the last cell stays free');
	});
}

test('the preview and the activity follow the same key', async t => {
	const {mounted, emulator: own} = await mountApp(t, {columns: 160, rows: 40});
	await openTokens(mounted);
	await pointAt(mounted, 'edge-08');
	await mounted.until('Created       2 years ago, 2023-03-28T02:40:25Z');
	await mounted.press('t');
	await mounted.until('Created       2023-03-28 04:40 CEST, 2 years ago');
	await mounted.press('t');
	await mounted.until('Created       2023-03-28 02:40 UTC, 2 years ago');
	await mounted.press('J');
	await mounted.until('Nothing was changed from here yet.');
	await mounted.press('t');
	await mounted.until('Times are relative to now.');
	assert.ok(isUntouched(own));
});
