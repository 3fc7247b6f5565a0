import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../../helpers/keys.js';
import {hear} from '../../../helpers/screens/confirm.js';
import {
	openCluster,
	pressConfirmation,
	pressFocused,
	writesOf,
	type OpenCluster,
	type TestContext,
} from '../../../helpers/screens/open-cluster.js';

/**
Opens the secret screen of a token for which the service has kept nothing that was asked for but the description.
*/
async function createOtherwise(t: TestContext): Promise<OpenCluster> {
	const cluster = await openCluster(t, {columns: 100, rows: 30});
	const {mounted, emulator} = cluster;
	await mounted.press('a');
	await mounted.pressTogether([...'edge-09']);
	await mounted.press(keys.tab);
	await mounted.pressTogether([...'2031-02-23 12:00Z']);
	await mounted.press(keys.tab);
	await mounted.pressTogether([...'sensors']);
	await mounted.press(keys.enter);
	const {store} = emulator;
	const create = store.createToken.bind(store);
	store.createToken = (owner, id, {description}, time) => create(owner, id, {description, permissions: [{action: 'write', resource: 'sensors'}]}, time);

	await mounted.press(control('s'));
	await mounted.until('It is not as you asked:');
	return cluster;
}

test('the secret screen warns that a token is not as asked, and says what can be done', async t => {
	const {mounted, journal} = await createOtherwise(t);
	await mounted.until('it never expires; asked for 2031-02-23T12:00:00Z');
	await mounted.until('it lacks read on sensors');
	await mounted.until('it has write on sensors, which was not asked for');
	await mounted.until('D revokes it, e edits its grants, Esc keeps it as it is.');
	const {entries} = await journal();
	assert.partialDeepStrictEqual(entries.at(-1), {kind: 'outcome', result: 'not-as-asked', secret: 'in-hand'});
	await mounted.press(keys.escape, keys.tab, keys.enter);
	await mounted.until(/^ Created edge-09 \([\da-f]{8}\), but not as asked\./m);
});

test('D revokes the token, and then the screen forgets its secret', async t => {
	const cluster = await createOtherwise(t);
	const {mounted, emulator} = cluster;
	await mounted.press('D');
	await hear(mounted);
	await mounted.press(keys.escape);
	await mounted.until('It is not as you asked:');
	await mounted.press('D');
	await hear(mounted);
	await pressConfirmation(cluster, 'Revoke Token');
	await mounted.until('(forgotten: the token is revoked)');
	assert.deepEqual(writesOf(emulator).map(({method}) => method), ['POST', 'DELETE']);
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
});

test('e edits the grants and comes back to the secret, which is not stored yet', async t => {
	const {mounted, emulator} = await createOtherwise(t);
	await mounted.press('e');
	await mounted.until('Edit Database Token');
	await mounted.press(control('u'));
	await mounted.pressTogether([...'edge-09b']);
	await mounted.press(control('s'));
	await mounted.until('Save Changes');
	await mounted.until('‹ Cancel ›');
	await pressFocused(mounted, keys.tab);
	await mounted.until('This is the only time its secret can be seen.');
	assert.deepEqual(writesOf(emulator).map(({method}) => method), ['POST', 'PATCH']);
	await mounted.press(keys.space);
	await mounted.until(/apiv1_/);
});
