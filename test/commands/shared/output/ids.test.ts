import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {startMachine} from '../../../helpers/commands/start-machine.js';

test('list and get with -q print bare IDs, which --from takes', async t => {
	const machine = await startMachine(t);
	const whole = await machine.run(['list', '--filter', '"kobe rack"', '--format', 'json']);
	const listed = JSON.parse(whole.stdout) as ReadonlyArray<{readonly id: string}>;
	const wanted = listed.map(({id}) => id);
	assert.ok(wanted.length > 1);
	const quiet = await machine.run(['list', '--filter', '"kobe rack"', '-q']);
	assert.deepEqual({...quiet, stdout: new Set(quiet.stdout.split('\n'))}, {code: 0, stdout: new Set([...wanted, '']), stderr: ''});
	const long = await machine.run(['list', '--filter', '"kobe rack"', '--format', 'ids']);
	assert.equal(long.stdout, quiet.stdout);
	const got = await machine.run(['get', wanted[0]!.slice(0, 13), '-q']);
	assert.equal(got.stdout, `${wanted[0]}\n`);
	const piped = await machine.shell('$influx_tokens list --filter \'"kobe rack"\' -q | $influx_tokens suspend --from - --force -q');
	assert.equal(piped.code, 0, piped.stderr);
	assert.deepEqual(new Set(piped.stdout.trim().split('\n')), new Set(wanted));
	assert.deepEqual(new Set(machine.changes()), new Set(wanted.map(id => `PATCH ${id} 200`)));
});

test('a row without an ID prints no line with -q, and stderr names it', async t => {
	const machine = await startMachine(t);
	const {store} = machine.emulator;
	const {id} = machine.tokenCalled('stack analyser 1');
	machine.emulator.setFaults([{when: {method: 'GET', path: 'tokens'}, do: {kind: 'patch', tokenId: id, remove: ['id']}}]);
	const {code, stdout, stderr} = await machine.run(['list', '--all', '-q']);
	assert.equal(code, 0);
	assert.deepEqual(new Set(stdout.trimEnd().split('\n')), new Set(store.tokensOf(machine.clusterId).map(token => token.id).filter(other => other !== id)));
	assert.match(stderr, /^1 row without a usable ID: /);
});

test('a command that changes tokens prints with -q the IDs of those that are as asked, and of no other', async t => {
	const machine = await startMachine(t);
	const [first, second] = machine.live().filter(({description}) => description.includes('kobe rack')).map(({id}) => id);
	machine.emulator.setFaults([{when: {method: 'DELETE', tokenId: first!}, do: {kind: 'status', status: 400}}]);
	const dry = await machine.run(['revoke', first!, second!, '--dry-run', '-q']);
	assert.deepEqual(new Set(dry.stdout.trim().split('\n')), new Set([first, second]));
	const ran = await machine.run(['revoke', first!, second!, '--force', '-q']);
	assert.deepEqual([ran.code, ran.stdout], [1, `${second}\n`]);
});

test('create with -q prints the ID of the new token and never its secret, and is refused with --print-secret', async t => {
	const machine = await startMachine(t);
	const create = ['create', 'edge 9', '--read-database', 'sensors', '-q'];
	const refused = await machine.run([...create, '--print-secret']);
	assert.equal(refused.code, 2);
	assert.match(refused.stderr, /^--print-secret prints the secret to stdout, and -q the ID: /);
	assert.deepEqual(machine.changes(), []);
	const made = await machine.run([...create, '--secret-file', 'secret']);
	assert.equal(made.code, 0, made.stderr);
	assert.equal(made.stdout, `${machine.tokenCalled('edge 9').id}\n`);
	assert.ok(!made.stderr.includes(readFileSync(path.join(machine.directory, 'secret'), 'utf8').trim()));
});

test('-q goes neither with another format nor with columns', async t => {
	const machine = await startMachine(t);
	for (const [parameters, words] of [[['-q', '--format', 'json'], /^error: -q prints IDs only, so it cannot go with another --format\.\n/], [['-q', '--columns', 'id'], /^With --columns the output has more than the IDs: /]] as const) {
		const {code, stdout, stderr} = await machine.run(['list', ...parameters]);
		assert.deepEqual([code, stdout], [2, '']);
		assert.match(stderr, words);
	}

	assert.equal(machine.emulator.requests.length, 0);
});
