import assert from 'node:assert/strict';
import test from 'node:test';
import type {DatabaseToken} from '../../../source/api/types.js';
import type {Emulator} from '../../../source/emulator/emulator.js';
import {keys} from '../../helpers/keys.js';
import {mountApp} from '../../helpers/mount-app.js';
import {
	deletesOf,
	isUntouched,
	openConfirmation,
	pointAt,
} from '../../helpers/screens/confirm.js';
import {openCluster, pressConfirmation, refresh} from '../../helpers/screens/open-cluster.js';
import {cursorRow, openTokens} from '../../helpers/screens/walk.js';

const oddId = '0dd00000-0000-4000-8000-000000000001';

function putOdd(emulator: Emulator, clusterId: string, changes: Readonly<Record<string, unknown>> = {}): void {
	emulator.store.putToken(clusterId, {
		id: oddId, description: 'odd loader', permissions: [{action: 'write', resource: 'flight3'}, {action: 'read'}], createdAt: '2025-01-02T03:04:05Z', ...changes,
	} as unknown as DatabaseToken);
}

const failingDatabases = {when: {path: 'databases'}, do: {kind: 'status', status: 400, body: {code: 400, message: 'the shard is away'}}} as const;

test('an odd row is counted and shown, and can be looked at and revoked, and nothing else', async t => {
	const app = await openCluster(t, {columns: 130, rows: 40});
	const {mounted, emulator, clusterId} = app;
	putOdd(emulator, clusterId, {expiresAt: '', labels: {a: 1}});
	await refresh(app, /1 odd, \d+ active/);
	await pointAt(mounted, 'status:odd');
	assert.match(cursorRow(mounted), /^unknown +odd loader +0dd00000-\S* +unknown, flig.* ago +unknown/);

	for (const [key, words] of [['e', /cannot be read whole/], ['R', /cannot be read whole/], ['C', /cannot be read whole/], ['s', /cannot be read whole/], ['u', /cannot be read whole/]] as const) {
		const screen = await mounted.press(key);
		assert.match(screen, words, key);
	}

	await mounted.press(keys.enter);
	await mounted.until(/Odd +permission 2 has no resource\n +expiresAt is empty/);
	await mounted.until(/Status +unknown/);
	await mounted.until(/Expires +unknown: ""/);
	await mounted.until(/flight3 +– +yes.*\n +and what cannot be read/);
	await mounted.until(/As it came +permissions: \[\{"action":"write","resource":"flight3"\},\{"action":"read"\}\]\n +expiresAt: ""/);
	await mounted.until(/odd loader \(0dd00000\) may hold more, on any database/);
	assert.doesNotMatch(mounted.screen(), /oddities|oddFields/);
	assert.ok(isUntouched(emulator));

	await openConfirmation(mounted);
	await mounted.until(/Odd +permission 2 has no resource\n +expiresAt is empty/);
	await mounted.until(/Access +write flight3; and what cannot be read/);
	assert.doesNotMatch(mounted.screen(), /Suspend instead|nothing: no live grant/);
	await pressConfirmation(app, 'Revoke Token');
	await mounted.until(/Revoked/);
	assert.deepEqual(deletesOf(emulator), [oddId]);
});

test('odd tokens among the marked ones are left out of a bulk edit and of a plan, and named in the confirmation', async t => {
	const app = await openCluster(t, {columns: 130, rows: 40});
	const {mounted, emulator, clusterId} = app;
	putOdd(emulator, clusterId);
	app.putToken('whole loader', 'write:flight3');
	await refresh(app, /1 odd, \d+ active/);
	await mounted.pressTogether(['/', ...'"odd loader"|"whole loader"', keys.enter]);
	await mounted.press('\u{1}');
	await mounted.until('2 marked');
	await mounted.press('b');
	await mounted.until('1 of 2 marked tokens cannot be read whole and is left alone.');
	await mounted.until('1 marked tokens.');
	await mounted.press(keys.escape);
	await mounted.press('P');
	await mounted.until('A plan to revoke this token');
	await mounted.press(keys.escape);
	await openConfirmation(mounted);
	await mounted.until(/0dd00000 +odd loader +odd: permission 2 has no resource/);
	await mounted.until(/odd loader \(0dd00000\) may hold more, on any database/);
	assert.ok(isUntouched(emulator));
});

test('two rows with one ID and different contents are both shown, and the cursor reaches each', async t => {
	const {mounted, emulator} = await mountApp(t, {columns: 130});
	const {id: clusterId} = emulator.accounts[0]!.clusters[0]!;
	const tokens = emulator.store.tokensOf(clusterId);
	const token = tokens.find(({description}) => description === 'telegraf edge-08')!;
	const body = JSON.stringify([...tokens, {...token, description: 'telegraf edge-08 b', permissions: []}]);
	emulator.setFaults([{
		when: {method: 'GET', path: 'tokens', clusterId}, do: {
			kind: 'body', status: 200, contentType: 'application/json', body,
		},
	}]);
	await openTokens(mounted);
	await mounted.pressTogether(['/', ...'edge-08', keys.enter]);
	await mounted.until('2 odd, 2 of');
	assert.match(cursorRow(mounted), /active, odd +telegraf edge-08 +6f2c/);
	await mounted.press(keys.down);
	assert.match(cursorRow(mounted), /active, odd +telegraf edge-08 b +6f2c/);
	assert.equal(mounted.rows().filter(row => row.startsWith('▌')).length, 1);
	await mounted.press(keys.up);
	assert.match(cursorRow(mounted), /active, odd +telegraf edge-08 +6f2c/);
});

test('where the databases could not be loaded, the screens that judge grants say why', async t => {
	const {mounted, emulator} = await mountApp(t, {columns: 130, rows: 40, seed: {faults: [failingDatabases]}});
	await mounted.press(keys.enter);
	await mounted.until(/eu-metrics .*ready/);
	await mounted.press(keys.enter);
	await mounted.until(/\d active$/m);
	const words = /Which databases there are is not known: .*the shard is away/;
	await pointAt(mounted, 'edge-08');
	await mounted.press(keys.enter);
	await mounted.until(words);
	assert.doesNotMatch(mounted.screen(), /no such database/);
	await openConfirmation(mounted);
	await mounted.until(words);
	await mounted.press(keys.escape, keys.escape);
	await mounted.press('a');
	await mounted.until(words);
	await mounted.press(keys.escape);
	await mounted.until(/\d active$/m);
	await mounted.pressTogether(['/', ...'missing:db', keys.enter]);
	await mounted.until('missing:db cannot be answered.');
	await mounted.until(words);
	assert.ok(isUntouched(emulator));
});

test('the influxctl form of a revoked token includes revoked ones', async t => {
	const app = await openCluster(t, {columns: 130});
	const {mounted} = app;
	await mounted.press('.');
	await pointAt(mounted, 'edge-06');
	await mounted.press('Y');
	await mounted.until('as influxctl');
	await mounted.press(keys.tab);
	await mounted.until(/token get --include-revoked/);
	assert.ok(isUntouched(app.emulator));
});
