import {test} from 'node:test';
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {
	chmod,
	chown,
	link,
	mkdir,
	readFile,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {Readable} from 'node:stream';
import {inspect} from 'node:util';
import fc from 'fast-check';
import {describeSources} from '../../source/secrets/secret-source.js';
import {readFirstSecret, readSecret, type ReadableSource} from '../../source/profiles/read-secret.js';
import {readSecretStream} from '../../source/secrets/secret-stream.js';
import {waitFor} from '../helpers/wait-for.js';
import {planted} from '../helpers/profiles/planted-secret.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
const modulePath = new URL('../../source/profiles/read-secret.js', import.meta.url).href;
const token = 'M.V1.canary-canary-canary';
const environment = {...process.env, MANAGEMENT_TOKEN: token};

async function refusal(source: ReadableSource, options: Partial<Parameters<typeof readSecret>[1]> = {}): Promise<string> {
	const result = await readSecret(source, {environment, ...options});
	assert.ok(!result.ok, 'it was accepted');
	assert.match(result.message, /\.$|chmod 600 \S+$/);
	assert.ok(!result.message.includes(token));
	return result.message;
}

async function reveal(source: ReadableSource): Promise<string> {
	const result = await readSecret(source, {environment});
	assert.ok(result.ok, inspect(result));
	assert.ok(!inspect(result).includes(token));
	return result.value.reveal();
}

function node(script: string): ReadableSource {
	return {kind: 'command', command: [process.execPath, '-e', script]};
}

async function secretFile(text: string | Uint8Array, mode = 0o600): Promise<ReadableSource & {readonly path: string}> {
	const file = path.join(await temporaryDirectory(), 'token');
	await writeFile(file, text);
	await chmod(file, mode);
	return {kind: 'file', path: file};
}

test('the token of an environment variable is its value', async () => {
	assert.equal(await reveal({kind: 'environment', variable: 'MANAGEMENT_TOKEN'}), token);
});

test('a variable that is empty or not set is refused with its name', async () => {
	for (const set of [{}, {A: ''}]) {
		assert.match(await refusal({kind: 'environment', variable: 'A'}, {environment: set}), /^The environment variable A is not set\./);
	}
});

const mistakes: ReadonlyArray<readonly [value: string, words: RegExp]> = [
	['"canary-yranac"', /has quotation marks in it\. Take them away: a token has none\.$/],
	['\'canary-yranac\'', /has quotation marks/],
	['“canary-yranac”', /has quotation marks/],
	['canary"yranac', /has quotation marks/],
	['Bearer canary-yranac', /begins with a word such as Bearer\. Leave it out: this program adds it\.$/],
	['bearer  canary-yranac', /begins with a word such as Bearer/],
	['Authorization: Bearer canary-yranac', /begins with a word such as Bearer/],
	['Token canary-yranac', /begins with a word such as Bearer/],
	[' canary-yranac', /has a blank before or after the token\. Take it away\.$/],
	['canary-yranac\t', /has a blank before or after the token/],
	['canary-yranac\u{A0}', /has a blank before or after the token/],
	['canary yranac', /has a blank inside\. Put the token alone there/],
	['canary\u{1}yranac', /has a control character in it\. Copy the token again/],
	['canary\u{1B}[31myranac', /has a control character/],
	['canaryéyranac', /has a character outside ASCII in it/],
	['canary-yranac\u{200B}', /has a character outside ASCII in it, perhaps one that cannot be seen/],
];

for (const [value, words] of mistakes) {
	test(`${JSON.stringify(value)} is refused from every source, and the message does not show it`, async () => {
		const sources: ReadonlyArray<readonly [ReadableSource, RegExp]> = [
			[{kind: 'environment', variable: 'A'}, /^The environment variable A /],
			[await secretFile(`${value}\n`), /^The token file \S+ /],
			[node(`process.stdout.write(${JSON.stringify(`${value}\nsecond line`)})`), /^The token command \S+ /],
		];
		for (const [source, origin] of sources) {
			const message = await refusal(source, {environment: {...environment, A: value}});
			assert.match(message, origin);
			assert.match(message, words);
			assert.doesNotMatch(message, /canary|yranac/);
		}

		const streamed = await readSecretStream(Readable.from([`${value}\n`]));
		assert.ok(!streamed.ok);
		assert.match(streamed.message, words);
		assert.doesNotMatch(streamed.message, /canary|yranac/);
	});
}

test('a line break before, in or after the value of a variable is refused', async () => {
	for (const value of ['canary\nyranac', 'canary\n', '\ncanary', 'canary\r\n', 'canary\u{2028}']) {
		const message = await refusal({kind: 'environment', variable: 'A'}, {environment: {A: value}});
		assert.match(message, /^The environment variable A has a line break in it\. Put the token alone there, as one line\.$/);
		assert.ok(!message.includes('canary'));
	}
});

test('the token of a command is the first line that it prints', async () => {
	assert.equal(await reveal(node(String.raw`console.log('${token}\nuser: admin')`)), token);
	assert.equal(await reveal(node(`process.stdout.write('${token}')`)), token);
});

test('a command gets its words unchanged, without a shell', async () => {
	assert.equal(await reveal({kind: 'command', command: [process.execPath, '-p', 'process.argv.slice(1).join("")', '--', '$HOME;', '|', '*']}), '$HOME;|*');
});

test('a command gets no management token from the environment, and its input is empty', async () => {
	const script = 'process.stdin.on("end", () => console.log("MANAGEMENT_TOKEN" in process.env ? "seen" : (process.env.PATH ? "hidden" : "no-path"))).resume()';
	assert.equal(await reveal(node(script)), 'hidden');
});

test('a command is found in the absolute directories of PATH, never in the current directory', async () => {
	const directory = await temporaryDirectory();
	const program = path.join(directory, 'give-token');
	await writeFile(program, `#!/bin/sh\necho ${token}\n`);
	await chmod(program, 0o755);
	const source: ReadableSource = {kind: 'command', command: ['give-token']};
	const found = await readSecret(source, {environment: {PATH: `/nowhere:${directory}`}});
	assert.equal(found.ok && found.value.reveal(), token);
	assert.equal(await reveal({kind: 'command', command: [program]}), token);

	const relative = path.relative(process.cwd(), directory);
	for (const searched of [`:${relative}`, relative, '.', '']) {
		assert.match(await refusal(source, {environment: {PATH: searched}}), /^The token command give-token was not found/);
	}

	assert.match(await refusal({kind: 'command', command: [`./${relative}/give-token`]}), /is a relative path/);
	await chmod(program, 0o644);
	assert.match(await refusal({kind: 'command', command: [program]}), /was not found or may not be run/);
});

test('a program whose interpreter does not exist gives one sentence', async () => {
	const {path: file} = await secretFile('#!/nowhere/interpreter\n', 0o700);
	assert.match(await refusal({kind: 'command', command: [file]}), /could not be started \(E\w+\)\. Correct it in the profile\.$/);
});

test('a command that prints nothing, or too much, gives no token', async () => {
	assert.match(await refusal(node('')), /gives an empty first line/);
	assert.match(await refusal(node('for (;;) process.stdout.write("x".repeat(65536))')), /printed more than 64 kB/);
});

test('the message about a failed command has its error output, without control characters and cut to 200 characters', async () => {
	const message = await refusal(node(String.raw`
		process.stderr.write("\u001B[31mlocked\u001B[0m\r\n\u0007the vault\u202E " + "x".repeat(500));
		process.exitCode = 44;
	`));
	assert.match(message, /ended with exit code 44: locked the vault x+…\. Run it in a shell to see why\.$/);
	assert.equal(/: (?<said>locked .+…)/.exec(message)?.groups?.said?.length, 200);
	assert.match(await refusal(node('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)')), /ended with SIGTERM\. Run/);
});

test('the message about a failed command never contains a token that the command printed', async () => {
	await fc.assert(fc.asyncProperty(planted, fc.nat(210), async ({text, value}, before) => {
		const script = `process.stderr.write("x".repeat(${before}) + " " + ${JSON.stringify(text)} + " end"); process.exitCode = 1`;
		const message = await refusal(node(script));
		for (let length = 20; length <= value.length; length++) {
			assert.ok(!message.includes(value.slice(0, length)));
		}
	}), {numRuns: 12});
	const echoed = await refusal(node('console.log("hunter2-of-no-shape"); console.error("refused hunter2-of-no-shape"); process.exitCode = 1'));
	assert.match(echoed, /: refused \[secret\]\. Run/);
});

test('a command that is cancelled or takes too long is killed with all its child processes', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'pids');
	const script = `
		const {spawn} = require("node:child_process");
		process.on("SIGTERM", () => {});
		const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {stdio: "inherit"});
		require("node:fs").writeFileSync(${JSON.stringify(file)}, process.pid + " " + child.pid);
		console.error("waiting for a finger");
		setInterval(() => {}, 1000);
	`;
	const controller = new AbortController();
	const reading = refusal(node(script), {signal: controller.signal});
	const pids = await waitFor(async () => {
		try {
			const text = await readFile(file, 'utf8');
			return text.split(' ').map(Number);
		} catch {
			return undefined;
		}
	});
	controller.abort();
	assert.match(await reading, /was stopped\.$/);
	await waitFor(() => pids.every(pid => !isRunning(pid)));

	assert.match(await refusal(node('setInterval(() => {}, 1000)'), {timeout: 400}), /gave no token within 0\.4 seconds and was stopped\. Run it in a shell to see what it waits for\.$/);
	assert.match(await refusal(node(''), {signal: AbortSignal.abort()}), /was stopped\.$/);
});

test('a background process that a command leaves running does not delay the program', async () => {
	const file = path.join(await temporaryDirectory(), 'pid');
	const script = `
		const {spawn} = require("node:child_process");
		const agent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {stdio: "inherit", detached: true});
		require("node:fs").writeFileSync(${JSON.stringify(file)}, String(agent.pid));
		console.log("${token}");
		process.exit(0);
	`;
	const program = spawn(process.execPath, ['--input-type=module', '-e', `
		import {readSecret} from ${JSON.stringify(modulePath)};
		const result = await readSecret(${JSON.stringify(node(script))}, {environment: process.env});
		console.log(result.ok && result.value.reveal());
	`]);
	let output = '';
	program.stdout.setEncoding('utf8').on('data', (text: string) => {
		output += text;
	});
	try {
		await waitFor(() => program.exitCode !== null);
		assert.equal(output, `${token}\n`);
		assert.ok(isRunning(Number(await readFile(file, 'utf8'))));
	} finally {
		process.kill(Number(await readFile(file, 'utf8')), 'SIGKILL');
		program.kill('SIGKILL');
	}
});

test('the token of a private file is its first line', async () => {
	assert.equal(await reveal(await secretFile(`\u{FEFF}${token}\r\nnote`)), token);
	assert.equal(await reveal(await secretFile(token, 0o400)), token);
});

test('a path that begins with ~/ is below HOME', async () => {
	const {path: file} = await secretFile(token);
	const result = await readSecret({kind: 'file', path: `~/${path.basename(file)}`}, {environment: {HOME: path.dirname(file)}});
	assert.equal(result.ok && result.value.reveal(), token);
});

test('a file that other users may open is refused with the chmod command to run', async () => {
	for (const mode of [0o640, 0o604, 0o660, 0o601]) {
		const source = await secretFile(token, mode);
		const message = await refusal(source);
		assert.ok(message.endsWith(`is open to other users (mode ${mode.toString(8)}). Run: chmod 600 ${source.path}`));
	}
});

test('a file of another user is refused', async () => {
	const source = await secretFile(token);
	const isRoot = process.getuid?.() === 0;
	if (isRoot) {
		await chown(source.path, 54_321, 54_321);
	}

	// Only root can change the owner of a file, so other users try a file of root.
	assert.match(await refusal(isRoot ? source : {kind: 'file', path: '/etc/passwd'}), /belongs to another user/);
});

test('only a regular file that is not too large is read', async () => {
	const source = await secretFile(token);
	const directory = path.dirname(source.path);
	const besides = (name: string): ReadableSource & {readonly path: string} => ({kind: 'file', path: path.join(directory, name)});

	await symlink(source.path, besides('link').path);
	assert.match(await refusal(besides('link')), /is a symbolic link\. Name the file itself\.$/);
	await link(source.path, besides('hard').path);
	assert.equal(await reveal(besides('hard')), token);
	await mkdir(besides('folder').path, {mode: 0o700});
	assert.match(await refusal(besides('folder')), /is not a regular file/);
	execFileSync('mkfifo', ['-m', '600', besides('pipe').path]);
	assert.match(await refusal(besides('pipe')), /is not a regular file/);
	assert.match(await refusal(besides('missing')), /cannot be read: it does not exist\. Create it with mode 600/);
	assert.match(await refusal({kind: 'file', path: 'relative'}), /is not an absolute path/);
	assert.match(await refusal(await secretFile('x'.repeat(65_537))), /is larger than 64 kB/);
	assert.match(await refusal(await secretFile('\n')), /gives an empty first line/);
});

test('the description of a token source names where the token comes from, never the token', () => {
	assert.deepEqual([
		{kind: 'demo'} as const,
		{kind: 'environment', variable: 'MANAGEMENT_TOKEN'} as const,
		{kind: 'command', command: ['pass', token]} as const,
		{kind: 'file', path: '/run/token'} as const,
	].map(source => describeSources([source])), [
		'built-in emulator, nothing leaves this machine',
		'token from MANAGEMENT_TOKEN',
		'token from a command',
		'token from a file',
	]);
	assert.equal(describeSources([]), 'token asked for each time');
	assert.equal(describeSources([{kind: 'environment', variable: 'A'}, {kind: 'file', path: '/run/token'}]), 'token from A, else a file');
});

test('sources are tried in their order until one gives a token', async () => {
	const directory = await temporaryDirectory();
	const witness = path.join(directory, 'witness');
	const file = path.join(directory, 'token');
	await writeFile(file, 'M.V1.from-the-file\n', {mode: 0o600});
	const missing = {kind: 'environment', variable: 'NOT_SET'} as const;
	const fails = {kind: 'command', command: ['/bin/sh', '-c', 'echo locked >&2; exit 3']} as const;
	const leavesWitness = {kind: 'command', command: ['/bin/sh', '-c', `touch ${witness}; echo M.V1.from-the-command`]} as const;
	const fromFile = {kind: 'file', path: file} as const;

	const first = await readFirstSecret([missing, fails, fromFile, leavesWitness], {environment});
	assert.ok(first.ok);
	assert.deepEqual([first.value.secret.reveal(), first.value.source], ['M.V1.from-the-file', fromFile]);
	await assert.rejects(readFile(witness), /ENOENT/);

	const none = await readFirstSecret([missing, fails], {environment});
	assert.ok(!none.ok);
	assert.match(none.message, /^The environment variable NOT_SET is not set\. .* The token command \/bin\/sh ended with exit code 3: locked\. /);
	assert.deepEqual(await readFirstSecret([], {environment}), {ok: false, message: 'This profile asks for its management token each time.'});
});

function isRunning(pid: number): boolean {
	try {
		// A killed process whose parent does not wait for it may stay as a zombie, which no longer runs.
		return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], {encoding: 'utf8'}).trimStart().startsWith('Z');
	} catch {
		return false;
	}
}

/* eslint-enable @typescript-eslint/naming-convention */
