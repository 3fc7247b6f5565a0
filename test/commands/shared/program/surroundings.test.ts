import assert from 'node:assert/strict';
import {
	chmodSync,
	mkdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {startMachine} from '../../../helpers/commands/start-machine.js';

test('a text that cannot be a management token is not sent: list says what is wrong without the value, and exits with 3', async t => {
	const machine = await startMachine(t);
	const mistakes = [['"canary"', 'quotation marks'], ['Bearer canary', 'Bearer'], ['canary ', 'a blank'], ['canary\n', 'a line break'], ['canaryé', 'outside ASCII']] as const;
	for (const [value, words] of mistakes) {
		const {code, stdout, stderr} = await machine.run(['list'], Object.fromEntries([['MANAGEMENT_TOKEN', value]]));
		assert.equal(code, 3);
		assert.ok(stderr.includes(words), stderr);
		assert.ok(!`${stdout}${stderr}`.includes('canary'));
	}

	assert.deepEqual(machine.emulator.requests, []);
});

test('with NODE_DEBUG list works, prints no token, and says that it does not follow the variable', async t => {
	const machine = await startMachine(t, {managementToken: 'M.V1.c4n4ry-c4n4ry-c4n4ry'});
	for (const sections of ['*', 'http', 'http,https,net,tls,stream', 'HTTP*']) {
		for (const more of [{}, Object.fromEntries([['FORCE_COLOR', '3']])]) {
			const {code, stdout, stderr} = await machine.run(['list', '--count'], {...Object.fromEntries([['NODE_DEBUG', sections]]), ...more});
			assert.equal(code, 0, stderr);
			assert.match(stdout, /^\d+\n$/);
			assert.doesNotMatch(stderr, /c4n4ry|authorization|bearer/i);
			assert.match(stderr, /^NODE_DEBUG is set and not followed, because Node would print the management token\.$/m);
		}
	}
});

test('a diagnostic report of Node does not contain the management token from the environment', async t => {
	const machine = await startMachine(t, {managementToken: 'M.V1.c4n4ry-c4n4ry-c4n4ry'});
	const report = path.join(machine.directory, 'report.json');
	const reporter = machine.write('report.cjs', `process.on('exit', () => { process.report.writeReport(${JSON.stringify(report)}); });`);
	const {code} = await machine.run(['list', '--count'], Object.fromEntries([['NODE_OPTIONS', `--require ${reporter}`]]));
	assert.equal(code, 0);
	const text = readFileSync(report, 'utf8');
	assert.match(text, /"nodejsVersion"/);
	assert.doesNotMatch(text, /c4n4ry/);
});

test('in a working directory that was removed every command works, and a relative path is refused', async t => {
	const machine = await startMachine(t);
	const inside = async (word: string) => machine.shell(`mkdir gone; cd gone; rmdir ../gone; ${word}`);
	const count = await inside('$influx_tokens list --count');
	assert.deepEqual([count.code, count.stderr], [0, '']);
	for (const word of ['--version', '--help', 'help revoke', 'completion bash', 'info', 'profiles', 'list --format csv', 'plan revoke --filter edge --reason x']) {
		const {code, stdout, stderr} = await inside(`$influx_tokens ${word}`);
		assert.equal(code, 0, `${word}: ${stderr}`);
		assert.notEqual(stdout, '');
	}

	const file = path.join(machine.directory, 'secret');
	const created = await inside(`$influx_tokens create canary --read-database sensors --secret-file ${file}`);
	assert.equal(created.code, 0, created.stderr);
	assert.match(readFileSync(file, 'utf8'), /^apiv1_/);
	const piped = await inside('$influx_tokens create canary2 --read-database sensors --secret-command cat');
	assert.equal(piped.code, 0, piped.stderr);
	const relative = await inside('$influx_tokens create canary3 --read-database sensors --secret-file secret');
	assert.equal(relative.code, 2);
	assert.match(relative.stderr, /^--secret-file: \S+\/gone\/secret cannot be written: it does not exist\. Nothing was sent\.$/m);
	// Without PWD the program cannot know the name of the directory.
	const unnamed = await inside('unset PWD; env -u PWD $influx_tokens plan revoke --from ids --reason x');
	assert.equal(unnamed.code, 2);
	assert.match(unnamed.stderr, /\/removed-working-directory\/ids cannot be read: it does not exist\./);
});

test('the program of --secret-command gets no variable that holds a management token, under any name', async t => {
	const machine = await startMachine(t, {managementToken: 'plain-management-token'});
	const settings = path.join(machine.directory, 'config', 'influx-tokens');
	mkdirSync(settings, {recursive: true});
	const {id: accountId, clusters} = machine.emulator.accounts[0]!;
	const profile = (name: string, variable: string) => ({
		name, product: 'dedicated', host: machine.emulator.url, accountId, clusters, secretSources: [{kind: 'environment', variable}], isReadOnly: false, isProtected: false,
	});
	writeFileSync(path.join(settings, 'settings.json'), JSON.stringify({version: 1, profiles: [profile('ours', 'OUR_SECRET'), profile('theirs', 'THEIR_SECRET')]}));
	const seen = path.join(machine.directory, 'seen');
	/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
	const environment = {
		OUR_SECRET: 'plain-management-token',
		THEIR_SECRET: 'another-management-token',
		COPY: 'Bearer plain-management-token',
		COPY_OF_THEIRS: 'another-management-token',
		INFLUX_TOKEN: 'x',
		MANAGEMENT_TOKEN: 'third-management-token',
		HARMLESS: 'harmless',
	};
	/* eslint-enable @typescript-eslint/naming-convention */
	const script = `require('node:fs').writeFileSync(${JSON.stringify(seen)}, JSON.stringify(process.env)); process.stdin.resume()`;
	const program = machine.write('take.cjs', script);
	const place = ['--profile', 'ours', '--cluster', machine.clusterId];
	const {code, stderr} = await machine.run(['create', 'canary', ...place, '--read-database', 'sensors', '--secret-command', `${process.execPath} ${program}`], environment);
	assert.equal(code, 0, stderr);
	const given = readFileSync(seen, 'utf8');
	assert.doesNotMatch(given, /management-token/);
	const names = Object.keys(JSON.parse(given) as Readonly<Record<string, string>>);
	assert.ok(names.includes('HARMLESS'));
	assert.ok(names.includes('PATH'));
	for (const name of ['OUR_SECRET', 'THEIR_SECRET', 'COPY', 'COPY_OF_THEIRS', 'INFLUX_TOKEN', 'MANAGEMENT_TOKEN']) {
		assert.ok(!names.includes(name), name);
	}
});

test('profiles warns of files with a token that other users may read, and exits with 0', async t => {
	const machine = await startMachine(t);
	const {id: accountId, clusters} = machine.emulator.accounts[0]!;
	const token = machine.write('token', 'M.V1.c4n4ry');
	chmodSync(token, 0o644);
	mkdirSync(path.join(machine.directory, 'config', 'influx-tokens'), {recursive: true});
	mkdirSync(path.join(machine.directory, 'config', 'influxctl'), {recursive: true});
	machine.write('config/influx-tokens/settings.json', JSON.stringify({
		version: 1,
		profiles: [{
			name: 'plant', product: 'dedicated', host: machine.emulator.url, accountId, clusters, secretSources: [{kind: 'file', path: token}], isReadOnly: false, isProtected: false,
		}],
	}));
	const config = machine.write('config/influxctl/config.toml', [
		'[[profile]]',
		'name = "old"',
		'product = "dedicated"',
		`account_id = "${accountId}"`,
		`cluster_id = "${machine.clusterId}"`,
		'mgmt_token = "M.V1.c4n4ry"',
	].join('\n'));
	chmodSync(config, 0o644);
	const {code, stdout, stderr} = await machine.run(['profiles']);
	assert.equal(code, 0, stderr);
	assert.match(stdout, /^plant /m);
	assert.match(stdout, /^old /m);
	assert.match(stderr, /^influxctl's config holds a management token, and other users may read it\. Run: chmod 600 /m);
	assert.match(stderr, /^The token file of plant is open to other users \(mode 644\), so it will not be read\. Run: chmod 600 /m);
	assert.ok(!`${stdout}${stderr}`.includes('c4n4ry'));
	chmodSync(token, 0o600);
	chmodSync(config, 0o600);
	const quiet = await machine.run(['profiles']);
	assert.deepEqual([quiet.code, quiet.stderr], [0, '']);
});
