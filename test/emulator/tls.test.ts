import assert from 'node:assert/strict';
import {suite, test, type TestContext} from 'node:test';
import {createManagementApi} from '../../source/api/management-api.js';
import {Secret} from '../../source/secrets/secret.js';
import type {Network} from '../../source/api/types.js';
import {startEmulator, type Emulator, type EmulatorOptions} from '../../source/emulator/emulator.js';
import {makeAuthority} from '../helpers/certificate-authority.js';
import {mainCluster} from '../helpers/emulator/call.js';

const authority = makeAuthority('Test authority');

const start = async (t: TestContext, options: EmulatorOptions) => {
	const emulator = await startEmulator({tokens: 20, ...options});
	t.after(async () => emulator.close());
	return emulator;
};

const apiOf = (emulator: Emulator, network: Network) => createManagementApi({
	host: emulator.url,
	accountId: emulator.accounts[0]!.id,
	clusterId: mainCluster(emulator),
	secret: () => new Secret(emulator.accounts[0]!.managementToken),
	isReadOnly: false,
	network,
});

suite('the emulator over TLS', () => {
	test('serves https on localhost for clients that trust its authority, and faults can cut the connection', async t => {
		const emulator = await start(t, {tls: authority.issue('localhost'), faults: [{when: {method: 'DELETE'}, do: {kind: 'cut', when: 'after-apply'}}]});
		assert.equal(emulator.url, `https://localhost:${emulator.port}`);
		const api = apiOf(emulator, {certificateAuthorities: [authority.certificate]});
		const tokens = await api.listTokens();
		assert.ok(tokens.ok);
		assert.equal(tokens.value.length, 20);
		const {id} = tokens.value.find(({revokedAt}) => revokedAt === undefined)!;
		const revoked = await api.revokeToken(id);
		assert.ok(!revoked.ok);
		assert.ok(revoked.error.isOutcomeUnknown);
		assert.ok(emulator.store.tokenOf(mainCluster(emulator), id)!.revokedAt);

		const stranger = await apiOf(emulator, {}).listTokens();
		assert.ok(!stranger.ok);
		assert.strictEqual(stranger.error.kind, 'tls');
	});

	test('asks for a client certificate when the option says so', async t => {
		const emulator = await start(t, {product: 'clustered', tls: {...authority.issue('localhost'), clientAuthorities: [authority.certificate]}});
		const {certificate, key} = authority.issue('client');
		const without = await apiOf(emulator, {certificateAuthorities: [authority.certificate]}).listTokens();
		assert.ok(!without.ok);
		assert.strictEqual(without.error.kind, 'tls');
		assert.deepEqual(emulator.requests, []);
		const {ok} = await apiOf(emulator, {certificateAuthorities: [authority.certificate], certificate, key: new Secret(key)}).listTokens();
		assert.ok(ok);
	});
});
