import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {mountApp, savedProfile, startTestEmulator} from '../../helpers/mount-app.js';
import type {Mounted} from '../../helpers/mount.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {cursorRow, openClusters, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);
const [main, staging, forbidden] = emulator.accounts[0]!.clusters;

/**
The names of the clusters from top to bottom.
*/
const namesOf = (mounted: Mounted): readonly string[] => mounted.rows().flatMap(row => /^.{3}(?<name>(?:eu|us)-\w+)/.exec(row)?.groups!.name ?? []);

test('each cluster shows its own present state', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openClusters(mounted);
	await mounted.until(/eu-staging .*41/);
	await mounted.until('403');
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Demo › Clusters
		 ──────────────────────────────────────────────────────────────────────────────
		 Account 11111111-1111-4111-8111-111111111111 Plant telemetry        3 clusters

		   NAME ▲          CLUSTER ID  STATUS                         TOKENS  DATABASES
		▌  eu-metrics      3333a1b2-…  ready                              60        220
		   eu-staging      8f00c2d1-…  ready                              41         12
		   us-metrics      91be77aa-…  403: token may not see it
		(14 blank rows)
		 eu-metrics  3333a1b2-3333-4333-8333-333333333333
		 Enter open  / filter  S sort  y copy ID  r refresh  Esc back  ? help
	`));
	// Every request is a read, and both calls went to each cluster.
	for (const cluster of [main, staging, forbidden]) {
		const paths = emulator.requests.filter(({clusterId}) => clusterId === cluster!.id).map(({method, path}) => `${method} ${path.split('/').at(-1)!}`);
		assert.deepEqual(paths.toSorted().slice(0, 2), ['GET databases', 'GET tokens']);
	}
});

test('a cluster that does not answer stays loading, one whose connection breaks says so, and the other is ready', async t => {
	const {mounted, emulator: own} = await mountApp(t);
	own.setFaults([
		{when: {clusterId: main!.id, path: 'tokens'}, do: {kind: 'hang', when: 'before-apply'}},
		{when: {clusterId: forbidden!.id}, do: {kind: 'cut', when: 'before-apply'}},
	]);
	await openClusters(mounted);
	await mounted.until('not reachable');
	assert.match(mounted.screen(), /eu-metrics .*loading +220$/m);
	assert.match(mounted.screen(), /eu-staging .*ready +41 +12$/m);
	assert.match(mounted.screen(), /us-metrics .*not reachable *$/m);

	own.setFaults([]);
	await mounted.press('r');
	await mounted.until(/eu-metrics .*ready +60 +220$/m);
	await mounted.until(/us-metrics .*403: token may not see it *$/m);
});

for (const {way, send} of ways) {
	test(`clusters are searched by name and by ID, kept and cleared, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openClusters(mounted);
		await send(mounted, '/', ...'stag', keys.enter);
		assert.deepEqual(namesOf(mounted), ['eu-staging']);
		await mounted.until('/ stag');
		await send(mounted, '/', ...'91BE');
		assert.deepEqual(namesOf(mounted), ['us-metrics']);
		await send(mounted, keys.enter, '/', keys.up, ...'zz');
		await mounted.until('No cluster\'s name or ID holds "91BEzz". Esc clears the filter.');
		await send(mounted, keys.escape);
		assert.deepEqual(namesOf(mounted), ['eu-metrics', 'eu-staging', 'us-metrics']);
		await send(mounted, '/', ...'us', keys.enter);
		// First the filter, then back.
		await send(mounted, keys.escape);
		assert.equal(namesOf(mounted).length, 3);
		await send(mounted, keys.escape);
		await mounted.until('Choose a profile');
	});

	test(`clusters are sorted by every column, both ways, ${way}`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await openClusters(mounted);
		await mounted.until(/eu-staging .*ready +41 +12$/m);
		await mounted.until('403');
		const [metrics, stage, us] = ['eu-metrics', 'eu-staging', 'us-metrics'];
		const orders: ReadonlyArray<readonly [string, RegExp, readonly unknown[]]> = [
			['N', /NAME ▼/, [us, stage, metrics]],
			['n', /NAME ▲/, [metrics, stage, us]],
			['i', /CLUSTER I.*[…▲]/, [metrics, stage, us]],
			['I', /CLUSTER .*[…▼]/, [us, stage, metrics]],
			['s', /STATUS ▲/, [us, metrics, stage]],
			['S', /STATUS ▼/, [metrics, stage, us]],
			['t', /TOKENS ▲/, [stage, metrics, us]],
			['T', /TOKENS ▼/, [us, metrics, stage]],
			['d', /DATABAS.*[…▲]/, [stage, metrics, us]],
			['D', /DATABAS.*[…▼]/, [us, metrics, stage]],
		];
		for (const [letter, head, names] of orders) {
			await send(mounted, 'S', letter);
			await mounted.until(head);
			assert.deepEqual(namesOf(mounted), names, letter);
			assert.ok(cursorRow(mounted).startsWith(String(names[0])), 'the cursor is on the first row');
		}
	});
}

test('the sort menu shows the present order, and Esc keeps it', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openClusters(mounted);
	await mounted.press('S');
	await mounted.until('Sort by; a capital reverses');
	await mounted.until(/n +Name ▲/);
	await mounted.press('x');
	await mounted.until('Sort by');
	await mounted.press(keys.escape);
	await mounted.until(screen => !screen.includes('Sort by'));
	assert.deepEqual(namesOf(mounted), ['eu-metrics', 'eu-staging', 'us-metrics']);
});

test('the cursor stays on its cluster while another is opened and closed', async t => {
	const {mounted} = await mountApp(t, {emulator, settings: served => [savedProfile(served)]});
	await openClusters(mounted);
	await mounted.press(keys.down, keys.enter);
	await mounted.until('Demo › eu-staging › Database tokens');
	await mounted.until(/\d active$/m);
	await mounted.press(keys.escape);
	await mounted.until('Demo › Clusters');
	assert.match(cursorRow(mounted), /^eu-staging/);
});

test('the line below the list has the whole ID of the cluster under the cursor, and why it cannot be reached; y copies the ID', async t => {
	const {mounted, clipboard} = await mountApp(t, {emulator});
	await openClusters(mounted);
	await mounted.until('403');
	await mounted.until(` ${main!.name}  ${main!.id}`);
	await mounted.press('y');
	await mounted.until('the cluster ID');
	assert.deepEqual(clipboard, [main!.id]);
	await mounted.press('G');
	await mounted.until(new RegExp(`^ us-metrics  ${forbidden!.id}  403: .+`, 'm'));
});
