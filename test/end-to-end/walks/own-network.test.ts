import assert from 'node:assert/strict';
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {startEmulator, type Emulator, type EmulatorOptions} from '../../../source/emulator/emulator.js';
import {clusteredAccountId, clusteredCluster} from '../../../source/profiles/clustered-cluster.js';
import type {Profile} from '../../../source/profiles/types.js';
import {startProxy} from '../../helpers/api/start-proxy.js';
import {makeAuthority} from '../../helpers/certificate-authority.js';
import {control, keys} from '../../helpers/keys.js';
import {launch} from '../../helpers/launch.js';
import {
	atProfiles,
	create,
	find,
	openConfirmation,
	press,
	tickAndRevoke,
} from '../../helpers/end-to-end/steps.js';

const authority = makeAuthority('influx-tokens test authority');
const server = authority.issue('localhost');

type Site = {
	readonly emulator: Emulator;
	readonly directory: string;
	/**
	Saves a profile of it with the name `own`.
	*/
	readonly save: (changes?: Partial<Profile>) => void;
	readonly environment: Readonly<Record<string, string>>;
	/**
	The method, path and status of each request that could change something.
	*/
	readonly changes: () => readonly string[];
};

/**
Starts an emulator of InfluxDB Clustered with a TLS certificate that no system trusts, and makes a directory for the program's files.
*/
async function startSite(t: TestContext, options: EmulatorOptions = {}): Promise<Site> {
	const emulator = await startEmulator({
		product: 'clustered', tokens: 60, tls: {certificate: server.certificate, key: server.key}, ...options,
	});
	t.after(async () => emulator.close());
	const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-network-'));
	t.after(() => {
		rmSync(directory, {recursive: true, force: true});
	});
	writeFileSync(path.join(directory, 'ca.pem'), authority.certificate);
	return {
		emulator,
		directory,
		save(changes) {
			const {origin, ...stored}: Profile = {
				name: 'own',
				origin: 'saved',
				product: 'clustered',
				host: emulator.url,
				accountId: clusteredAccountId,
				clusters: [clusteredCluster(emulator.url, 'own')],
				secretSources: [{kind: 'environment', variable: 'OWN_TOKEN'}],
				isReadOnly: false,
				isProtected: false,
				...changes,
			};
			writeFileSync(path.join(directory, 'settings.json'), JSON.stringify({version: 1, profiles: [stored]}));
		},
		environment: Object.fromEntries([['INFLUX_TOKENS_CONFIG_DIR', directory], ['INFLUX_TOKENS_STATE_DIR', directory], ['OWN_TOKEN', emulator.accounts[0]!.managementToken]]),
		changes: () => emulator.requests.filter(({method}) => method !== 'GET').map(({method, path: place, status}) => `${method} ${place.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, id => id.startsWith('11111111') ? '1' : 'ID')} ${status}`),
	};
}

for (const [paths, prefix] of [['long', '/api/v0/accounts/1/clusters/1'], ['short', '/api/v0']] as const) {
	test(`InfluxDB Clustered with ${paths} paths, its own certificate authority and a proxy: revokes a token and creates one`, async t => {
		const site = await startSite(t, {paths});
		site.save({tls: {caFile: path.join(site.directory, 'ca.pem')}});
		await using proxy = await startProxy();
		const app = launch({
			environment: {...site.environment, HTTPS_PROXY: `http://user:passw0rd@127.0.0.1:${proxy.port}`}, columns: 100, rows: 30, test: t, // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
			arguments: ['--profile', 'own', '--cluster', 'own'],
		});
		await app.until(/\d active *$/m);
		await find(app, 'stack analyser 1');
		await openConfirmation(app);
		await tickAndRevoke(app);
		await press(app, keys.escape, /^ +54 active *$/m);

		await press(app, 'a', 'Create Database Token');
		await press(app, 'made here', /Description +made here/);
		await create(app);
		await press(app, keys.escape, '‹ Not yet ›');
		await press(app, keys.tab, '‹ I stored it ›');
		await press(app, keys.enter, 'Created made here');
		assert.deepEqual(site.changes(), [`DELETE ${prefix}/tokens/ID 204`, `POST ${prefix}/tokens 200`]);
		app.press(control('c'));
		await app.ended();

		// Everything went through the proxy, which saw neither the management token nor any request.
		assert.ok(proxy.heads.length > 0);
		assert.ok(!proxy.bytes().includes(site.emulator.accounts[0]!.managementToken));
		assert.ok(!proxy.bytes().includes('DELETE'));
		// The journal of this installation has both changes with their outcomes, and that the secret was handed over.
		const journal = path.join(site.directory, `${clusteredCluster(site.emulator.url).id}.jsonl`);
		assert.equal(readFileSync(journal, 'utf8').trimEnd().split('\n').length, 5);
		for (const file of readdirSync(site.directory)) {
			assert.ok(!readFileSync(path.join(site.directory, file), 'utf8').includes('passw0rd'), file);
		}
	});
}

test('with an unknown certificate authority nothing is sent, and the message names --ca-file, which solves it', async t => {
	const site = await startSite(t);
	site.save();
	const app = launch({environment: site.environment, test: t, arguments: ['--profile', 'own', '--cluster', 'own']});
	await app.until('failed a TLS check');
	assert.match(app.screenText().replaceAll(/\s+/g, ' '), /--ca-file/);
	app.press(control('c'));
	await app.ended();
	assert.equal(site.emulator.requests.length, 0);

	const trusting = launch({environment: site.environment, test: t, arguments: ['--profile', 'own', '--cluster', 'own', '--ca-file', path.join(site.directory, 'ca.pem')]});
	await trusting.until(/\d active *$/m);
	trusting.press(control('c'));
	await trusting.ended();
});

test('a profile can switch TLS checks off, and every header says so', async t => {
	const site = await startSite(t);
	site.save({tls: {isInsecure: true}});
	const app = launch({environment: site.environment, test: t, arguments: ['--profile', 'own', '--cluster', 'own']});
	await app.until(/\d active *$/m);
	for (const [key, text] of [[keys.enter, 'Token ID'], [keys.escape, 'Enter details'], ['D', 'I understand the risk'], [keys.escape, 'Enter details'], ['a', 'Create Database Token'], [keys.escape, 'Enter details']] as const) {
		await press(app, key, text);
		assert.match(app.rows()[0]!, /TLS OFF/);
	}

	app.press(control('c'));
	await app.ended();
});

test('NODE_TLS_REJECT_UNAUTHORIZED=0 is refused if the profile does not switch TLS checks off', async t => {
	const site = await startSite(t);
	site.save();
	const app = launch({environment: {...site.environment, NODE_TLS_REJECT_UNAUTHORIZED: '0'}, test: t}); // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	await atProfiles(app);
	await press(app, keys.down, /❯ own/);
	await press(app, keys.enter, 'NODE_TLS_REJECT_UNAUTHORIZED=0 is set');
	await press(app, 'T', 'Another management token would not help here.');
	app.press(control('c'));
	await app.ended();
	assert.equal(site.emulator.requests.length, 0);
});
