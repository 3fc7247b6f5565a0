import assert from 'node:assert/strict';
import test from 'node:test';
import {startMachine} from '../../../helpers/commands/start-machine.js';

const day = 24 * 60 * 60 * 1000; // Milliseconds

/**
Starts a machine whose clock is `ahead` milliseconds ahead of the service's. A negative number means behind.
*/
const machineAhead = async (t: Parameters<typeof startMachine>[0], ahead: number) => startMachine(t, {now: new Date(Date.now() - ahead)});

test('if the clock is two years ahead, a filter that depends on the time changes nothing without --accept-clock', async t => {
	const machine = await machineAhead(t, 2 * 365 * day);
	const told = /^This machine's clock is 2 years ahead of the service's: ages, expiries and statuses, [^\n]+ may be wrong\.\n/;
	for (const filter of ['age>1y', '!age<1y', 'expires<30d', 'status:expired', '!status:active', 'created:..2030', 'stack age>1d']) {
		for (const command of filter === 'age>1y' ? [['revoke', '--force'], ['suspend', '--force'], ['plan', 'revoke', '--reason', 'x']] : [['revoke', '--force']]) {
			const {code, stdout, stderr} = await machine.run([...command, '--filter', filter]);
			assert.deepEqual({code, stdout}, {code: 2, stdout: ''}, `${command.join(' ')} ${filter}`);
			assert.match(stderr, told);
			assert.match(stderr, /\nThe filter depends on the time, and this machine's clock is 2 years ahead of the service's: nothing was sent\. Correct the clock, or go by it with --accept-clock\.\n$/);
		}
	}

	assert.deepEqual(machine.changes(), []);
	const plain = await machine.run(['revoke', '--filter', '"stack analyser 1"', '--force']);
	assert.equal(plain.code, 0, plain.stderr);
	assert.match(plain.stderr, told);
	assert.equal(machine.changes().length, 1, 'a filter that does not depend on the time is accepted');

	const accepted = await machine.run(['revoke', '--filter', '"stack analyser 2" age>1d', '--force', '--accept-clock']);
	assert.equal(accepted.code, 0, accepted.stderr);
	assert.equal(machine.changes().length, 2);

	for (const command of [['list'], ['get', '6f2c1c1e'], ['create', 'x', '--read-database', 'flight3', '--expires-at', '90d', '--print-secret', '--dry-run']]) {
		const {stderr} = await machine.run(command);
		assert.match(stderr, told, command[0]);
		assert.equal(stderr.split('This machine\'s clock').length, 2, 'the warning is printed once');
	}
});

test('list warns of a clock that is hours behind, and revoke ignores a difference of two minutes', async t => {
	const behind = await machineAhead(t, -3 * 60 * 60 * 1000);
	const {stderr} = await behind.run(['list', '--count']);
	assert.match(stderr, /^This machine's clock is (?:179 minutes|3 hours|2 hours) behind the service's:/);
	const fine = await machineAhead(t, 2 * 60 * 1000);
	const ran = await fine.run(['revoke', '--filter', '"stack analyser 1" age>1d', '--force']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.doesNotMatch(ran.stderr, /clock/);
});

test('apply refuses a plan that has expired by the service\'s clock, even if the clock of the machine is behind', async t => {
	const machine = await machineAhead(t, -40 * day);
	const made = await machine.shell('$influx_tokens plan revoke --filter "stack analyser" --days 30 --reason x > plan.json');
	assert.equal(made.code, 0, made.stderr);
	const ran = await machine.run(['apply', 'plan.json', '--force']);
	assert.equal(ran.code, 1);
	assert.match(ran.stderr, /The plan has expired: make a new one\.\n$/);
	assert.deepEqual(machine.changes(), []);
});
