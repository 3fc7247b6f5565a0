import assert from 'node:assert/strict';
import test from 'node:test';
import type {DatabaseToken} from '../../../source/api/types.js';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {cursorRow, openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);
const [account] = emulator.accounts;
const [main] = account!.clusters;

const newToken = (id: string, description: string): DatabaseToken => ({
	id, description, accountId: account!.id, clusterId: main!.id, permissions: [], createdAt: '2026-03-01T00:00:00Z',
});

test('the cursor stays on its token when a refresh adds, changes and removes others', async t => {
	const {mounted, emulator: own} = await mountApp(t);
	await openTokens(mounted);
	await mounted.press('/', ...'Grafana wind', keys.enter, keys.escape);
	assert.match(cursorRow(mounted), /Grafana wind farm/);

	const {store} = own;
	store.putToken(main!.id, newToken('00000000-0000-4000-8000-000000000001', '(a new one before all others)'));
	const importer = store.tokensOf(main!.id).find(({description}) => description === 'archive importer')!;
	store.removeToken(main!.id, importer.id);
	store.changeToken(main!.id, store.tokensOf(main!.id).find(({description}) => description === 'billing reports')!.id, {description: 'zz last of all'});
	await mounted.press('r');
	await mounted.until('55 active');
	await mounted.until(screen => !screen.includes('archive importer'));
	assert.match(cursorRow(mounted), /Grafana wind farm/);

	// The token itself is gone: the cursor stays in its row, and from then on on the token that is there.
	const row = mounted.rows().findIndex(text => text.startsWith('▌'));
	store.removeToken(main!.id, store.tokensOf(main!.id).find(({description}) => description === 'Grafana wind farm')!.id);
	await mounted.press('r');
	await mounted.until('54 active');
	assert.ok(mounted.rows()[row]!.startsWith('▌'));
	const next = cursorRow(mounted);
	store.putToken(main!.id, newToken('00000000-0000-4000-8000-000000000002', '(another new one before all others)'));
	await mounted.press('r');
	await mounted.until('55 active');
	assert.equal(cursorRow(mounted), next);
});

test('the first token keeps the cursor too, before a person has moved it', async t => {
	const {mounted, emulator: own} = await mountApp(t);
	own.store.removeToken(main!.id, own.store.tokensOf(main!.id).find(({description}) => description.startsWith('access panel'))!.id);
	await openTokens(mounted);
	assert.match(cursorRow(mounted), /archive importer/);
	own.store.putToken(main!.id, newToken('00000000-0000-4000-8000-000000000003', ''));
	await mounted.press('r');
	await mounted.until('55 active');
	assert.match(cursorRow(mounted), /archive importer/);
	await mounted.press('D');
	await mounted.until(/Description +archive importer/);
});

for (const {way, send} of ways) {
	test(`a sort puts the cursor on the first row, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		for (const letter of ['s', 'E', 'e', 'e', 'D', 'd']) {
			await send(mounted, 'G', 'S', letter);
			assert.match(mounted.rows()[4]!, /^▌/, letter);
		}

		await mounted.press('S', 'e');
		await mounted.until('EXPIRES ▲');
		const first = cursorRow(mounted);
		await send(mounted, 'j', 'k', 'g');
		assert.equal(cursorRow(mounted), first);
	});

	test(`the cursor stays on its token over filters and inactive ones, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, '/', ...'edge-08', keys.enter);
		await send(mounted, keys.escape);
		await send(mounted, '.', '.');
		assert.match(cursorRow(mounted), /telegraf edge-08/);
		await send(mounted, '/', ...'telegraf', keys.enter);
		assert.match(cursorRow(mounted), /telegraf edge-08/);
		// A filter that does not match it for a moment does not lose its place.
		await send(mounted, '/', control('u'), ...'Grafana');
		await mounted.until('Grafana wind farm');
		await send(mounted, control('u'));
		await mounted.until(' 55 active');
		assert.match(cursorRow(mounted), /telegraf edge-08/);
	});

	test(`every move, with walls at both ends, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		const first = cursorRow(mounted);
		await send(mounted, 'j', keys.down, 'k', keys.up, 'k', keys.up);
		assert.equal(cursorRow(mounted), first);
		await send(mounted, 'G');
		const last = cursorRow(mounted);
		await send(mounted, 'j', keys.down, keys.pageDown);
		assert.equal(cursorRow(mounted), last);
		await send(mounted, keys.home);
		assert.equal(cursorRow(mounted), first);
		await send(mounted, keys.pageDown, control('f'), control('d'), control('u'), control('b'), keys.pageUp);
		assert.equal(cursorRow(mounted), first);
		await send(mounted, keys.end, 'g', control('d'));
		// Half of the 18 rows.
		assert.match(mounted.rows()[13]!, /^▌/);
		await send(mounted, 'g', keys.pageDown);
		// One row of the page before stays in sight.
		assert.match(mounted.rows()[21]!, /^▌/);
	});

	test(`the cursor is where it was after details, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, keys.pageDown, keys.pageDown, keys.enter);
		await mounted.until('Token ID');
		await send(mounted, keys.escape);
		await mounted.until(' 55 active');
		const back = cursorRow(mounted);
		await send(mounted, 'g', keys.pageDown, keys.pageDown);
		assert.equal(cursorRow(mounted), back);
	});
}
