import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {Secret} from '../../source/secrets/secret.js';
import {printCommand} from '../../source/secrets/quote-for-shell.js';
import {pipeSecret} from '../../source/secrets/pipe-secret.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

const value = 'apiv1_c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IHNlY3JldA';
const secret = new Secret(value);
const environment = Object.fromEntries([['PATH', process.env.PATH], ['MANAGEMENT_TOKEN', 'M.V1.management'], ['LANG', 'C']]);

/**
A command that runs this program in Node with these arguments.
*/
function nodeCommand(program: string, ...parameters: readonly string[]): string {
	return printCommand([process.execPath, '-e', program, ...parameters]);
}

test('the command gets the secret and a line break on its input, its words unchanged, and no management token', async () => {
	const file = path.join(await temporaryDirectory(), 'seen');
	const program = `
		const seen = {input: require('node:fs').readFileSync(0, 'utf8'), parameters: process.argv.slice(1), environment: process.env};
		require('node:fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify(seen));
	`;
	assert.deepEqual(await pipeSecret(nodeCommand(program, 'a b', '$HOME;', ''), secret, {environment}), {ok: true});
	const seen = JSON.parse(await readFile(file, 'utf8')) as {readonly input: string; readonly parameters: readonly string[]; readonly environment: Readonly<Record<string, string>>};
	assert.equal(seen.input, `${value}\n`);
	assert.deepEqual(seen.parameters, ['a b', '$HOME;', '']);
	assert.ok(!JSON.stringify([seen.parameters, seen.environment]).includes(value));
	assert.equal(seen.environment.MANAGEMENT_TOKEN, undefined);
	assert.equal(seen.environment.LANG, 'C');
});

test('the message about a failed command has the exit code and the error output, without the secret and without control characters', async () => {
	const program = String.raw`process.stdin.on("data", data => { console.error("\u{1B}[31mno vault for\n" + data); process.exitCode = 3; })`;
	const piped = await pipeSecret(nodeCommand(program), secret, {environment});
	assert.ok(!piped.ok);
	assert.match(piped.message, /ended with exit code 3 \(.*no vault for .+\)\. The secret is still here\.$/);
	assert.ok(!piped.message.includes(value));
	assert.doesNotMatch(piped.message, /\p{Control}/u);
});

test('a command that never reads its input succeeds or fails by its exit code', async () => {
	assert.deepEqual(await pipeSecret(nodeCommand('process.exit(0)'), secret, {environment}), {ok: true});
	const failed = await pipeSecret(nodeCommand('process.stdin.destroy(); process.exit(9)'), secret, {environment});
	assert.ok(!failed.ok);
	assert.ok(failed.message.includes('exit code 9'));
});

test('a command that does not end within the time limit is stopped', async () => {
	const piped = await pipeSecret(nodeCommand('setInterval(() => {}, 1000)'), secret, {environment, timeout: 200});
	assert.ok(!piped.ok);
	assert.match(piped.message, /ended with SIGTERM\. The secret is still here\.$/);
});

test('a command that cannot be parsed or started gives one sentence', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'not-executable');
	await writeFile(file, '#!/bin/sh\n', {mode: 0o600});
	for (const [text, message] of [
		['no-such-program insert', 'The command no-such-program was not found or may not be run.'],
		[file, `The command ${file} was not found or may not be run.`],
		['cat | tee x', /runs without a shell, so \| has no meaning/],
		['cat > x', /runs without a shell, so > has no meaning/],
		['tee "$HOME/x"', /runs without a shell, so \$HOME is not replaced/],
		['tee "x', /an opening " without its closing one/],
	] as const) {
		const piped = await pipeSecret(text, secret, {environment});
		assert.ok(!piped.ok);
		assert.match(piped.message, typeof message === 'string' ? new RegExp(`^${message.replaceAll('.', String.raw`\.`)}$`) : message);
		assert.ok(!piped.message.includes(value));
	}
});
