import assert from 'node:assert/strict';
import test from 'node:test';
import {startMachine, type Machine, type Ran} from '../../../helpers/commands/start-machine.js';

// The name of the environment's cluster has a blank, so a place that is not quoted for the shell does not work.
const cluster = '--cluster \'cluster 3333a1b2\'';

/**
Runs a line as it was printed, in a shell that knows the program by its name.
*/
const paste = async (machine: Machine, line: string): Promise<Ran> => machine.shell(`influx-tokens() { $influx_tokens_anywhere "$@"; }; ${line}`);

const printedBy = ({stderr}: Ran): string => /influx-tokens .*? --host \S+/.exec(stderr)?.[0] ?? assert.fail(`no command in: ${stderr}`);

test('get of an ID that does not exist prints a command that lists all tokens of the same place', async t => {
	const machine = await startMachine(t);
	for (const id of ['99999999', 'edge']) {
		const line = printedBy(await machine.shell(`$influx_tokens get ${id} ${cluster}`));
		assert.ok(line.includes(cluster), line);
		const {code, stdout} = await paste(machine, `${line} --format csv`);
		assert.equal(code, 0);
		assert.match(stdout, /telegraf edge-08/);
	}
});

test('list prints commands for odd tokens that work in the same place', async t => {
	const machine = await startMachine(t, {hasOddRows: true});
	const {stderr} = await machine.shell(`$influx_tokens list ${cluster} --filter edge`);
	const [get = '', list = ''] = stderr.match(/influx-tokens (?:get|list) .*? --host \S+/g) ?? [];
	const listed = await paste(machine, `${list} --format csv`);
	assert.equal(listed.code, 0, listed.stderr);
	const id = /[\d\-a-f]{36}/.exec(listed.stdout)?.[0] ?? '';
	const got = await paste(machine, get.replace('ID', () => id));
	assert.ok(got.stdout.includes(id), `${got.stdout}${got.stderr}`);
});

test('list on an empty cluster prints a command that makes a token there', async t => {
	const machine = await startMachine(t, {tokens: 0});
	const line = printedBy(await machine.shell(`$influx_tokens list ${cluster}`));
	const made = await paste(machine, line.replace('NAME', 'first').replace('DATABASE', 'sensors').replace('FILE', './secret'));
	assert.equal(made.code, 0, made.stderr);
	assert.deepEqual(machine.live().map(({description}) => description), ['first']);
});

test('a 401 says where the management token came from, and how to give another one', async t => {
	const machine = await startMachine(t);
	const start = '401: the service refused this management token.';
	const wrong = await machine.shell('MANAGEMENT_TOKEN=wrong $influx_tokens list');
	assert.deepEqual({code: wrong.code, stderr: wrong.stderr}, {code: 3, stderr: `${start} It came from the variable MANAGEMENT_TOKEN: set it to another one, or give one with --token-stdin.\n`});
	const piped = await machine.shell('echo wrong | $influx_tokens list --token-stdin');
	assert.deepEqual({code: piped.code, stderr: piped.stderr}, {code: 3, stderr: `${start} It came from standard input (--token-stdin): give another one there.\n`});
	const other = await machine.shell('echo "$MANAGEMENT_TOKEN" | MANAGEMENT_TOKEN=wrong $influx_tokens list --token-stdin --count');
	assert.equal(other.code, 0, other.stderr);
});
