import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../../helpers/keys.js';
import {mountApp, quickStartVariables, savedProfile} from '../../../helpers/mount-app.js';
import {pointAt} from '../../../helpers/screens/confirm.js';
import {openCluster, refresh, writesOf} from '../../../helpers/screens/open-cluster.js';
import {waitFor} from '../../../helpers/wait-for.js';
import {openTokens} from '../../../helpers/screens/walk.js';

const long = 'zz Telegraf on the edge nodes of plant Utrecht line 3, owner ops-utrecht@example.com, ticket OPS-1234, rotate yearly';

test('a review that does not fit scrolls, and its footer says so', async t => {
	const cluster = await openCluster(t, {rows: 15});
	const {mounted, emulator} = cluster;
	cluster.putToken(long, 'read:sensors');
	await refresh(cluster, '56 active');
	await pointAt(mounted, 'zz Telegraf');
	await mounted.press('e');
	await mounted.until('Edit Database Token');
	await mounted.pressTogether([...' x']);
	await mounted.press(control('s'));
	await mounted.until('more lines below, PgDn');
	assert.match(mounted.screen(), /PgDn/);
	await mounted.press(keys.pageDown, keys.pageDown, keys.pageDown, keys.pageDown);
	await mounted.until(/rotate yearly x/);
	await mounted.until(/\^\^/);
	await mounted.press(keys.pageUp, keys.pageUp, keys.pageUp, keys.pageUp);
	await mounted.until('was      zz Telegraf');
	assert.deepEqual(writesOf(emulator), []);
});

test('a protected profile asks for its name before an edit is saved, as the command does', async t => {
	const {mounted, emulator} = await mountApp(t, {environment: quickStartVariables, settings: served => [savedProfile(served, {isProtected: true})]});
	const [account] = emulator.accounts;
	const clusterId = account!.clusters[0]!.id;
	const token = emulator.store.tokensOf(clusterId).find(({description}) => description === 'telegraf edge-07');
	await openTokens(mounted, 2);
	await pointAt(mounted, 'edge-07');
	await mounted.press('e');
	await mounted.until('Edit Database Token');
	await mounted.pressTogether([...' b']);
	await mounted.press(control('s'));
	await mounted.until('Type plant to go on:');
	await mounted.until('‹ Cancel ›');
	await mounted.press(keys.tab);
	await mounted.until('‹ Save Changes ›');
	// The screen hears Enter only once it has been seen for a moment.
	await waitFor(async () => {
		await mounted.press(keys.enter);
		return mounted.screen().includes('The button is not ready: type plant first.');
	}, {describe: mounted.screen});
	assert.deepEqual(writesOf(emulator), []);
	await mounted.press(keys.tab);
	await mounted.pressTogether([...'plant']);
	await mounted.until('✓');
	await mounted.press(keys.enter, keys.tab, keys.enter);
	await mounted.until(/^ Updated telegraf edge-07/m);
	assert.equal(emulator.store.tokenOf(clusterId, token!.id)?.description, 'telegraf edge-07 b');
	assert.equal(writesOf(emulator).length, 1);
});
