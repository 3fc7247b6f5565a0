import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {isUntouched, pointAt} from '../../helpers/screens/confirm.js';
import {cursorRow, openTokens} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);

const id = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';

const widths = [
	{
		columns: 60, rows: 15, head: 'STATUS DESCRIPTION ▲ DATABASES EXPIRES', row: /^active +telegraf edge-08 +flight2, … +never$/,
	},
	{
		columns: 80, rows: 24, head: 'STATUS DESCRIPTION ▲ DATABASES EXPIRES', row: /^active +telegraf edge-08 +flight2, \+ 2 more +never$/,
	},
	{
		columns: 100, rows: 24, head: 'STATUS DESCRIPTION ▲ TOKEN ID DATABASES CREATED EXPIRES', row: /^active +telegraf edge-08 +6f2c1c1e +flight2, .*… +2 years ago +never$/,
	},
	{
		columns: 120, rows: 30, head: 'STATUS DESCRIPTION ▲ TOKEN ID DATABASES CREATED EXPIRES', row: new RegExp(`^active +telegraf edge-08 +${id} +flight2, .*… +2 years ago`),
	},
	{
		columns: 160, rows: 40, head: 'STATUS DESCRIPTION ▲ TOKEN ID DATABASES CREATED EXPIRES DETAILS', row: /^active +telegraf edge-08 +6f2c1c1e +flight2, .*… +2 years ago +never$/,
	},
	{
		columns: 200, rows: 50, head: 'STATUS DESCRIPTION ▲ TOKEN ID DATABASES CREATED EXPIRES FINDINGS DETAILS', row: new RegExp(String.raw`^active +telegraf edge-08 +${id} +flight2, .*… +2 years ago +never +▲ \d`),
	},
] as const;

for (const {columns, rows, head, row} of widths) {
	test(`${columns} columns have room for ${head}`, async t => {
		const {mounted} = await mountApp(t, {emulator, columns, rows});
		await openTokens(mounted);
		await pointAt(mounted, 'edge-08');
		assert.equal(mounted.rows()[3]!.trim().replaceAll(/ +/g, ' '), head);
		assert.match(cursorRow(mounted), row);
	});
}

test('the preview pane follows the cursor, p hides and shows it', async t => {
	const {mounted} = await mountApp(t, {emulator, columns: 160, rows: 40});
	await openTokens(mounted);
	await pointAt(mounted, 'edge-08');
	await mounted.until(`Token ID      ${id}`);
	await mounted.until('flight3 loses its last writer.');
	await mounted.press(keys.up);
	await mounted.until(screen => !screen.includes(`Token ID      ${id}`) && screen.includes('Description   telegraf edge-07'));
	await mounted.press('p');
	await mounted.until(screen => !screen.includes('DETAILS'));
	assert.match(cursorRow(mounted), /edge-07 +[\d\-a-f]{36} +flight2/, 'the list has the room');
	await mounted.press('p');
	await mounted.until('Description   telegraf edge-07');
});

test('p says that a narrower window has no room for the preview', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('p');
	await mounted.until('The preview pane needs 160 columns; this window has 80.');
	assert.ok(isUntouched(emulator));
});

test('a window that changes its size keeps the cursor in view and every row whole', async t => {
	const {mounted} = await mountApp(t, {emulator, columns: 200, rows: 50});
	await openTokens(mounted);
	await mounted.press('G');
	const last = cursorRow(mounted).slice(11, 40).trim();
	for (const [columns, rows] of [[80, 24], [60, 15], [120, 30], [61, 16], [160, 40], [80, 24]] as const) {
		await mounted.resize(columns, rows);
		await mounted.until(screen => screen.includes('Enter details') && screen.includes('▌'));
		assert.ok(cursorRow(mounted).includes(last.slice(0, 4)), `${columns}x${rows}`);
		assert.equal(mounted.rows().length, rows);
		assert.match(mounted.rows()[0]!, /^ influx-tokens {3}Demo › eu-metrics/);
		assert.match(mounted.rows()[rows - 1]!, /^ Enter details/);
	}
});

test('the databases that the filter asks for come first, and a wide column shows as many names as it has room for', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await pointAt(mounted, 'edge-08');
	assert.match(cursorRow(mounted), /edge-08 +flight2, \+ 2 more/);
	await mounted.pressTogether(['/', ...'edge-08 db:flight3', keys.enter]);
	await mounted.until(/edge-08 +flight3, \+ 2 more/);
	await mounted.press(keys.escape);
	await mounted.resize(250, 30);
	await mounted.press('p');
	await pointAt(mounted, 'edge-08');
	assert.match(cursorRow(mounted), /edge-08 .* flight2, flight3, flight_old /);
});

test('a time of fourteen characters is whole in the column of CREATED', async t => {
	const {mounted, emulator: own} = await mountApp(t, {columns: 200, rows: 50});
	const [account] = own.accounts;
	own.store.putToken(account!.clusters[0]!.id, {
		id: '00000000-0000-4000-8000-000000000001', accountId: account!.id, clusterId: account!.clusters[0]!.id, description: 'zz new', permissions: [], createdAt: '2026-03-02T03:57:50Z',
	});
	await openTokens(mounted);
	await pointAt(mounted, 'zz');
	assert.match(cursorRow(mounted), / 2[12] minutes ago /);
});
