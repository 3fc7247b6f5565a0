import assert from 'node:assert/strict';
import test from 'node:test';
import type {DatabaseToken, Permission} from '../../../source/api/types.js';
import {control, keys, paste} from '../../helpers/keys.js';
import {mountApp, now, startTestEmulator} from '../../helpers/mount-app.js';
import type {Mounted} from '../../helpers/mount.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {cursorRow, openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);

const rowsOf = (mounted: Mounted): readonly string[] => mounted.rows().filter(row => /^.{3}(?:active|expired|revoked|suspended) /u.test(row)).map(row => row.slice(14, 46).trim());

for (const {way, send} of ways) {
	test(`the list is filtered as typed, kept with Enter and cleared with Esc, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, '/', ...'db:flight2 action:write');
		await mounted.until(' 2 of 55 active');
		assert.deepEqual(rowsOf(mounted), ['telegraf edge-07', 'telegraf edge-08']);
		await send(mounted, keys.down, keys.enter);
		assert.equal(screenOf(mounted), drawn(`
			 influx-tokens   Demo › eu-metrics › Database tokens
			 ──────────────────────────────────────────────────────────────────────────────
			 / db:flight2 action:write                                       2 of 55 active
			   STATUS     DESCRIPTION ▲                   DATABASES           EXPIRES
			   active     telegraf edge-07                flight2             in 15 days
			▌  active     telegraf edge-08                flight2, + 2 more   never
			(17 blank rows)
			 Enter details  o options  / filter  Space mark  D revoke  . inactive  ? help
		`));
		await send(mounted, keys.escape);
		await mounted.until(/^ {60,}55 active *$/m);
		assert.match(cursorRow(mounted), /telegraf edge-08/, 'the cursor stays on its token');
	});

	test(`an error stands under the input at its place, and the list keeps the last good filter, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, '/', ...'edge-08 ');
		await mounted.until(' 1 of 55 active');
		await send(mounted, paste('datbase:x'));
		await mounted.until('datbase:x ');
		assert.deepEqual(mounted.rows().slice(2, 5).map(row => row.trimEnd()), [
			' / edge-08 datbase:x                                             1 of 55 active',
			'           ^ no field "datbase"; did you mean db:',
			'   STATUS     DESCRIPTION ▲                   DATABASES           EXPIRES',
		]);
		assert.deepEqual(rowsOf(mounted), ['telegraf edge-08']);
		await send(mounted, control('w'), ...'db:flight3');
		await mounted.until(screen => !screen.includes('^ no field'));
		await mounted.until(' 1 of 55 active');
		await send(mounted, control('u'), ...'age>x');
		await mounted.until('^ age takes a length of time in h, d, w, m, y: age>90d');
		await send(mounted, keys.escape);
		await mounted.until(/^ {60,}55 active *$/m);
	});
}

test('every field of the filter finds in the list what the emulator holds', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	const [main] = emulator.accounts[0]!.clusters;
	const time = now.getTime();
	const day = 24 * 60 * 60 * 1000;
	const databases = new Set(emulator.store.databasesOf(main!.id).map(({name}) => name));
	const active = emulator.store.tokensOf(main!.id).filter(({revokedAt, expiresAt}) => revokedAt === undefined && (expiresAt === undefined || Date.parse(expiresAt) > time));
	const isGranted = (token: DatabaseToken, isMeant: (permission: Permission) => boolean) => token.permissions.some(permission => isMeant(permission));
	const questions: ReadonlyArray<readonly [string, (token: DatabaseToken) => boolean]> = [
		['telegraf !edge-07', ({description}) => description.includes('telegraf') && !description.includes('edge-07')],
		['"wind farm"|edge-07', ({description}) => /wind farm|edge-07/.test(description)],
		['db:*', token => isGranted(token, ({resource}) => resource === '*')],
		['db:=flight2', token => isGranted(token, ({resource}) => resource === 'flight2')],
		['can:write:flight2', token => isGranted(token, ({resource, action}) => action === 'write' && ['flight2', '*'].includes(resource))],
		['suspended>7d', ({description}) => (Date.parse(/\[suspended (?<day>[\d-]+)/.exec(description)?.groups!.day ?? '9999-01-01')) < time - (7 * day)],
		['expires<2026-12-31', ({expiresAt}) => expiresAt !== undefined && expiresAt < '2026-12-31'],
		['created>2025-03', ({createdAt}) => createdAt >= '2025-04'],
		['wildcard:read', token => isGranted(token, ({resource, action}) => resource === '*' && action === 'read')],
		['missing:db', token => isGranted(token, ({resource}) => resource !== '*' && !databases.has(resource))],
		['grants:none', ({permissions}) => permissions.length === 0],
		['grants>5', ({permissions}) => permissions.length > 5],
		['status:suspended', ({description}) => description.includes('[suspended')],
		['expires:never', ({expiresAt}) => expiresAt === undefined],
		['expires<30d', ({expiresAt}) => expiresAt !== undefined && Date.parse(expiresAt) - time < 30 * day],
		['age>2y', ({createdAt}) => time - Date.parse(createdAt) > 730 * day],
		['id:6f2c', ({id}) => id.startsWith('6f2c')],
		['created:2024', ({createdAt}) => createdAt.startsWith('2024')],
	];
	for (const [text, isMatch] of questions) {
		const expected = active.filter(token => isMatch(token)).length;
		assert.ok(expected > 0, `${text} matches some`);
		assert.ok(expected < active.length, `${text} does not match all`);
		await mounted.pressTogether(['/', control('u'), ...text, keys.enter]);
		await mounted.until(`/ ${text} `);
		assert.equal(/ (?<count>\d+) of 55 active *$/m.exec(mounted.screen())?.groups!.count, String(expected), text);
	}
});

test('while the filter is typed, arrows move in the list and letters do nothing else', async t => {
	const {mounted, emulator: own} = await mountApp(t);
	await openTokens(mounted);
	await mounted.press('/', keys.down, keys.down, 'D', 'q', '?', 'r');
	await mounted.until('/ Dq?r');
	await mounted.press(control('u'));
	assert.match(cursorRow(mounted), /archive reader/);
	await mounted.press(control('d'), control('a'), control('p'), keys.enter);
	await mounted.until(/^ {60,}55 active *$/m);
	assert.ok(own.requests.every(({method}) => method === 'GET'));
});

test('a paste into the filter becomes one line, and its letters do nothing else', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('/', paste('edge-08\r\nD \u{1B}[31m'));
	await mounted.until('/ edge-08 D [31m');
	await mounted.press(control('u'), ...'edge', keys.left, keys.left, 'X', keys.backspace, keys.backspace, 'd');
	await mounted.until('/ edge ');
	assert.ok(isUntouched(emulator));
});

test('text that is typed after a key with no meaning in the field stays in order', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('/', control('u'), ...'ed', control('l'), ...'ge-', control('t'), ...'08');
	await mounted.until('/ edge-08');
	await mounted.until(' 1 of 55 active');
	assert.ok(isUntouched(emulator));
});

test('a long filter shows its end', async t => {
	const {mounted} = await mountApp(t, {emulator, columns: 60, rows: 15});
	await openTokens(mounted);
	await mounted.press('/');
	await mounted.pressTogether([...'telegraf|grafana|collector|importer|']);
	await mounted.pressTogether([...'viewer|edge-08']);
	await mounted.until(/^ \/ .*importer\|viewer\|edge-08 /m);
	assert.ok(isUntouched(emulator));
});
