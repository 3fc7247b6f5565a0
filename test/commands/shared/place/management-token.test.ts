import assert from 'node:assert/strict';
import test from 'node:test';
import {control} from '../../../helpers/keys.js';
import {start} from '../../../helpers/end-to-end/start.js';
import {makeJwt} from '../../../helpers/secrets/make-jwt.js';
import {startMachine, type Machine} from '../../../helpers/commands/start-machine.js';

const wanted = ['plan', 'revoke', '--filter', 'edge', '--reason', 'x'];
const noVariable = Object.fromEntries([['MANAGEMENT_TOKEN', '']]);

const isUnused = (machine: Machine) => machine.emulator.requests.length === 0;

test('--token-stdin takes the first line of a pipe, and no other source is used', async t => {
	const machine = await startMachine(t);
	const piped = await machine.shell(String.raw`printf '%s\nsecond line\n' "$MANAGEMENT_TOKEN" | MANAGEMENT_TOKEN=wrong $influx_tokens plan revoke --token-stdin --filter edge --reason x`);
	assert.equal(piped.code, 0, piped.stderr);
	assert.match(piped.stderr, /^A plan to revoke 2 tokens/);
	for (const [input, words] of [['', /^Standard input gives an empty first line/], ['two words', /^Standard input has a blank inside/]] as const) {
		const before = machine.emulator.requests.length;
		const refused = await machine.shell(`printf '%s' '${input}' | $influx_tokens plan revoke --token-stdin --filter edge --reason x`);
		assert.equal(refused.code, 3);
		assert.match(refused.stderr, words);
		assert.equal(machine.emulator.requests.length, before);
	}

	const endless = await machine.shell(String.raw`yes | tr -d '\n' | $influx_tokens plan revoke --token-stdin --filter edge --reason x`);
	assert.equal(endless.code, 3);
	assert.match(endless.stderr, /more than 64 kB/);
});

test('if no source has the management token and there is no terminal, the program says what to do and sends nothing', async t => {
	const machine = await startMachine(t);
	const {code, stderr, stdout} = await machine.run(wanted, noVariable);
	assert.deepEqual([code, stdout], [3, '']);
	assert.equal(stderr, 'The environment variable MANAGEMENT_TOKEN is not set. Set it and start again, or choose another source in the profile. Or give the token with --token-stdin.\n');
	assert.ok(isUnused(machine));
});

test('a JSON Web Token that ended is refused before anything is sent, from a variable and from standard input', async t => {
	const machine = await startMachine(t);
	const ended = makeJwt({exp: 1_772_425_219});
	const words = 'gives a token that ended at 2026-03-02 04:20 UTC, by this machine\'s clock: it was not sent. Get a new token.';
	const byVariable = await machine.run(wanted, Object.fromEntries([['MANAGEMENT_TOKEN', ended]]));
	assert.deepEqual([byVariable.code, byVariable.stderr], [3, `The environment variable MANAGEMENT_TOKEN ${words} Or give the token with --token-stdin.\n`]);
	const byStdin = await machine.shell(`printf '%s' '${ended}' | $influx_tokens plan revoke --token-stdin --filter edge --reason x`);
	assert.deepEqual([byStdin.code, byStdin.stderr], [3, `Standard input ${words}\n`]);
	assert.ok(isUnused(machine));
});

test('--token is refused before and after a command, with the reason and without its value', async t => {
	const machine = await startMachine(t);
	for (const parameters of [['--token', 'M.V1.planted', ...wanted], [...wanted, '--token', 'M.V1.planted'], [...wanted, '--token=M.V1.planted']]) {
		const {code, stderr} = await machine.run(parameters);
		assert.equal(code, 2);
		assert.match(stderr, /^A token on the command line can be read by every user of this machine\. .*--token-stdin/);
		assert.ok(!stderr.includes('planted'));
	}

	assert.ok(isUnused(machine));
});

test('at a terminal the program asks for the management token and does not show it; Ctrl+C ends it and nothing is sent', async t => {
	const machine = await startMachine(t);
	const ask = (test_: typeof t) => start({
		arguments: ['--host', machine.emulator.url, ...wanted], environment: {...machine.environment, ...noVariable}, test: test_,
	});
	const app = ask(t);
	await app.until(/Management token for Environment at \S+\s+\(not shown\):/);
	app.press(machine.managementToken.slice(0, -1), 'x', '\u{7F}', machine.managementToken.slice(-1), '\r');
	assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
	assert.match(app.output(), /A plan to revoke 2 tokens/);
	assert.ok(!app.output().includes(machine.managementToken.slice(0, 12)));

	const cancelled = ask(t);
	await cancelled.until('(not shown):');
	const before = machine.emulator.requests.length;
	cancelled.press('M.V1.half', control('c'));
	assert.deepEqual(await cancelled.ended(), {code: 3, signal: undefined});
	assert.match(cancelled.output(), /No management token was entered\. Nothing was sent\./);
	assert.ok(!cancelled.output().includes('half'));
	assert.equal(machine.emulator.requests.length, before);
});
