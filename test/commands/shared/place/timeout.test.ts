import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startMachine} from '../../../helpers/commands/start-machine.js';

test('a revoke that takes longer than --timeout is unknown until a look shows what became of it', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('stack analyser 1');
	machine.emulator.setFaults([{when: {method: 'DELETE', times: 1}, do: {kind: 'hang', when: 'after-apply'}}]);
	const ran = await machine.run(['revoke', id, '--force', '--timeout', '1s', '--format', 'jsonl']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.partialDeepStrictEqual(JSON.parse(ran.stdout), {id, result: 'revoked'});
	assert.equal(machine.emulator.requests.filter(({method}) => method === 'DELETE').length, 1, 'it is sent once');
});

test('a list that takes longer than INFLUX_TOKENS_TIMEOUT ends with one sentence, and a wrong value sends nothing', async t => {
	const machine = await startMachine(t);
	machine.emulator.setFaults([{when: {method: 'GET'}, do: {kind: 'hang', when: 'before-apply'}}]);
	/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
	const slow = await machine.run(['list'], {INFLUX_TOKENS_TIMEOUT: '1s'});
	assert.deepEqual([slow.code, slow.stdout], [1, '']);
	assert.match(slow.stderr, /^No complete answer from \S+ within 1 s\. Check the network/);
	const count = machine.emulator.requests.length;
	const wrong = await machine.run(['list'], {INFLUX_TOKENS_TIMEOUT: 'soon'});
	/* eslint-enable @typescript-eslint/naming-convention */
	assert.deepEqual(wrong, {code: 2, stdout: '', stderr: 'INFLUX_TOKENS_TIMEOUT is not a time from 1s to 1h, like 30s, 1m30s, or 90 for seconds.\n'});
	assert.equal(machine.emulator.requests.length, count);
});
