import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import {launchShell} from '../../helpers/launch.js';
import {program} from '../../helpers/end-to-end/program.js';
import {keepOutput} from '../../helpers/end-to-end/start.js';

/**
Runs the built program with pipes in place of a terminal.
*/
function run(parameters: readonly string[], nodeParameters: readonly string[] = []) {
	const {status, stdout, stderr} = spawnSync(process.execPath, [...nodeParameters, program, ...parameters], {encoding: 'utf8'});
	return {code: status, stdout, stderr};
}

const oneLine = /^[^\n]+\.\n$/;

test('without a terminal, the program prints one line that names --help and exits with code 2', () => {
	const {code, stdout, stderr} = run([]);
	assert.equal(code, 2);
	assert.equal(stdout, '');
	assert.match(stderr, oneLine);
	assert.match(stderr, /needs a terminal.* influx-tokens --help /);
});

test('if only the input or only the output is a terminal, the program exits the same way', async t => {
	const shell = launchShell({columns: 200, test: t});
	await shell.until('shell>');
	const command = `${process.execPath} ${program}`;
	shell.press(`${command} < /dev/null; echo "code $?"; ${command} | cat; echo "code \${PIPESTATUS[0]}, over"\r`);
	const screen = await shell.until('over\n');
	const lines = screen.split('\n').filter(line => /^(?:influx-tokens needs|code)/.test(line));
	assert.equal(lines.length, 4, screen);
	assert.match(lines[0]!, /its input is not one\..*--help/);
	assert.equal(lines[1], 'code 2');
	assert.match(lines[2]!, /its output is not one\..*--help/);
	assert.equal(lines[3], 'code 2, over');
});

test('on a terminal that cannot move the cursor, the program exits the same way and sends no escape sequence', async t => {
	const shell = keepOutput(launchShell({columns: 200, test: t}));
	await shell.until('shell>');
	const before = shell.output().length;
	shell.press(`TERM=dumb ${process.execPath} ${program}; echo "code $?, over"\r`);
	await shell.until('over\n');
	// The shell itself sends a sequence first, to end its bracketed paste mode.
	const output = shell.output().slice(before).replaceAll('\r', '');
	assert.match(output, /influx-tokens needs a terminal that can move the cursor, and TERM is dumb\.[^\n\u{1B}]*--help[^\n\u{1B}]*\ncode 2, over\n/u); // eslint-disable-line no-control-regex, regexp/no-control-character -- the escape that must not occur
});

test('--help and --version need no terminal', () => {
	const help = run(['--help']);
	assert.equal(help.code, 0);
	assert.equal(help.stderr, '');
	for (const word of ['--host <url>', '--read-only', '--ascii', 'emulator']) {
		assert.ok(help.stdout.includes(word), word);
	}

	const version = run(['--version']);
	assert.equal(version.code, 0);
	assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
});

test('an unknown option is named in one sentence, with exit code 2', () => {
	const {code, stdout, stderr} = run(['--reed-only']);
	assert.equal(code, 2);
	assert.equal(stdout, '');
	assert.match(stderr, /^error: unknown option '--reed-only'\. Did you mean --read-only\?\n/);
	assert.match(stderr, /--help/);
	assert.ok(stderr.trimEnd().split('\n').length <= 3, stderr);
});

test('a token on the command line is refused and not repeated', () => {
	for (const parameters of [['--token', 'M.V1.planted'], ['--token=M.V1.planted']]) {
		const {code, stdout, stderr} = run(parameters);
		assert.equal(code, 2);
		assert.match(stderr, /can be read by every user of this machine.* MANAGEMENT_TOKEN/);
		assert.ok(!(stdout + stderr).includes('planted'));
	}
});

test('on a Node that is too old, the program prints one line that names the versions it needs, and exits with code 1', () => {
	const {code, stdout, stderr} = run([], ['--import', fileURLToPath(new URL('../../helpers/end-to-end/old-node.js', import.meta.url))]);
	assert.equal(code, 1);
	assert.equal(stdout, '');
	assert.match(stderr, /^influx-tokens needs Node 22\.21, 24\.5 or newer; this is Node 20\.1\.0\.\n$/);
});
