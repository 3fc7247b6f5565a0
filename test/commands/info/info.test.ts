import assert from 'node:assert/strict';
import {chmodSync, mkdirSync} from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {withoutUserinfo} from '../../../source/commands/info/network-facts.js';
import {startMachine, type Machine} from '../../helpers/commands/start-machine.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */

const canary = 'canary-5e1f9a';

// The canary is in every place that may hold a secret.
const secrets = {
	MANAGEMENT_TOKEN: canary,
	EU_TOKEN: `eu-${canary}`,
	HTTPS_PROXY: `http://bob:${canary}@proxy.example:3128`,
	https_proxy: `http://${canary}@proxy.example:3128`,
};

const accountId = '11111111-1111-4111-8111-111111111111';
const euId = '3333a1b2-3333-4333-8333-333333333333';
const usId = '4444a1b2-4444-4444-8444-444444444444';

async function machineWithProfiles(t: TestContext): Promise<Machine> {
	const machine = await startMachine(t);
	mkdirSync(path.join(machine.directory, 'config', 'influx-tokens'), {recursive: true});
	chmodSync(machine.write('token', canary), 0o600);
	machine.write('config/influx-tokens/settings.json', JSON.stringify({
		version: 1,
		profiles: [
			{
				name: 'Prod', host: 'https://console.influxdata.com', accountId, clusters: [{id: euId, name: 'eu'}, {id: usId, name: 'us'}], secretSources: [{kind: 'environment', variable: 'EU_TOKEN'}, {kind: 'command', command: ['/usr/bin/printf', canary]}, {kind: 'file', path: path.join(machine.directory, 'token')}], isReadOnly: true, isProtected: true,
			},
			{
				name: 'My lab', host: 'https://lab.example', accountId, clusters: [{id: usId, name: 'lab'}], secretSources: [], isReadOnly: false, isProtected: false,
			},
		],
	}));
	return machine;
}

test('profiles prints the profiles and where their tokens come from, and no secret in any format', async t => {
	const machine = await machineWithProfiles(t);
	const outputs = [];
	for (const format of ['table', 'json', 'jsonl', 'csv', 'markdown']) {
		const {code, stdout, stderr} = await machine.run(['profiles', '--format', format], secrets);
		assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
		assert.ok(!stdout.includes(canary), stdout);
		outputs.push(stdout);
	}

	const [table, json] = outputs;
	assert.match(table!, /^NAME +ORIGIN +HOST +CLUSTERS +TOKEN FROM +GUARDS\nEnvironment +environment +http:.* none\n/);
	assert.match(table!, /\nProd +saved +https:\/\/console\.influxdata\.com +eu, us +EU_TOKEN, else command printf, else file \S+token +read-only, protected\n/);
	assert.match(table!, /\nMy lab +saved .* asked for each time +none\nDemo +demo +in this program +eu-metrics, eu-staging, us-metrics +the emulator +none\n$/);
	const rows = JSON.parse(json!) as unknown[];
	assert.partialDeepStrictEqual(rows[1], {
		name: 'Prod', clusters: [{id: euId, name: 'eu'}, {id: usId, name: 'us'}], tokenSources: [{kind: 'environment', variable: 'EU_TOKEN'}, {kind: 'command', program: 'printf'}, {kind: 'file'}], readOnly: true, protected: true,
	});
	assert.deepEqual(machine.emulator.requests, []);
});

test('profiles says if there is no profile but the demo, and reports a damaged settings file and exits with 1', async t => {
	const machine = await startMachine(t);
	const none = await machine.shell('env -u ACCOUNT_ID $influx_tokens_anywhere profiles');
	assert.equal(none.code, 0);
	assert.match(none.stdout, /^NAME .*\nDemo .*\n$/);
	assert.match(none.stderr, /^There is no profile but the demo: set ACCOUNT_ID, .* add --profile Demo\.\n$/);
	mkdirSync(path.join(machine.directory, 'config', 'influx-tokens'), {recursive: true});
	machine.write('config/influx-tokens/settings.json', '{"version": 1, ');
	const damaged = await machine.run(['profiles', '--format', 'jsonl']);
	assert.equal(damaged.code, 1);
	assert.match(damaged.stderr, /settings\.json is damaged at line 1, column 16: it is not JSON\.\n/);
	assert.match(damaged.stdout, /^\{"name":"Environment",.*\}\n\{"name":"Demo",.*\}\n$/);
});

test('info prints every path and setting and where each came from, and no secret', async t => {
	const machine = await machineWithProfiles(t);
	const environment = {
		...secrets, LANG: 'C', NO_COLOR: '1', NO_PROXY: 'localhost', NODE_EXTRA_CA_CERTS: '/etc/ca.pem', INFLUX_TOKENS_READ_ONLY: '1', INFLUX_TOKENS_STATE_DIR: path.join(machine.directory, 'own'),
	};
	const table = await machine.run(['info'], environment);
	assert.equal(table.code, 0);
	// Node prints a line of its own about the variable, as soon as its TLS is loaded.
	assert.equal(table.stderr.replace(/^Warning: .*\n/m, ''), 'NODE_EXTRA_CA_CERTS: /etc/ca.pem cannot be read: it does not exist.\n');
	assert.ok(!table.stdout.includes(canary), table.stdout);
	for (const line of [
		/^ +NAME +FROM +VALUE$/m,
		/^PROGRAM +version +\d+\.\d+\.\d+$/m,
		/^PATHS +settings +XDG_CONFIG_HOME +\S+config\/influx-tokens\/settings\.json$/m,
		/^ +state +INFLUX_TOKENS_STATE_DIR +\S+own$/m,
		/^JOURNALS +cluster \w+ +INFLUX_TOKENS_STATE_DIR +\S+own\/[\d\-a-f]{36}\.jsonl$/m,
		/^ +host +--host +http:\/\/127\.0\.0\.1:\d+$/m,
		/^ +token from +environment +MANAGEMENT_TOKEN$/m,
		/^SETTINGS +read-only +INFLUX_TOKENS_READ_ONLY +on$/m,
		/^ +colours +NO_COLOR +none$/m,
		/^ +ASCII only +LANG +on$/m,
		/^ +HTTPS_PROXY +HTTPS_PROXY +http:\/\/\[secret\]@proxy\.example:3128$/m,
		/^ +NODE_EXTRA_CA_CERTS +NODE_EXTRA_CA_CERTS +\/etc\/ca\.pem$/m,
		/^ +MANAGEMENT_TOKEN +set$/m,
	]) {
		assert.match(table.stdout, line);
	}

	assert.deepEqual(machine.emulator.requests, []);
});

test('info shows the proxy that the host uses, and the entries of NO_PROXY that mean nothing', async t => {
	const machine = await startMachine(t);
	const ask = async (host: string, exceptions: string) => machine.shell(`HTTPS_PROXY=user:hidden@proxy.example:3128 NO_PROXY='${exceptions}' $influx_tokens_anywhere --host ${host} info --profile Environment`);
	const some = await ask('https://eu.console.example.com', 'example.com 10.0.0.0/33');
	assert.match(some.stdout, /^ +proxy for the host +NO_PROXY +none$/m);
	assert.equal(some.stderr, 'NO_PROXY has "10.0.0.0/33", which counts for nothing: write a domain or an address, with or without a port, a block like 10.0.0.0/8, or *.\n');
	const other = await ask('https://eu.console.example.com', 'example.org');
	assert.match(other.stdout, /^ +proxy for the host +HTTPS_PROXY +proxy\.example:3128$/m);
	assert.equal(other.stderr, '');
	assert.ok(!other.stdout.includes('hidden'));
	const plain = await ask('http://127.0.0.1:1', 'example.org');
	assert.match(plain.stdout, /^ +proxy for the host +http is for this machine only +none$/m);
});

test('info prints JSON about the profile that --profile names', async t => {
	const machine = await machineWithProfiles(t);
	const {code, stdout, stderr} = await machine.shell(`env -u MANAGEMENT_TOKEN EU_TOKEN=${canary} $influx_tokens_anywhere --ascii info --profile prod --format json`);
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
	assert.ok(!stdout.includes(canary), stdout);
	assert.partialDeepStrictEqual(JSON.parse(stdout), {
		journals: {[euId]: {from: 'XDG_STATE_HOME'}, [usId]: {}},
		profile: {name: {value: 'Prod', from: '--profile'}, host: {value: 'https://console.influxdata.com', from: 'settings file'}, tokenFrom: {}},
		settings: {readOnly: {value: true, from: 'profile'}, protected: {value: true, from: 'profile'}, asciiOnly: {value: true, from: '--ascii'}},
		network: {tlsChecks: {value: true, from: 'default'}},
		variables: {EU_TOKEN: {value: 'set'}, MANAGEMENT_TOKEN: {value: 'not set'}},
	});
});

test('info says if no profile is chosen, and exits with 2 if the chosen one does not exist', async t => {
	const machine = await machineWithProfiles(t);
	const open = await machine.shell('env -u MANAGEMENT_TOKEN $influx_tokens_anywhere info');
	assert.equal(open.code, 0);
	assert.match(open.stdout, /^PROFILE +name +2 profiles; --profile chooses one +none$/m);
	const wrong = await machine.run(['info', '--profile', 'absent']);
	assert.deepEqual({code: wrong.code, stdout: wrong.stdout}, {code: 2, stdout: ''});
	assert.match(wrong.stderr, /^There is no profile called absent\. There are: /);
});

test('the user name and password of a proxy address are hidden, even if the password has special characters', () => {
	for (const [address, shown] of [
		['http://proxy:3128', 'http://proxy:3128'],
		['http://bob:secret@proxy:3128', 'http://[secret]@proxy:3128'],
		['http://bob:p/a@s:s@proxy:3128/', 'http://[secret]@proxy:3128/'],
		['bob:secret@proxy', '[secret]@proxy'],
		['socks5h://a\nb@proxy', 'socks5h://[secret]@proxy'],
		['localhost,.example', 'localhost,.example'],
	] as const) {
		assert.equal(withoutUserinfo(address), shown);
	}
});
test('info says which theme is drawn and what chose it, and that a variable which names none is ignored', async t => {
	const machine = await startMachine(t);
	const theme = async (parameters: readonly string[], variables: Readonly<Record<string, string>>) => {
		const {code, stdout, stderr} = await machine.run([...parameters, 'info', '--format', 'json'], {FORCE_COLOR: '2', ...variables});
		assert.equal(code, 0);
		const {value, from} = (JSON.parse(stdout) as {readonly settings: {readonly theme: {readonly value: string; readonly from: string}}}).settings.theme;
		return [value, from, stderr];
	};

	assert.deepEqual(await theme([], {}), ['dark', 'default; light if the terminal says so', '']);
	assert.deepEqual(await theme([], {COLORFGBG: '0;15'}), ['light', 'COLORFGBG', '']);
	assert.deepEqual(await theme([], {INFLUX_TOKENS_THEME: 'none'}), ['none', 'INFLUX_TOKENS_THEME', '']);
	assert.deepEqual(await theme(['--theme', 'light'], {INFLUX_TOKENS_THEME: 'nonsense'}), ['light', '--theme', '']);
	const [value, from, stderr] = await theme([], {INFLUX_TOKENS_THEME: 'solarized'});
	assert.deepEqual([value, from], ['dark', 'default; light if the terminal says so']);
	assert.equal(stderr, 'INFLUX_TOKENS_THEME is ignored, because it names no theme: "solarized". The themes are dark, light, high-contrast, high-contrast-light, 16-colours, none.\n');

	mkdirSync(path.join(machine.directory, 'state', 'influx-tokens'), {recursive: true});
	machine.write('state/influx-tokens/habits.json', JSON.stringify({version: 1, theme: 'high-contrast'}));
	assert.deepEqual(await theme([], {}), ['high-contrast', 'habits file', '']);
});
/* eslint-enable @typescript-eslint/naming-convention */
