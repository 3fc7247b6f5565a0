import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {parsePlan} from '../../../source/tokens/plan/parse-plan.js';
import {control, keys} from '../../helpers/keys.js';
import {pointAt} from '../../helpers/screens/confirm.js';
import {
	openCluster,
	permissions,
	pressConfirmation,
	refresh,
	workInDirectory,
	writesOf,
} from '../../helpers/screens/open-cluster.js';

test('L on marked tokens shows what each would lose, and the confirmation sends exactly that', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator, putToken} = cluster;
	const gone = putToken('zz 1', 'read:sensors write:gone');
	const both = putToken('zz 2', 'write:gone_too read:flight2 read:gone');
	const fine = putToken('zz 3', 'read:sensors');
	putToken('zz 4', 'write:gone');
	await refresh(cluster, '59 active');
	await mounted.pressTogether(['/', ...'zz', keys.enter]);
	await mounted.press(control('a'), 'L');
	await mounted.until('2 of 4 are left alone: there is nothing to narrow.');
	await mounted.until('2 tokens would lose grants on names that no database has: gone and gone_too.');
	await mounted.until('write on gone: removed');
	assert.deepEqual(writesOf(emulator), []);
	await pressConfirmation(cluster, 'Update 2 Tokens');
	await mounted.until(/2 of 2/);
	assert.deepEqual(new Set(writesOf(emulator)), new Set([
		{method: 'PATCH', tokenId: gone.id, body: {permissions: permissions('read:sensors')}},
		{method: 'PATCH', tokenId: both.id, body: {permissions: permissions('read:flight2')}},
	]));
	assert.deepEqual(cluster.tokenNamed('zz 1').permissions, permissions('read:sensors'));
	assert.deepEqual(cluster.tokenNamed('zz 2').permissions, permissions('read:flight2'));
	assert.deepEqual(cluster.tokenNamed('zz 3'), fine);
});

test('L on a token for all databases names those that exist and what is not covered then, and P saves it as a plan', async t => {
	const directory = workInDirectory(t);
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	await pointAt(mounted, '"every board"');
	await mounted.press('o', 'L');
	await mounted.until('1 token would get grants on the 220 databases that exist in place of a grant on all.');
	await mounted.until('read on all databases: removed');
	await mounted.press('P');
	await mounted.until('A plan to update this token, good for 7 days.');
	await mounted.pressTogether([...'OPS-7']);
	await mounted.press(keys.enter);
	await mounted.until('The plan is in');
	const plan = parsePlan(readFileSync(path.join(directory, 'plan.json'), 'utf8'));
	assert.ok(plan.ok);
	const databases = emulator.store.databasesOf(cluster.clusterId).map(({name}) => name);
	assert.deepEqual(plan.plan.targets.map(({fields}) => fields), [{permissions: databases.map(resource => ({action: 'read', resource}))}]);
	assert.deepEqual(writesOf(emulator), []);
});

test('L says why there is nothing to propose', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator, putToken} = cluster;
	putToken('zz fine', 'read:sensors');
	putToken('zz leftover', 'write:gone');
	await refresh(cluster, '57 active');
	await pointAt(mounted, '"zz fine"');
	await mounted.press('L');
	await mounted.until('There is nothing to narrow: every grant is on a database that exists.');
	await pointAt(mounted, '"zz leftover"');
	await mounted.press('L');
	await mounted.until('1 token has grants, but on no database that exists, so that no grant would be left');
	assert.deepEqual(writesOf(emulator), []);
});
