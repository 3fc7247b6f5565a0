import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import type {Mounted} from '../../helpers/mount.js';
import {waitFor} from '../../helpers/wait-for.js';
import {openCluster, writesOf} from '../../helpers/screens/open-cluster.js';

const refusal = (method: 'POST' | 'PATCH' | 'GET') => ({when: {method, times: 1}, do: {kind: 'status', status: 401}}) as const;

/**
Presses Tab until the screen shows the text.
*/
async function pointTo(mounted: Mounted, text: string): Promise<void> {
	await waitFor(async () => {
		const screen = await mounted.press(keys.tab);
		return screen.includes(text);
	}, {describe: mounted.screen});
}

test('after a 401, a create asks for another management token, keeps the form, and makes one token', async t => {
	const {mounted, emulator} = await openCluster(t);
	const {managementToken} = emulator.accounts[0]!;
	await mounted.press('a');
	await mounted.pressTogether([...'telegraf edge-09']);
	emulator.addFault(refusal('POST'));
	await mounted.press(control('s'));
	await mounted.until('401: the service refused this management token.');
	await mounted.until('Enter use');
	await mounted.pressTogether([...managementToken]);
	await mounted.press(keys.enter);
	await mounted.until('Created "telegraf edge-09". This is the only time its secret can be seen.');
	assert.deepEqual(emulator.requests.filter(({method}) => method === 'POST').map(({status}) => status), [401, 200]);
	assert.equal(emulator.store.tokensOf(emulator.accounts[0]!.clusters[0]!.id).filter(({description}) => description === 'telegraf edge-09').length, 1);
	assert.ok(!mounted.output().includes(managementToken));
});

test('after a 401, a create without another management token makes nothing and keeps the form', async t => {
	const {mounted, emulator} = await openCluster(t);
	await mounted.press('a');
	await mounted.pressTogether([...'telegraf edge-09']);
	emulator.addFault(refusal('POST'));
	await mounted.press(control('s'));
	await mounted.until('Enter use');
	await mounted.press(keys.escape);
	await mounted.until('Not created: 401: the service refused this management token');
	assert.match(mounted.screen(), /Description +telegraf edge-09/);
	assert.deepEqual(emulator.requests.filter(({method}) => method === 'POST').map(({status}) => status), [401]);
});

test('after a 401, a save goes on with the management token that is entered', async t => {
	const {mounted, emulator, tokenNamed} = await openCluster(t);
	const {managementToken} = emulator.accounts[0]!;
	const {id} = tokenNamed('telegraf edge-08');
	await mounted.press('/');
	await mounted.pressTogether([...'edge-08', keys.enter]);
	await mounted.press('e');
	await mounted.until('Edit');
	await mounted.pressTogether([...' moved']);
	await mounted.press(control('s'));
	await mounted.until(/Save Changes/);
	emulator.addFault(refusal('PATCH'));
	await pointTo(mounted, '‹ Save Changes ›');
	// The button does not hear Enter in its first 300 ms.
	await waitFor(async () => {
		const screen = await mounted.press(keys.enter);
		return screen.includes('Enter use');
	}, {describe: mounted.screen});
	await mounted.pressTogether([...managementToken]);
	await mounted.press(keys.enter);
	await mounted.until('Updated telegraf edge-08');
	assert.equal(writesOf(emulator).length, 2);
	assert.equal(emulator.store.tokensOf(emulator.accounts[0]!.clusters[0]!.id).find(token => token.id === id)?.description, 'telegraf edge-08 moved');
});
