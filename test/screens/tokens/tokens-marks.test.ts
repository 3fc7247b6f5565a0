import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import type {Mounted} from '../../helpers/mount.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {cursorRow, openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);

const markedRows = (mounted: Mounted): readonly number[] => mounted.rows().flatMap((row, index) => row[1] === '●' ? [index] : []);

for (const {way, send} of ways) {
	test(`Space marks and steps down, again unmarks, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, keys.space, keys.space, 'j', keys.space);
		await mounted.until('55 active, 3 marked');
		assert.deepEqual(markedRows(mounted), [4, 5, 7]);
		assert.match(mounted.rows()[8]!, /^▌/);
		await send(mounted, 'k', keys.space);
		await mounted.until('55 active, 2 marked');
	});

	test(`v starts a range and ends it, up as well as down, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, 'j', 'j', 'v');
		await mounted.until('55 active, 1 marked, range open: v ends it');
		await send(mounted, 'j', 'j', 'k');
		await mounted.until('55 active, 2 marked, range open');
		assert.deepEqual(markedRows(mounted), [6, 7]);
		await send(mounted, keys.pageDown, 'k', 'v');
		await mounted.until('55 active, 18 marked');
		await send(mounted, keys.escape);
		await mounted.until(/55 active *$/m);
		await send(mounted, 'G', 'v', 'k', 'k', 'v');
		await mounted.until('55 active, 3 marked');
		assert.ok(isUntouched(emulator));
	});

	test(`Ctrl+A marks all that the filter shows, again none of them, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, keys.space, '/', ...'db:flight2', keys.enter, control('a'));
		await mounted.until(/3 of 55 active, 4 marked/);
		await send(mounted, control('a'));
		await mounted.until(/3 of 55 active, 1 marked/);
		assert.ok(isUntouched(emulator));
	});

	test(`Esc clears the filter, then the marks, then goes back, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, keys.space, keys.space, '/', ...'edge', keys.enter);
		await mounted.until('2 of 55 active, 2 marked');
		await send(mounted, keys.escape);
		await mounted.until(/^ +55 active, 2 marked *$/m);
		await send(mounted, keys.escape);
		await mounted.until(/^ +55 active *$/m);
		await send(mounted, keys.escape);
		await mounted.until('Demo › Clusters');
		assert.ok(isUntouched(emulator));
	});

	test(`three Esc at once do the same, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await send(mounted, keys.space, '/', ...'edge', keys.enter);
		await send(mounted, keys.escape, keys.escape, keys.escape);
		await mounted.until('Demo › Clusters');
		assert.ok(isUntouched(emulator));
	});
}

test('a mark belongs to its token: a sort and a refresh keep it, and it goes when the token is gone', async t => {
	const {mounted, emulator: own} = await mountApp(t);
	const [main] = own.accounts[0]!.clusters;
	await openTokens(mounted);
	await mounted.pressTogether(['/', ...'"wind farm"|edge-08', keys.enter]);
	await mounted.press(control('a'));
	await mounted.until('2 of 55 active, 2 marked');
	await mounted.press('S', 'e', 'r');
	await mounted.until(/2 of 55 active, 2 marked *$/m);
	await mounted.press(keys.escape, 'S', 'D');
	assert.equal(markedRows(mounted).every(row => /wind farm|edge-08/.test(mounted.rows()[row]!)), true);

	const farm = own.store.tokensOf(main!.id).find(({description}) => description === 'Grafana wind farm')!;
	own.store.revokeToken(main!.id, farm.id, Date.UTC(2026, 2, 2) * 1000);
	await mounted.press('r');
	await mounted.until('54 active, 1 marked');
});

test('marks on hidden tokens are counted, and the row under the cursor shows its own mark', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press(keys.space, 'G');
	await mounted.until('55 active, 1 marked');
	assert.deepEqual(markedRows(mounted), []);
	await mounted.press('g');
	assert.match(mounted.rows()[4]!, /^▌●/);
	assert.match(cursorRow(mounted), /^● active/);
});
