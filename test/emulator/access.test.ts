import assert from 'node:assert/strict';
import {after, suite, test} from 'node:test';
import {startEmulator} from '../../source/emulator/emulator.js';
import {
	call,
	clusterPath,
	databasesIn,
	failureOf,
	mainCluster,
	tokensIn,
	unknownId,
} from '../helpers/emulator/call.js';

const emulator = await startEmulator({tokens: 20, managementToken: 'M.V1.the-given-one'});

after(async () => {
	await emulator.close();
});

suite('access', () => {
	test('managementToken is the token of the main account', () => {
		assert.equal(emulator.accounts[0]!.managementToken, 'M.V1.the-given-one');
		assert.notEqual(emulator.accounts[1]!.managementToken, 'M.V1.the-given-one');
	});

	for (const authorization of [null, '', 'Bearer', 'Bearer wrong', 'M.V1.the-given-one', 'Token M.V1.the-given-one', 'Bearer M.V1.the-given-one x', 'Bearer undefined']) {
		test(`${authorization === null ? 'no header' : JSON.stringify(authorization)} is 401, on every call`, async () => {
			const token = emulator.store.tokensOf(mainCluster(emulator))[0]!;
			for (const [method, tail] of [['GET', 'tokens'], ['POST', 'tokens'], ['GET', 'databases'], ['GET', `tokens/${token.id}`], ['PATCH', `tokens/${token.id}`], ['DELETE', `tokens/${token.id}`]] as const) {
				assert.match(failureOf(await call(emulator, `${clusterPath(emulator)}/${tail}`, {method, authorization})), /^401 unauthorized$/);
			}

			assert.deepEqual(emulator.store.tokenOf(mainCluster(emulator), token.id), token);
		});
	}

	test('the token of one account gets 403 from the other account, in both directions, and from one that does not exist', async () => {
		const [plant, lab] = emulator.accounts;
		const labPath = `/api/v0/accounts/${lab!.id}/clusters/${lab!.clusters[0]!.id}/tokens`;
		assert.match(failureOf(await call(emulator, labPath)), /^403 forbidden$/);
		assert.match(failureOf(await call(emulator, `${clusterPath(emulator)}/tokens`, {authorization: `Bearer ${lab!.managementToken}`})), /^403 forbidden$/);
		assert.match(failureOf(await call(emulator, `/api/v0/accounts/${unknownId}/clusters/${plant!.clusters[0]!.id}/tokens`)), /^403 forbidden$/);

		const own = await call(emulator, labPath, {authorization: `Bearer ${lab!.managementToken}`});
		assert.equal(tokensIn(own).length, 9);
	});

	test('an unknown cluster, and one of another account, give 404; ids that are not UUIDs give 400', async () => {
		const [plant, lab] = emulator.accounts;
		const accountPath = `/api/v0/accounts/${plant!.id}/clusters`;
		assert.match(failureOf(await call(emulator, `${accountPath}/${unknownId}/tokens`)), /^404 not found$/);
		assert.match(failureOf(await call(emulator, `${accountPath}/${lab!.clusters[0]!.id}/databases`)), /^404 not found$/);
		assert.match(failureOf(await call(emulator, `${accountPath}/eu-metrics/tokens`)), /^400 .*clusterId/);
		assert.match(failureOf(await call(emulator, `/api/v0/accounts/plant/clusters/${mainCluster(emulator)}/tokens`)), /^400 .*accountId/);
	});

	test('the staging cluster has its own tokens; us-metrics answers 403 to everything', async () => {
		assert.deepEqual(emulator.accounts[0]!.clusters.map(cluster => cluster.name), ['eu-metrics', 'eu-staging', 'us-metrics']);
		const staging = await call(emulator, `${clusterPath(emulator, 1)}/tokens`);
		assert.equal(tokensIn(staging).length, 41);
		const stagingDatabases = await call(emulator, `${clusterPath(emulator, 1)}/databases`);
		assert.equal(databasesIn(stagingDatabases).length, 12);
		const token = emulator.store.tokensOf(mainCluster(emulator))[0]!;
		assert.match(failureOf(await call(emulator, `${clusterPath(emulator, 1)}/tokens/${token.id}`)), /^404 not found$/);

		for (const [method, tail] of [['GET', 'tokens'], ['POST', 'tokens'], ['GET', 'databases'], ['DELETE', `tokens/${unknownId}`]] as const) {
			assert.match(failureOf(await call(emulator, `${clusterPath(emulator, 2)}/${tail}`, {method})), /^403 forbidden$/);
		}
	});
});
