import assert from 'node:assert/strict';
import {mkdirSync, rmSync} from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import type {EmulatorOptions} from '../../../../source/emulator/emulator.js';
import {clusteredAccountId, clusteredCluster} from '../../../../source/profiles/clustered-cluster.js';
import {startMachine, type Machine, type Ran} from '../../../helpers/commands/start-machine.js';

type Place = Machine & {
	/**
	Runs the program without `--host` and without the quick start's variables. The words are shell words.
	*/
	anywhere(words: string, variables?: string): Promise<Ran>;
	saveProfiles(names: readonly string[]): void;
	influxctl(names: readonly string[], file?: string): string;
};

/**
A machine with InfluxDB Clustered, because influxctl's profiles of Dedicated name no address of the Management API.
*/
async function startPlace(t: TestContext, options: EmulatorOptions = {}): Promise<Place> {
	const machine = await startMachine(t, {product: 'clustered', tokens: 12, ...options});
	const {hostname, port} = new URL(machine.emulator.url);
	return {
		...machine,
		anywhere: async (words, variables = '') => machine.shell(`unset ACCOUNT_ID CLUSTER_ID; export ADMIN="$MANAGEMENT_TOKEN"; unset MANAGEMENT_TOKEN; ${variables} $influx_tokens_anywhere ${words}`),
		saveProfiles(names) {
			mkdirSync(path.join(machine.directory, 'config', 'influx-tokens'), {recursive: true});
			machine.write(path.join('config', 'influx-tokens', 'settings.json'), JSON.stringify({
				version: 1,
				profiles: names.map(name => ({
					name, product: 'clustered', host: machine.emulator.url, accountId: clusteredAccountId, clusters: [clusteredCluster(machine.emulator.url)], secretSources: [{kind: 'environment', variable: 'ADMIN'}], isReadOnly: false, isProtected: false,
				})),
			}));
		},
		influxctl(names, file = path.join('config', 'influxctl', 'config.toml')) {
			mkdirSync(path.join(machine.directory, path.dirname(file)), {recursive: true});
			// Another name of the same machine makes another profile.
			return machine.write(file, names.map((name, index) => `[[profile]]
name = "${name}"
product = "clustered"
host = "${index === 0 ? hostname : `127.0.0.${index + 1}`}"
port = "${port}"
mgmt_token = "${machine.managementToken}"
[profile.tls]
disable = true
`).join('\n'));
		},
	};
}

test('without a name a command works where influxctl would: a change always says so, a look only at a terminal', async t => {
	const machine = await startPlace(t);
	machine.influxctl(['default', 'lab']);
	const listed = await machine.anywhere('list --count');
	assert.deepEqual({code: listed.code, stderr: listed.stderr}, {code: 0, stderr: ''});
	const created = await machine.anywhere('create new --read-database flight2 --secret-file secret');
	assert.equal(created.code, 0, created.stderr);
	assert.match(created.stderr, /^No profile is named, so this works where influxctl would: the cluster default \([\d\-a-f]{36}\)\. --profile names another\.\n/);
	assert.equal(machine.changes().length, 1);
	// The next command names the place, so that it works in the same one.
	const dry = await machine.anywhere('get 99999999');
	assert.match(dry.stderr, / --profile influxctl:default /);
});

test('influxctl\'s default comes after the only saved profile, and decides between several', async t => {
	const machine = await startPlace(t);
	machine.influxctl(['lab', 'default']);
	const profileOf = async (words = '', variables = '') => {
		const {code, stdout, stderr} = await machine.anywhere(`info --format json ${words}`, variables);
		return code === 0 ? (JSON.parse(stdout) as {readonly profile: {readonly name: {readonly value: string; readonly from: string}}}).profile.name : stderr;
	};

	assert.deepEqual(await profileOf(), {value: 'default', from: 'influxctl\'s config'});
	machine.saveProfiles(['Prod']);
	assert.deepEqual(await profileOf(), {value: 'Prod', from: 'settings file'});
	machine.saveProfiles(['Prod', 'Default']);
	assert.deepEqual(await profileOf(), {value: 'influxctl:default', from: 'influxctl\'s config'});
	assert.deepEqual(await profileOf('--profile default'), {value: 'Default', from: '--profile'}, 'a saved profile keeps its name');
	machine.influxctl(['lab', 'prod']);
	const refused = await machine.anywhere('list');
	assert.deepEqual({code: refused.code, stderr: refused.stderr}, {code: 2, stderr: 'Which profile: --profile takes Prod, Default.\n'});
	// A file that the command line names is the place to look in.
	const file = machine.influxctl(['default', 'edge'], 'other.toml');
	assert.deepEqual(await profileOf(`--influxctl-config ${file}`), {value: 'influxctl:default', from: 'influxctl\'s config'});
	machine.saveProfiles(['Prod']);
	assert.deepEqual(await profileOf(`--influxctl-config ${file}`), {value: 'default', from: 'influxctl\'s config'});
});

test('variables name the profile, the cluster and influxctl\'s config; info says which, and each mistake is one sentence', async t => {
	const machine = await startPlace(t);
	machine.influxctl(['default', 'lab']);
	machine.saveProfiles(['Prod', 'Stage']);
	const {stdout: counted} = await machine.run(['list', '--count']);
	const count = counted.trim();
	const at = async (words: string, variables: string) => {
		const {code, stdout, stderr} = await machine.anywhere(words, variables);
		return [code, stdout.trim(), stderr.trim()];
	};

	const problemAt = async (words: string, variables: string) => {
		const [, , problem] = await at(words, variables);
		return String(problem);
	};

	assert.deepEqual(await at('list --count', 'INFLUX_TOKENS_PROFILE=prod'), [0, count, '']);
	assert.deepEqual(await at('list --count', 'INFLUXCTL_PROFILE=default'), [0, count, '']);
	assert.deepEqual(await at('list', 'INFLUX_TOKENS_PROFILE=prodd'), [2, '', 'INFLUX_TOKENS_PROFILE: There is no profile called prodd. There are: Prod, Stage, default, lab, Demo.']);
	assert.deepEqual(await at('list', 'INFLUXCTL_PROFILE=Prod'), [2, '', 'INFLUXCTL_PROFILE: There is no profile called influxctl:Prod. There are: Prod, Stage, default, lab, Demo.']);
	assert.match(await problemAt('list', 'INFLUX_TOKENS_PROFILE=Prod INFLUX_TOKENS_CLUSTER=eu'), /^INFLUX_TOKENS_CLUSTER: No cluster of Prod is eu\. There are: 127\.0\.0\.1:\d+\.$/);
	assert.deepEqual(await at('list --count --profile Stage', 'INFLUX_TOKENS_PROFILE=Prod INFLUX_TOKENS_CLUSTER=eu'), [0, count, ''], 'the cluster is that of the other profile');

	const elsewhere = machine.influxctl(['plant'], 'elsewhere.toml');
	const {stdout} = await machine.anywhere('info', `INFLUXCTL_PROFILE=${elsewhere} INFLUX_TOKENS_PROFILE=plant INFLUX_TOKENS_CLUSTER=plant`);
	assert.match(stdout, new RegExp(`influxctl's config +INFLUXCTL_PROFILE +${elsewhere}\n`));
	assert.match(stdout, /PROFILE +name +INFLUX_TOKENS_PROFILE +plant\n/);
	assert.match(stdout, / cluster +INFLUX_TOKENS_CLUSTER +plant\n/);
	assert.match(stdout, /INFLUXCTL_PROFILE +set\n/);
	rmSync(elsewhere);
	machine.saveProfiles([]);
	assert.match(await problemAt('list', `INFLUXCTL_PROFILE=${elsewhere}`), /INFLUXCTL_PROFILE: influxctl's config ~\/elsewhere\.toml cannot be read: it does not exist\./);
});

test('--host with the name of a profile is refused before anything is sent, for commands and for the screen', async t => {
	const machine = await startMachine(t, {tokens: 3});
	for (const parameters of [['list', '--profile', 'Prod'], ['revoke', '6f2c0a14-5b1e-4c3d-9a7f-0123456789ab', '--profile', 'Prod', '--force'], ['--profile', 'Prod']]) {
		const {code, stdout, stderr} = await machine.run(['--host', machine.emulator.url, ...parameters]);
		assert.deepEqual({code, stdout}, {code: 2, stdout: ''}, parameters.join(' '));
		assert.equal(stderr, '--host does not go with --profile Prod: the management token of a profile is sent to the profile\'s own host only. Leave out --host, or save a profile with that host, or leave out --profile and set ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN.\n');
	}

	assert.deepEqual(machine.emulator.requests, []);
	const own = await machine.run(['--host', machine.emulator.url, 'list', '--profile', 'environment', '--count']);
	assert.deepEqual([own.code, own.stdout], [0, `${machine.live().length}\n`]);
	// A variable names no profile for --host.
	const plain = await machine.run(['list', '--count'], {INFLUX_TOKENS_PROFILE: 'Prod'}); // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	assert.deepEqual([plain.code, plain.stdout], [0, `${machine.live().length}\n`]);
});
