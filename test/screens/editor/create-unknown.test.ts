import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {hear, pointAt} from '../../helpers/screens/confirm.js';
import {
	openCluster,
	permissions,
	refresh,
	writesOf,
	type OpenCluster,
} from '../../helpers/screens/open-cluster.js';

/**
Creates a token, and has the emulator cut the connection in place of the answer, before or after it has created the token.
*/
async function createCut(cluster: OpenCluster, when: 'after-apply' | 'before-apply'): Promise<void> {
	const {mounted, emulator} = cluster;
	emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'cut', when}}]);
	await mounted.press('a');
	await mounted.pressTogether([...'edge-09']);
	await mounted.press(control('s'));
	await mounted.until('Whether the token was created is not known');
}

test('a create whose answer is lost shows exactly the token that it has made, and D opens its revocation', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	// A token with the same description that was made a moment before is no candidate.
	const twin = cluster.putToken('edge-09', 'read:sensors', {createdAt: '2026-03-02T04:20:00.000000Z'});
	await refresh(cluster, '56 active');
	await createCut(cluster, 'after-apply');
	const candidate = emulator.store.tokensOf(cluster.clusterId).find(({id, description}) => description === 'edge-09' && id !== twin.id)!;
	await mounted.until(`  ${candidate.id}  ${candidate.createdAt}  edge-09`);
	await mounted.until(/The secret is lost with\s+the answer: revoke the token if it is yours/);
	assert.ok(!mounted.screen().includes(twin.id));
	assert.equal(writesOf(emulator).length, 1, 'the create is not sent again');
	await mounted.press('D');
	await hear(mounted);
	await mounted.until(`Token ID      ${candidate.id}`);
	assert.equal(writesOf(emulator).length, 1, 'D only opens the confirmation');
	await mounted.press(keys.space, keys.tab, keys.enter);
	await mounted.until(/^ Revoked edge-09/m);
	assert.deepEqual(writesOf(emulator).slice(1), [{method: 'DELETE', tokenId: candidate.id}]);
	assert.equal(emulator.store.tokenOf(cluster.clusterId, twin.id)?.revokedAt, undefined);
	const {entries} = await cluster.journal();
	const outcome = entries.find(entry => entry.kind === 'outcome');
	assert.strictEqual(outcome?.kind, 'outcome');
	assert.deepEqual([outcome.result, outcome.strayIds], ['unknown', [candidate.id]]);
});

test('a create that never arrived shows no candidate, and is not sent again', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	await createCut(cluster, 'before-apply');
	await mounted.until(/The list shows no new token with that description\. The create was not sent\s+again/);
	await mounted.press('D');
	await mounted.until('Whether the token was created is not known');
	await mounted.press(keys.enter);
	await mounted.until('Database tokens');
	await mounted.until('55 active');
	assert.equal(writesOf(emulator).length, 1);
});

test('C opens the form with the grants of a token, byte for byte, and they can be changed before the create', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	const original = cluster.putToken('zz original', 'write:flight2 read:sensors admin:sensors read:*', {expiresAt: '2026-05-01T00:00:00Z'});
	await refresh(cluster, '56 active');
	await pointAt(mounted, 'zz');
	await mounted.press('C');
	await mounted.until('Create Database Token');
	await mounted.until(/sensors +\[x\] +\[ \] +admin kept/);
	await mounted.pressTogether([...' 2']);
	await mounted.press(control('s'));
	await mounted.until('Created "zz original 2"');
	// The copy gets the lifetime of the original, from its creation to its expiration: 425 days.
	assert.deepEqual(writesOf(emulator), [{
		method: 'POST', body: {
			description: 'zz original 2', permissions: permissions('write:flight2 read:sensors admin:sensors read:*'), expirationType: 'datetime', expiresAt: '2027-05-01T00:00:00Z',
		},
	}]);
	assert.deepEqual(cluster.tokenNamed('zz original').permissions, original.permissions);
});
