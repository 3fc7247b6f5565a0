import assert from 'node:assert/strict';
import {
	chmodSync,
	existsSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import fc from 'fast-check';
import type {WireEntry} from '../../source/api/wire-log.js';
import {wireLine} from '../../source/debug/wire-line.js';
import {startMachine} from '../helpers/commands/start-machine.js';

const line = /^\d{4}-\d\d-\d\dT[\d.:]{12}Z {2}(?<method>[A-Z]+) +(?<result>\S+(?: \S+)?) +\d+ ms {2}attempt (?<attempt>\d+) {2}sent (?<sent>\d+) B {2}received (?<received>\d+) B {2}(?:new|same)[^:]* connection {2}http:\S+$/;

test('--debug writes a line for each request to stderr, and no header and no body', async t => {
	const machine = await startMachine(t, {managementToken: 'canary-token-0123456789'});
	const {id} = machine.tokenCalled('stack analyser 1');
	const ran = await machine.run(['update', id, '--description', 'canary description', '--debug', '--format', 'json']);
	assert.equal(ran.code, 0, ran.stderr);
	const lines = ran.stderr.split('\n').filter(each => each.startsWith('20'));
	const seen = machine.emulator.requests.map(({method, status}) => `${method} ${status}`);
	assert.ok(seen.length > 2);
	assert.deepEqual(lines.map(each => {
		const {groups} = line.exec(each) ?? assert.fail(each);
		assert.ok(Number(groups!.sent) > 100, each);
		assert.ok(Number(groups!.received) > 100, each);
		return `${groups!.method} ${groups!.result}`;
	}).toSorted(), seen.toSorted());
	assert.ok(lines.some(each => each.includes(`/tokens/${id}`)));
	const log = lines.join('\n');
	assert.doesNotMatch(log, /canary|bearer|authorization/i);
	JSON.parse(ran.stdout);
});

test('each attempt of a read has a line, with the error that ended it', async t => {
	const machine = await startMachine(t);
	machine.emulator.setFaults([{when: {method: 'GET', path: 'tokens', times: 1}, do: {kind: 'cut', when: 'before-apply'}}]);
	const ran = await machine.run(['list', '--count', '--debug']);
	assert.equal(ran.code, 0, ran.stderr);
	const attempts = ran.stderr.trimEnd().split('\n').map(each => line.exec(each)?.groups).map(groups => [groups?.result?.replace(/^\d+ /, ''), groups?.attempt]);
	assert.deepEqual(attempts, [['ECONNRESET', '1'], ['200', '2']]);
});

test('a log in a file is readable only by its owner, goes on in the same file, and stdout and stderr have nothing of it', async t => {
	const machine = await startMachine(t);
	const file = path.join(machine.directory, 'log');
	const first = await machine.run(['list', '--count', '--debug-file', 'log']);
	assert.deepEqual([first.code, first.stderr], [0, '']);
	const second = await machine.run(['list', '--count'], {INFLUX_TOKENS_DEBUG: file}); // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	assert.deepEqual([second.code, second.stderr], [0, '']);
	assert.equal(statSync(file).mode % 0o1000, 0o600);
	const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
	assert.equal(lines.length, machine.emulator.requests.length);
	assert.ok(lines.every(each => line.test(each)), lines.join('\n'));
});

test('a log that others may read, a link and a directory are refused before anything is sent', async t => {
	const machine = await startMachine(t);
	writeFileSync(path.join(machine.directory, 'open'), 'kept\n');
	chmodSync(path.join(machine.directory, 'open'), 0o644);
	symlinkSync('nowhere', path.join(machine.directory, 'link'));
	for (const [file, words] of [['open', /it is open to other users \(mode 644\)\. Name a new file\.\n$/], ['link', /it is a symbolic link\. Name another file\.\n$/], ['.', /it is a directory\. Name another file\.\n$/], ['no/such', /it does not exist\. Name another file\.\n$/]] as const) {
		const ran = await machine.run(['list', '--count', '--debug-file', file]);
		assert.deepEqual([ran.code, ran.stdout], [2, '']);
		assert.match(ran.stderr, words);
	}

	assert.equal(readFileSync(path.join(machine.directory, 'open'), 'utf8'), 'kept\n');
	assert.ok(!existsSync(path.join(machine.directory, 'nowhere')));
	assert.equal(machine.emulator.requests.length, 0);
});

test('a log that cannot be written any more is named once, and the work goes on', async t => {
	const machine = await startMachine(t);
	// No file may grow, as on a full disk.
	const ran = await machine.shell('trap "" XFSZ; ulimit -f 0; $influx_tokens get 6f2c1c1e --format json --debug-file log');
	assert.equal(ran.code, 0, ran.stderr);
	assert.equal(ran.stderr.match(/The debug log \S*log cannot be written: the file would become too large\. The work went on without it\./g)?.length, 1, ran.stderr);
	assert.ok(machine.emulator.requests.length > 1);
});

test('a line has no character that a terminal would obey, whatever the address and the error are', () => {
	const entry: fc.Arbitrary<WireEntry> = fc.record({
		at: fc.date({noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2100-01-01')}),
		method: fc.constantFrom('GET', 'DELETE'),
		url: fc.string({unit: 'binary'}),
		status: fc.option(fc.integer({min: 100, max: 599}), {nil: undefined}),
		error: fc.option(fc.string({unit: 'binary', minLength: 1}), {nil: undefined}),
		milliseconds: fc.double({min: 0, max: 1e6, noNaN: true}),
		attempt: fc.integer({min: 1, max: 3}),
		sentBytes: fc.nat(),
		receivedBytes: fc.nat(),
		isReused: fc.boolean(),
		tls: fc.constantFrom(undefined, 'TLSv1.3'),
		isThroughProxy: fc.boolean(),
	});
	fc.assert(fc.property(entry, each => {
		assert.doesNotMatch(wireLine(each), /[\p{Bidi_Control}\p{Control}\u{2028}\u{2029}]/u);
	}));
});
