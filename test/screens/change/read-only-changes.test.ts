import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {pointAt} from '../../helpers/screens/confirm.js';
import {
	openCluster,
	passTime,
	restart,
	workInDirectory,
	writesOf,
} from '../../helpers/screens/open-cluster.js';

const reason = /^ Read-only: nothing can be changed\./m;

for (const [action, key] of [
	['create', 'a'],
	['copy', 'C'],
	['edit', 'e'],
	['suspend', 's'],
	['resume', 'u'],
	['rotate', 'R'],
	['revoke', 'D'],
	['edit of many', 'b'],
] as const) {
	test(`read-only: ${action} (${key}) gives its reason and stays where it is`, async t => {
		const {mounted, emulator} = await openCluster(t, {isReadOnly: true});
		await mounted.until('READ-ONLY');
		await mounted.press(control('a'));
		await mounted.until('55 marked');
		await mounted.press(key);
		await mounted.until(reason);
		await mounted.until('Database tokens');
		// The same from the details, where there are such keys.
		if (!['a', 'b'].includes(key)) {
			await mounted.press(keys.enter, key);
			await mounted.until(reason);
			await mounted.until(/Token ID +[\d\-a-f]{36}/);
		}

		assert.deepEqual(writesOf(emulator), []);
	});
}

test('read-only: a plan can be written and read, but no change of it can be made', async t => {
	workInDirectory(t);
	const {mounted, emulator} = await openCluster(t, {isReadOnly: true});
	await mounted.press(keys.space, 'P');
	await mounted.pressTogether([...'to be reviewed']);
	await mounted.press(keys.enter);
	await mounted.until('The plan is in');
	await mounted.press('O', keys.enter);
	await mounted.until(reason);
	await mounted.until('Open a plan');
	assert.deepEqual(writesOf(emulator), []);
});

test('read-only: tokens can still be marked from a file and copied as commands', async t => {
	workInDirectory(t);
	const {mounted, emulator, tokenNamed} = await openCluster(t, {isReadOnly: true});
	writeFileSync('ids', tokenNamed('telegraf edge-07').id);
	await mounted.press('i');
	await mounted.pressTogether([...'ids']);
	await mounted.press(keys.enter);
	await mounted.until('55 active, 1 marked');
	await mounted.press('Y');
	await mounted.until('As a command');
	assert.deepEqual(writesOf(emulator), []);
});

test('read-only: the activity can be read, and undo gives its reason', async t => {
	const first = await openCluster(t);
	await first.mounted.press('a');
	await first.mounted.pressTogether([...'zz new']);
	await first.mounted.press(control('s'));
	await first.mounted.until('only time');
	passTime(t, 60_000);
	const {mounted, emulator} = await restart(t, first, {isReadOnly: true});
	await mounted.press('J');
	await mounted.until(/create +zz new +created/);
	await mounted.press('u');
	await mounted.until(reason);
	await mounted.press(keys.escape);
	await pointAt(mounted, 'zz new');
	await mounted.press('o');
	await mounted.until(/Edit {3}Read-only: nothing can be changed\./);
	assert.equal(writesOf(emulator).length, 1);
});
