import assert from 'node:assert/strict';
import test from 'node:test';
import {startMachine} from '../../../helpers/commands/start-machine.js';

test('for a wrong command line the program says what is wrong, the nearest name and where the help is, and exits with 2', async t => {
	const machine = await startMachine(t);
	const cases: ReadonlyArray<readonly [readonly string[], string]> = [
		[['lst'], 'error: unknown command \'lst\'. Did you mean list?\nRun influx-tokens --help for the options and commands.\n'],
		[['frobnicate'], 'error: unknown command \'frobnicate\'.\nRun influx-tokens --help for the options and commands.\n'],
		[['li\u{1B}[31mst'], 'error: unknown command \'li^[[31mst\'.\nRun influx-tokens --help for the options and commands.\n'],
		[['plan', 'revok'], 'error: unknown command \'revok\'. Did you mean revoke?\nRun influx-tokens plan --help for its options and an example.\n'],
		[['list', '--formt', 'json'], 'error: unknown option \'--formt\'. Did you mean --format?\nRun influx-tokens list --help for its options and an example.\n'],
		[['--asci'], 'error: unknown option \'--asci\'. Did you mean --ascii?\nRun influx-tokens --help for the options and commands.\n'],
		[['list', 'sensors'], 'error: too many arguments for \'list\'. Expected 0 arguments but got 1: sensors.\nRun influx-tokens list --help for its options and an example.\n'],
		[['get'], 'error: missing required argument \'ids\'\nRun influx-tokens get --help for its options and an example.\n'],
		[['list', '--format'], 'error: option \'--format <format>\' argument missing\nRun influx-tokens list --help for its options and an example.\n'],
	];
	for (const [parameters, words] of cases) {
		assert.deepEqual(await machine.run(parameters), {code: 2, stdout: '', stderr: words});
	}

	assert.deepEqual(machine.emulator.requests, []);
});

test('the message about an unknown option does not repeat the text after =, which may be a token', async t => {
	const machine = await startMachine(t);
	for (const parameters of [['--tokn=canary'], ['list', '--tok=canary\n'], ['list', '--management-token=ca=na=ry']]) {
		const {code, stderr} = await machine.run(parameters);
		assert.equal(code, 2);
		assert.match(stderr, /^error: unknown option '--[-a-z]+'/);
		assert.doesNotMatch(stderr, /canary|na=ry/);
	}
});
