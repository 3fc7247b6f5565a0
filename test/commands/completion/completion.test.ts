import assert from 'node:assert/strict';
import {
	chmodSync,
	mkdirSync,
	readdirSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {completeWords} from '../../../source/commands/completion/complete-words.js';
import {wordsOfShell} from '../../../source/commands/completion/shells.js';
import {startMachine, type Machine} from '../../helpers/commands/start-machine.js';
import {launchShell} from '../../helpers/launch.js';
import {program as builtProgram} from '../../helpers/end-to-end/program.js';
import {allCommands, programToRead} from '../../../scripts/read-program.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */

const accountId = '11111111-1111-4111-8111-111111111111';
const euId = '3333a1b2-3333-4333-8333-333333333333';
const usId = '4444a1b2-4444-4444-8444-444444444444';

/**
Starts a machine with the program on the path and two profiles. A shell must quote the name of the first.
*/
async function machineWithCompletion(t: TestContext): Promise<Machine & {readonly path: string}> {
	const machine = await startMachine(t);
	mkdirSync(path.join(machine.directory, 'config', 'influx-tokens'), {recursive: true});
	mkdirSync(path.join(machine.directory, 'bin'));
	const profile = {
		host: 'https://console.influxdata.com', accountId, secretSources: [], isReadOnly: false, isProtected: false,
	};
	machine.write('config/influx-tokens/settings.json', JSON.stringify({
		version: 1,
		profiles: [
			{...profile, name: 'Prod & co', clusters: [{id: euId, name: 'eu'}, {id: usId, name: 'us'}]},
			{...profile, name: 'Lab', clusters: [{id: usId, name: 'lab:one'}]},
		],
	}));
	const program = machine.write('bin/influx-tokens', `#!/bin/sh\nexec '${process.execPath}' '${builtProgram}' "$@"\n`);
	chmodSync(program, 0o755);
	return {...machine, path: `${path.dirname(program)}:${process.env.PATH ?? ''}`};
}

/**
The completions that bash gets for a line with these words, of which the last one is being typed. `variable` is set in the environment: `NAME=value`.
*/
async function completed(machine: Machine & {readonly path: string}, words: readonly string[], variable = ''): Promise<readonly string[]> {
	const quoted = words.map(word => `'${word.replaceAll('\'', String.raw`'\''`)}'`).join(' ');
	const {code, stdout, stderr} = await machine.shell(`PATH='${machine.path}'; unset MANAGEMENT_TOKEN; export ${variable} PATH; set -u; eval "$(influx-tokens completion bash)"; COMP_WORDS=(influx-tokens ${quoted}); COMP_CWORD=${words.length}; _influx_tokens; printf '%s\\n' "\${COMPREPLY[@]-}"`);
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
	return stdout.trimEnd().split('\n').filter(line => line !== '');
}

test('bash completes commands, options, choices, and names of profiles and clusters', async t => {
	const machine = await machineWithCompletion(t);
	const cases: ReadonlyArray<readonly [readonly string[], readonly string[]]> = [
		[['lis'], ['list']],
		[['plan', ''], ['revoke', 'suspend', 'update', 'propose']],
		[['help', 'prof'], ['profiles']],
		[['list', '--fo'], ['--format']],
		[['list', '--format', 'js'], ['json', 'jsonl']],
		// Bash splits a word at = and :.
		[['list', '--format', '=', 'js'], ['json', 'jsonl']],
		[['list', '--format', '='], ['table', 'json', 'jsonl', 'csv', 'markdown', 'ids']],
		[['list', '--profile', ''], [String.raw`Prod\ \&\ co`, 'Lab', 'Demo']],
		[['list', '--profile', '"Prod &'], ['Prod & co']],
		[['list', '--profile', String.raw`Prod\ `], [String.raw`Prod\ \&\ co`]],
		[['--profile', 'L'], ['Lab']],
		[['list', '--profile', 'lab', '--cluster', ''], ['lab:one']],
		[['list', '--profile', 'lab', '--cluster', 'lab', ':', 'o'], ['one']],
		[['list', '--profile', String.raw`prod\ \&\ co`, '--cluster', ''], ['eu', 'us']],
		[['list', '--profile', 'demo', '--cluster', 'e'], ['eu-metrics', 'eu-staging']],
		[['list', '--cluster', 'e'], ['eu']],
		[['completion', ''], ['bash', 'zsh', 'fish']],
		[['apply', ''], []],
		[['list', '--filter', ''], []],
		[['list', '--', '--fo'], []],
	];
	for (const [words, expected] of cases) {
		assert.deepEqual(await completed(machine, words), expected, words.join(' '));
	}

	const lab = 'INFLUX_TOKENS_PROFILE=lab';
	assert.deepEqual(await completed(machine, ['list', '--cluster', ''], lab), ['lab:one'], 'the clusters of the profile that a variable names');
	assert.deepEqual(await completed(machine, ['list', '--profile', 'demo', '--cluster', 'e'], lab), ['eu-metrics', 'eu-staging']);
	const options = await completed(machine, ['list', '--all', '--']);
	assert.ok(options.includes('--sort'));
	assert.ok(!options.includes('--all'), 'an option that is already there is not offered again');
	assert.ok(!options.includes('--token'));
	assert.deepEqual(machine.emulator.requests, []);
});

test('in a terminal bash completes when Tab is pressed', async t => {
	const machine = await machineWithCompletion(t);
	const shell = launchShell({environment: {...machine.environment, PATH: machine.path}, cwd: machine.directory, test: t});
	await shell.until('shell>');
	shell.press('eval "$(influx-tokens completion bash)"; echo rea""dy\r');
	await shell.until('ready');
	shell.press('echo influx-tokens >/dev/null; influx-tokens prof\t');
	await shell.until('influx-tokens profiles');
	shell.press('--form\t');
	await shell.until('profiles --format');
	shell.press('\u{15}');
	shell.press('influx-tokens info --profile L\t--form\tjs\t| grep Lab\r');
	await shell.until('"value": "Lab"');
	shell.press('influx-tokens apply conf\t');
	assert.match(await shell.until('apply config/'), /shell> influx-tokens apply config\/$/);
});

test('completion offers no damaged profile, and leaves a damaged settings file as it is', async t => {
	const machine = await machineWithCompletion(t);
	machine.write('config/influx-tokens/settings.json', '{"version": 1, "profiles": [{"name": 7}]}');
	assert.deepEqual(await completed(machine, ['list', '--profile', '']), ['Demo']);
	assert.deepEqual(readdirSync(path.join(machine.directory, 'config', 'influx-tokens')), ['settings.json']);
});

test('zsh and fish get descriptions, and completions of the whole word', async t => {
	const machine = await startMachine(t);
	const ask = async (...parameters: readonly string[]) => {
		const {code, stdout} = await machine.shell(`$influx_tokens_anywhere complete-words ${parameters.join(' ')}`);
		assert.equal(code, 0);
		return stdout;
	};

	assert.equal(await ask('zsh', '1', '--', 'influx-tokens', 'prof'), 'profiles:print the profiles that --profile takes; where their tokens come from, never a token\n');
	assert.equal(await ask('zsh', '2', '--', 'influx-tokens', 'list', '--format=js'), '--format=json\n--format=jsonl\n');
	assert.equal(await ask('fish', '1', '--', 'influx-tokens', 'inf'), 'info\tprint every path and setting, and where each came from; no secret\n');
	assert.equal(await ask('fish', '2', '--', 'influx-tokens', 'apply'), ':files\n');
});

test('every shell accepts the syntax of its completion script, and an unknown shell is refused', async t => {
	const machine = await startMachine(t);
	for (const shell of ['bash', 'zsh', 'fish']) {
		const {code, stdout} = await machine.run(['completion', shell]);
		assert.equal(code, 0);
		assert.match(stdout, new RegExp(`complete-words ${shell} `));
		// Each shell that is installed here checks its own script.
		writeFileSync(path.join(machine.directory, shell), stdout);
		const checked = await machine.shell(`if command -v ${shell} > /dev/null; then ${shell} -n ./${shell}; fi`);
		assert.deepEqual(checked, {code: 0, stdout: '', stderr: ''});
	}

	const none = await machine.run(['completion', 'csh']);
	assert.equal(none.code, 2);
});

test('completion offers every visible command and option where it is allowed', () => {
	const program = programToRead();
	for (const {path: words, command} of allCommands(program)) {
		const children = command.createHelp().visibleCommands(command).map(child => child.name());
		if (children.length > 0) {
			const {completion} = completeWords(program, [...words, '']);
			assert.strictEqual(completion.kind, 'values');
			assert.deepEqual(completion.values.map(({text}) => text), children);
		}

		const {completion} = completeWords(program, [...words, '--']);
		assert.strictEqual(completion.kind, 'values');
		assert.deepEqual(completion.values.map(({text}) => text), command.createHelp().visibleOptions(command).map(({long}) => long));
	}
});

test('wordsOfShell turns the words that a shell passes into the words that the program would get', () => {
	assert.deepEqual(wordsOfShell('bash', ['influx-tokens', 'list', '--filter', '\'db:a b\'', String.raw`x\ y`, String.raw`"it\"s`], 5).words, ['influx-tokens', 'list', '--filter', 'db:a b', 'x y', 'it"s']);
	assert.deepEqual(wordsOfShell('bash', ['influx-tokens', '--host', 'http', ':', '//x', 'a'], 4), {words: ['influx-tokens', '--host', 'http://x'], skipped: 'http:'});
	assert.deepEqual(wordsOfShell('fish', ['influx-tokens', 'a b'], 2), {words: ['influx-tokens', 'a b', ''], skipped: ''});
});
/* eslint-enable @typescript-eslint/naming-convention */
