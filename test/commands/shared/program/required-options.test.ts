import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startMachine} from '../../../helpers/commands/start-machine.js';

test('what a command refuses to run without is marked as required in its help', async t => {
	const machine = await startMachine(t);
	const cases = [
		[['create', 'edge 9', '--secret-file', 'secret'], 'What it may do (required: at least one of these):'],
		[['create', 'edge 9', '--read-database', 'sensors'], 'Where the secret goes (required: one of these):'],
		[['update', machine.tokenCalled('stack analyser 1').id], 'What changes (required: at least one of these):'],
		[['suspend', '--force'], 'Which tokens (required: their IDs, or one of these):'],
		[['plan', 'revoke', '--reason', 'test'], 'Which tokens (required: one of these):'],
		[['plan', 'revoke', '--all-tokens'], 'why, for whoever reviews it (required)'],
	] as const;
	for (const [parameters, mark] of cases) {
		const {code, stderr} = await machine.run([...parameters]);
		assert.equal(code, 2, stderr);
		const help = await machine.run([...parameters.slice(0, parameters[0] === 'plan' ? 2 : 1), '--help']);
		assert.ok(help.stdout.includes(mark), help.stdout);
	}

	assert.equal(machine.emulator.requests.length, 0);
});
