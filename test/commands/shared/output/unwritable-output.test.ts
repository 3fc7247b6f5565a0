import assert from 'node:assert/strict';
import {existsSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {startMachine} from '../../../helpers/commands/start-machine.js';

const hasFull = existsSync('/dev/full');
const full = /^The output cannot be written: no space is left on the disk\.$/m;

test('every command that prints to a full disk says so once and exits with 1', async t => {
	if (!hasFull) {
		t.diagnostic('this system has no /dev/full');
		return;
	}

	const machine = await startMachine(t);
	const words = [
		'--help',
		'--version',
		'help',
		'help list',
		'list --help',
		'plan revoke --help',
		'completion bash',
		'completion zsh',
		'completion fish',
		'complete-words bash 1 influx-tokens l',
		'info',
		'info --format json',
		'profiles',
		'profiles --format csv',
		'emulator --port 0 --tokens 1',
		'list',
		'list --count',
		'list --format csv',
		'list --format json',
		`get ${machine.live()[0]!.id}`,
		'plan revoke --filter edge --reason x',
		'revoke --filter edge --dry-run',
	];
	for (const word of words) {
		const {code, stderr} = await machine.shell(`$influx_tokens ${word} > /dev/full`);
		assert.equal(code, 1, `${word}: ${stderr}`);
		assert.match(stderr, full, word);
		assert.equal(stderr.match(/The output cannot be written/g)?.length, 1, word);
	}
});

test('a list without matches and a wrong command line do not report a full disk, because they print nothing to it', async t => {
	if (!hasFull) {
		t.diagnostic('this system has no /dev/full');
		return;
	}

	const machine = await startMachine(t);
	const mistake = await machine.shell('$influx_tokens nonsense > /dev/full');
	assert.equal(mistake.code, 2);
	assert.doesNotMatch(mistake.stderr, full);
	const nothing = await machine.shell('$influx_tokens list --filter nothing-is-called-this > /dev/full');
	assert.doesNotMatch(nothing.stderr, full);
});

test('help, completion, list and info end quietly if their reader closes the pipe early', async t => {
	const machine = await startMachine(t);
	for (const word of ['--help', 'list --help', 'completion zsh', 'list --format json', 'info']) {
		const {code, stdout, stderr} = await machine.shell(`set -o pipefail; $influx_tokens ${word} | head -c 1`);
		assert.equal(code, 0, `${word}: ${stderr}`);
		assert.equal(stdout.length, 1);
		assert.equal(stderr, '');
	}
});

test('commands report that the output cannot be written if only its first bytes fit', async t => {
	const machine = await startMachine(t);
	// The limit makes the system write the first bytes and refuse the rest, as a disk does that fills up.
	for (const word of ['list --format csv', 'list --format json', 'plan revoke --filter status:active --reason x', '--help']) {
		const {code, stderr} = await machine.shell(`ulimit -f 1; trap '' XFSZ; $influx_tokens ${word} > cut`);
		assert.equal(code, 1, `${word}: ${stderr}`);
		assert.match(stderr, /^The output cannot be written: the file would become too large\.$/m);
		assert.equal(statSync(path.join(machine.directory, 'cut')).size % 512, 0);
	}
});

test('if a secret cannot be printed, create and rotate keep it in a private file and say where', async t => {
	if (!hasFull) {
		t.diagnostic('this system has no /dev/full');
		return;
	}

	const machine = await startMachine(t);
	const old = machine.live()[0]!;
	for (const word of ['create canary --read-database sensors', `rotate ${old.id}`]) {
		const {code, stderr} = await machine.shell(`$influx_tokens ${word} --print-secret > /dev/full`);
		assert.equal(code, 1, stderr);
		const {file = '', id = ''} = /^It is kept in (?<file>\S+secret-of-(?<id>[\d\-a-f]{36})), readable only by you/m.exec(stderr)?.groups ?? {};
		assert.match(stderr, new RegExp(String.raw`^The secret of ".+" \(${id}\) was not handed over: stdout cannot be written: no space is left on the disk\.$`, 'm'));
		assert.ok(machine.live().some(token => token.id === id));
		assert.match(readFileSync(file, 'utf8'), /^apiv1_\S+\n$/);
		assert.equal(statSync(file).mode & 0o777, 0o600); // eslint-disable-line no-bitwise -- a file's mode
		assert.ok(!stderr.includes(readFileSync(file, 'utf8').trim()));
	}
});

test('if no file can be written, create sends nothing and leaves no empty file', async t => {
	const machine = await startMachine(t);
	const nowhere = await machine.shell('ulimit -f 0; trap \'\' XFSZ; $influx_tokens create canary --read-database sensors --secret-file secret');
	assert.equal(nowhere.code, 1);
	assert.deepEqual(machine.changes(), []);
	assert.ok(!existsSync(path.join(machine.directory, 'secret')));
});

test('create --print-secret refuses a closed stdout and /dev/null, where the secret would be lost', async t => {
	const machine = await startMachine(t);
	for (const where of ['>&-', '> /dev/null']) {
		const {code, stderr} = await machine.shell(`$influx_tokens create canary --read-database sensors --print-secret ${where}`);
		assert.equal(code, 2, stderr);
		assert.match(stderr, /^--print-secret: stdout is closed or \/dev\/null, where the secret would be lost\. .+ Nothing was sent\.\n$/);
	}

	assert.deepEqual(machine.changes(), []);
});
