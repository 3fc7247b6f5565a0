import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import {startEmulator} from '../../../source/emulator/emulator.js';
import {clusteredAccountId, clusteredCluster} from '../../../source/profiles/clustered-cluster.js';
import type {SecretSource} from '../../../source/secrets/secret-source.js';
import {keys, paste} from '../../helpers/keys.js';
import {program as builtProgram} from '../../helpers/end-to-end/program.js';
import {launchShell} from '../../helpers/launch.js';
import {confirmChange} from '../../helpers/end-to-end/confirm.js';
import {keepOutput, start, type Started} from '../../helpers/end-to-end/start.js';
import {press} from '../../helpers/end-to-end/steps.js';

const canary = `M.V1.${'Pl4nted/c4n4ry+'.repeat(3)}`;

/**
The secret as it is, and in encodings that careless code may write.
*/
const forms = [canary, encodeURIComponent(canary), Buffer.from(canary).toString('base64').replaceAll('=', ''), Buffer.from(canary).toString('hex')];

function assertClean(text: string, where: string): void {
	assert.ok(forms.every(form => !text.includes(form)), where);
}

type Planted = {
	readonly name: string;
	/**
	The profile's sources; undefined for influxctl's own profile.
	*/
	readonly sources?: readonly SecretSource[];
	readonly environment?: Readonly<Record<string, string>>;
	/**
	The header's word for the source.
	*/
	readonly word: string;
	readonly isTyped?: boolean;
	readonly isPiped?: boolean;
};

const planted: readonly Planted[] = [
	{
		name: 'environment', sources: [{kind: 'environment', variable: 'PROD_TOKEN'}], environment: Object.fromEntries([['PROD_TOKEN', canary]]), word: 'env',
	},
	{
		name: 'command', environment: Object.fromEntries([['MANAGEMENT_TOKEN', canary], ['TOKEN_OF_ANOTHER', canary]]), word: 'command',
	},
	{name: 'influxctl', word: 'influxctl'},
	{name: 'file', word: 'file'},
	{
		name: 'stdin', sources: [], word: 'stdin', isPiped: true,
	},
	{
		name: 'typed', sources: [], word: 'typed', isTyped: true,
	},
];

for (const source of planted) {
	test(`a session and its commands leave no trace of a management token from ${source.name}`, async t => {
		const emulator = await startEmulator({product: 'clustered', tokens: 20, managementToken: canary});
		t.after(async () => emulator.close());
		const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-canary-'));
		t.after(() => {
			rmSync(directory, {recursive: true, force: true});
		});
		const inDirectory = (name: string) => path.join(directory, name);
		for (const name of ['config', 'state', 'work']) {
			mkdirSync(inDirectory(name));
		}

		// The command writes down its environment and arguments, and its own and its parent's command lines, which other users can see.
		writeFileSync(inDirectory('kept-by-the-command'), `${canary}\n`, {mode: 0o600});
		writeFileSync(inDirectory('helper'), `#!/bin/sh\n{ env; echo "$0 $*"; ps -ww -o args= -p $$ -p $PPID; } > '${inDirectory('seen-by-the-command')}'\ncat '${inDirectory('kept-by-the-command')}'\n`);
		chmodSync(inDirectory('helper'), 0o755);
		writeFileSync(inDirectory('token-file'), `${canary}\n`, {mode: 0o600});
		const {port} = emulator;
		writeFileSync(inDirectory('config.toml'), `[[profile]]\nname = "own"\nproduct = "clustered"\nhost = "127.0.0.1"\nport = "${port}"\nmgmt_token = "${canary}"\n[profile.tls]\ndisable = true\n`, {mode: 0o600});
		const sources: readonly SecretSource[] = source.sources ?? (source.name === 'command' ? [{kind: 'command', command: [inDirectory('helper'), 'argument']}] : [{kind: 'file', path: inDirectory('token-file')}]);
		if (source.name !== 'influxctl') {
			writeFileSync(path.join(directory, 'config', 'settings.json'), JSON.stringify({
				version: 1,
				profiles: [{
					name: 'own', product: 'clustered', host: emulator.url, accountId: clusteredAccountId, clusters: [clusteredCluster(emulator.url, 'own')], secretSources: sources, isReadOnly: false, isProtected: false,
				}],
			}));
		}

		/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
		const environment: Record<string, string> = {
			PATH: process.env.PATH ?? '',
			HOME: inDirectory('work'),
			INFLUX_TOKENS_CONFIG_DIR: inDirectory('config'),
			INFLUX_TOKENS_STATE_DIR: inDirectory('state'),
			INFLUX_TOKENS_DEBUG: inDirectory('debug.log'),
			...source.environment,
		};
		/* eslint-enable @typescript-eslint/naming-convention */
		const program = builtProgram;
		const place = [...(source.name === 'influxctl' ? ['--influxctl-config', inDirectory('config.toml')] : []), '--profile', 'own'];
		const app = source.isPiped
			? await startPiped(t, `cat '${inDirectory('token-file')}' | ${process.execPath} --import ${throwOnSignal} ${program} ${place.join(' ')} --cluster own --token-stdin`, {environment, directory})
			: start({
				arguments: [...place, '--cluster', 'own'], environment: {...environment, NODE_OPTIONS: `--import ${throwOnSignal}`}, cwd: inDirectory('work'), columns: 120, rows: 30, test: t, // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
			});
		if (source.isTyped) {
			await app.until('Enter use');
			app.press(paste(canary));
			await press(app, keys.enter, /\d active *$/m);
		}

		await app.until(/\d active *$/m);
		assert.match(app.screenText(), new RegExp(`token: ${source.word}`));

		// A service that repeats the token in its error, the export of that result, and the change as a curl command.
		emulator.addFault({when: {method: 'DELETE'}, do: {kind: 'status', status: 403, body: {code: 403, message: `${canary} may not do this`}}});
		await press(app, 'D', 'I understand the risk');
		await confirmChange(app, 'Revoke Token');
		await app.until('E export');
		assert.match(app.screenText(), /\[secret\] may not do this/);
		await press(app, 'E', 'JSON, for a program');
		await press(app, 'j', 'Written to');
		await press(app, keys.enter, 'Enter details');
		await press(app, 'Y', '$MANAGEMENT_TOKEN');
		await press(app, keys.escape, 'Enter details');

		// A crash, with its stack.
		if (!source.isPiped) {
			process.kill(app.pid, 'SIGUSR2');
			await app.ended();
			assert.match(app.output(), /stopped on an error of its own: Error: thrown inside/);
		}

		const commands = [['info'], ['info', '--format', 'json'], ['profiles', '--format', 'json'], ['list', '--format', 'json'], ['activity', '--format', 'json'], ['completion', 'bash']];
		let printed = '';
		for (const command of commands) {
			const isPlaced = command[0] !== 'completion';
			const {stdout, stderr} = await runCommand([program, ...command, ...(isPlaced ? place : [])], {environment, directory});
			printed += stdout + stderr;
		}

		assertClean(printed, 'what commands print');
		assertClean(app.output(), 'the terminal');
		assertClean(app.clipboard.join('\n'), 'the clipboard');
		let read = 0;
		for (const entry of readdirSync(directory, {recursive: true, withFileTypes: true})) {
			const file = path.join(entry.parentPath, entry.name);
			if (!entry.isFile() || ['kept-by-the-command', 'token-file', 'config.toml'].includes(entry.name)) {
				continue;
			}

			assertClean(readFileSync(file, 'utf8'), file);
			read++;
		}

		assert.ok(read >= 3, `there were only ${read} files to read`);
		// It was read with the others.
		assert.match(readFileSync(inDirectory('debug.log'), 'utf8'), / {2}GET +200 /);
		if (source.name === 'command') {
			assert.match(readFileSync(inDirectory('seen-by-the-command'), 'utf8'), /helper argument/);
		}
	});
}

const throwOnSignal = fileURLToPath(new URL('../../helpers/end-to-end/throw-on-signal.js', import.meta.url));

type RunOptions = {readonly environment: Readonly<Record<string, string>>; readonly directory: string};

async function startPiped(t: {after(callback: () => unknown): void}, command: string, {environment, directory}: RunOptions): Promise<Started> {
	const shell = keepOutput(launchShell({
		environment, cwd: path.join(directory, 'work'), columns: 120, rows: 30, test: t,
	}));
	await shell.until('shell>');
	shell.press(`${command}\r`);
	return shell;
}

async function runCommand(parameters: readonly string[], {environment, directory}: RunOptions): Promise<{readonly stdout: string; readonly stderr: string}> {
	// The emulator runs in this process: `spawnSync` would block it.
	const child = spawn(process.execPath, parameters, {cwd: path.join(directory, 'work'), env: environment, stdio: ['ignore', 'pipe', 'pipe']});
	const output = {stdout: '', stderr: ''};
	for (const name of ['stdout', 'stderr'] as const) {
		child[name].setEncoding('utf8').on('data', (text: string) => {
			output[name] += text;
		});
	}

	await once(child, 'close');
	return output;
}
