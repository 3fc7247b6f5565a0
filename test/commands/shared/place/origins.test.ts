import assert from 'node:assert/strict';
import {
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {startMachine, type Machine} from '../../../helpers/commands/start-machine.js';

type Test = Parameters<typeof startMachine>[0];

/**
Starts a machine with two profiles called `prod`, both of the same emulator: a saved one, which is protected, and one in influxctl's config, whose management token could revoke.
*/
async function machineWithTwo(t: Test, settingsText: (text: string) => string = text => text): Promise<Machine & {readonly settings: string}> {
	const machine = await startMachine(t, {product: 'clustered'});
	const config = path.join(machine.directory, 'config');
	mkdirSync(path.join(config, 'influx-tokens'), {recursive: true});
	mkdirSync(path.join(config, 'influxctl'), {recursive: true});
	const settings = path.join(config, 'influx-tokens', 'settings.json');
	const stored = {
		name: 'prod', product: 'clustered', host: machine.emulator.url, accountId: machine.environment.ACCOUNT_ID, clusters: [{id: machine.clusterId, name: 'prod'}],
		secretSources: [{kind: 'environment', variable: 'MANAGEMENT_TOKEN'}], isReadOnly: false, isProtected: true,
	};
	writeFileSync(settings, settingsText(JSON.stringify({version: 1, profiles: [stored, {...stored, name: 'spare'}]}, undefined, '\t')));
	const toml = (name: string, host: string) => `[[profile]]\nname = "${name}"\nproduct = "clustered"\nhost = "${host}"\nport = "${machine.emulator.port}"\nmgmt_token = "${machine.managementToken}"\n[profile.tls]\ndisable = true\n`;
	writeFileSync(path.join(config, 'influxctl', 'config.toml'), toml('prod', '127.0.0.1') + toml('lab', 'localhost'), {mode: 0o600});
	return {...machine, settings};
}

// Runs a command without the variables of the quick start, and without `--host`, which would select them.
const run = async (machine: Machine, command: string) => machine.shell(`unset ACCOUNT_ID CLUSTER_ID; $influx_tokens_anywhere ${command}`);

test('if a saved profile and an influxctl profile are called prod, prod means the saved one and influxctl:prod the other', async t => {
	const machine = await machineWithTwo(t);
	const {id} = machine.live()[0]!;
	const ours = await run(machine, `revoke ${id} --force --profile prod`);
	assert.equal(ours.code, 2);
	assert.match(ours.stderr, /^The profile prod is protected: nothing was sent\./);
	assert.deepEqual(machine.emulator.requests, []);
	const listed = await run(machine, 'profiles --format jsonl');
	assert.deepEqual(listed.stdout.trim().split('\n').map(line => JSON.parse(line) as {readonly name: string; readonly origin: string}).map(({name, origin}) => [name, origin]), [['prod', 'saved'], ['spare', 'saved'], ['influxctl:prod', 'influxctl'], ['lab', 'influxctl'], ['Demo', 'demo']]);
	const completed = await machine.shell('$influx_tokens_anywhere complete-words fish 3 -- influx-tokens list --profile ""');
	assert.ok(completed.stdout.split('\n').includes('influxctl:prod'), completed.stdout);
	for (const name of ['influxctl:prod', 'lab', 'influxctl:lab']) {
		const other = await run(machine, `list --count --profile ${name}`);
		assert.equal(other.code, 0, other.stderr);
	}
});

const damages: ReadonlyArray<readonly [string, (text: string) => string, RegExp]> = [
	['half a file', text => text.slice(0, text.indexOf('"clusters"')), /settings\.json is damaged at line \d+, column \d+: it is not JSON\./],
	['one comma too many', text => text.replace('"name": "prod",', '"name": "prod",,'), /settings\.json is damaged at line 5, column 19: it is not JSON\./],
	['a wrong field', text => text.replace('"isProtected": true', '"isProtected": "yes"'), /settings\.json is damaged at line \d+, column 19: in profile 1, isProtected is not boolean\./],
	['a newer version', text => text.replace('"version": 1', '"version": 2'), /settings\.json has version 2 at line 2, column 13/],
	['the same name twice', text => text.replace('"spare"', '"PROD"'), /settings\.json is damaged at line \d+, column \d+: profile 2 has the name of another one\./],
];

for (const [name, damage, words] of damages) {
	test(`if the settings cannot be read whole (${name}), nothing is changed, a name without influxctl: means no influxctl profile, and the file stays as it is`, async t => {
		const machine = await machineWithTwo(t, damage);
		const before = readFileSync(machine.settings, 'utf8');
		const {id} = machine.live()[0]!;
		const everyCommand = [`suspend ${id}`, 'create x --read-database a --print-secret', `update ${id} --description x`, `rotate ${id} --print-secret`, `revoke ${id} --dry-run`];
		for (const command of [
			...['prod', 'lab', 'influxctl:prod', 'spare'].map(profile => `revoke ${id} --force --profile ${profile}`),
			...(damage === damages[0]![1] ? everyCommand.map(each => `${each} --profile prod`) : []),
		]) {
			const {code, stdout, stderr} = await run(machine, command);
			assert.deepEqual({code, stdout}, {code: 2, stdout: ''}, `${command}: ${stderr}`);
			assert.match(stderr, words);
		}

		for (const command of ['list --profile prod', 'plan revoke --all-tokens --reason x --profile lab', 'list']) {
			const {code, stdout, stderr} = await run(machine, command);
			assert.deepEqual({code, stdout}, {code: 2, stdout: ''}, `${command}: ${stderr}`);
			assert.match(stderr, words);
		}

		assert.deepEqual(machine.emulator.requests, []);
		const read = await run(machine, 'list --count --profile influxctl:prod');
		assert.equal(read.code, 0, read.stderr);
		assert.match(read.stderr, words, 'influxctl:prod can only mean the influxctl profile, so list works, with a warning');
		const profiles = await run(machine, 'profiles --format csv');
		assert.match(profiles.stdout, /^influxctl:prod,influxctl,/m);
		assert.deepEqual(readdirSync(path.dirname(machine.settings)), ['settings.json']);
		assert.equal(readFileSync(machine.settings, 'utf8'), before);
	});
}

test('list works on an intact profile of a damaged settings file, with a warning', async t => {
	const machine = await machineWithTwo(t, text => text.replace('"isProtected": true', '"isProtected": "yes"'));
	const {code, stderr} = await run(machine, 'list --count --profile spare');
	assert.equal(code, 0, stderr);
	assert.match(stderr, /^\S+settings\.json is damaged at /);
});
