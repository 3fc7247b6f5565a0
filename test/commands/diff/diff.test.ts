import assert from 'node:assert/strict';
import test from 'node:test';
import {contractOf} from '../../helpers/commands/contract.js';
import {startMachine} from '../../helpers/commands/start-machine.js';

test('diff says which tokens appeared, were revoked and changed since a list was saved, and exits with 4', async t => {
	const machine = await startMachine(t);
	const {stdout: saved} = await machine.run(['list', '--format', 'json']);
	machine.write('before.json', saved);
	const equal = await machine.run(['diff', 'before.json']);
	assert.deepEqual(equal, {code: 0, stdout: '', stderr: 'No token differs.\n'});
	const [revoked, changed] = (JSON.parse(saved) as ReadonlyArray<{readonly id: string; readonly status: string}>).filter(({status}) => status === 'active').map(({id}) => id);
	await machine.run(['revoke', revoked!, '--force']);
	await machine.run(['update', changed!, '--add-write', 'sensors', '--add-read', 'sensors', '--description', 'new words']);
	const made = await machine.run(['create', 'edge 9', '--read-database', 'sensors', '--secret-file', 'secret', '-q']);
	const {code, stdout} = await machine.run(['diff', 'before.json', '--format', 'json']);
	assert.equal(code, 4);
	const rows = await contractOf(machine)('diff', stdout) as ReadonlyArray<Readonly<Record<string, unknown>>>;
	assert.deepEqual(new Set(rows.map(({id, change, status}) => `${String(id)} ${String(change)} ${String(status)}`)), new Set([`${revoked} changed revoked`, `${changed} changed active`, `${made.stdout.trim()} appeared active`]));
	assert.equal(rows.find(({id}) => id === changed)?.description, 'new words');
	const piped = await machine.shell('$influx_tokens list --all --format jsonl | $influx_tokens diff before.json - -q');
	assert.deepEqual([piped.code, new Set(piped.stdout.trim().split('\n'))], [4, new Set(rows.map(({id}) => id))]);
});

test('diff refuses what is no list, and standard input twice, before it sends anything', async t => {
	const machine = await startMachine(t);
	machine.write('words', 'do not revoke this\n');
	machine.write('list.json', '[]');
	for (const [parameters, words] of [[['words'], /^words cannot be compared: it is no list of tokens in JSON/], [['-', '-'], /^Standard input can be one of the two lists/], [['list.json', 'none'], /none/]] as const) {
		const {code, stdout, stderr} = await machine.run(['diff', ...parameters]);
		assert.deepEqual([code, stdout], [2, '']);
		assert.match(stderr, words);
	}

	assert.equal(machine.emulator.requests.length, 0);
});
