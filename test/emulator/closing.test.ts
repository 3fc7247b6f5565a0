import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {waitFor} from '../helpers/wait-for.js';
import {
	call,
} from '../helpers/emulator/call.js';
import {
	start,
} from '../helpers/emulator/fault-scenario.js';

suite('closing', () => {
	test('ends connections that hang or are idle, resolves, and may be repeated', async t => {
		const {emulator, tokens} = await start(t, {faults: [{when: {nth: 2}, do: {kind: 'hang', when: 'before-apply'}}]});
		await call(emulator, tokens);
		const cut = assert.rejects(call(emulator, tokens), TypeError);
		await waitFor(() => emulator.requests.at(-1)?.status === 'hang');
		await Promise.all([emulator.close(), emulator.close()]);
		await emulator.close();
		await cut;
		await assert.rejects(call(emulator, tokens), TypeError);
	});

	test('a request takes effect only after the latency, and closing does not wait for it', async t => {
		const quick = await start(t, {latency: 1});
		const reply = await call(quick.emulator, quick.tokens);
		assert.equal(reply.status, 200);

		const {emulator, path, isRevoked} = await start(t, {latency: 2_000_000});
		const cut = assert.rejects(call(emulator, path, {method: 'DELETE'}), TypeError);
		await waitFor(() => emulator.requests.length === 1);
		await emulator.close();
		await cut;
		assert.equal(isRevoked(), false);
	});
});
