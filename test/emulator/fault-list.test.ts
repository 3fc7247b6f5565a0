import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import fc from 'fast-check';
import {FaultList} from '../../source/emulator/faults.js';
import {
	call,
	clusterPath,
} from './call.js';
import {
	start,
} from './fault-scenario.js';

suite('which requests a fault strikes', () => {
	test('by method, tail, cluster and token; setFaults and addFault at any time', async t => {
		const {emulator, tokens, path, token, cluster} = await start(t);
		const status = async (target: string) => {
			const reply = await call(emulator, target);
			return reply.status;
		};

		const databases = `${clusterPath(emulator)}/databases`;

		emulator.setFaults([{when: {path: 'databases'}, do: {kind: 'status', status: 500}}]);
		assert.deepEqual([await status(databases), await status(tokens), await status(path)], [500, 200, 200]);
		emulator.setFaults([{when: {path: 'token', tokenId: token.id}, do: {kind: 'status', status: 500}}]);
		assert.deepEqual([await status(databases), await status(tokens), await status(path)], [200, 200, 500]);
		emulator.setFaults([{when: {path: 'tokens', clusterId: cluster, method: 'get'}, do: {kind: 'status', status: 500}}]);
		assert.deepEqual([await status(`${clusterPath(emulator, 1)}/tokens`), await status(tokens), await status(path)], [200, 500, 200]);
		emulator.addFault({when: {path: 'token'}, do: {kind: 'status', status: 418}});
		assert.deepEqual([await status(tokens), await status(path)], [500, 418]);
		emulator.setFaults([]);
		assert.deepEqual([await status(tokens), await status(path)], [200, 200]);
	});

	test('500 twice, then 429, then the truth; and the nth request alone', async t => {
		const {emulator, tokens} = await start(t, {
			faults: [
				{when: {times: 2}, do: {kind: 'status', status: 500}},
				{when: {times: 1}, do: {kind: 'status', status: 429}},
				{when: {nth: 5}, do: {kind: 'status', status: 503}},
			],
		});
		const seen: number[] = [];
		for (let index = 0; index < 6; index++) {
			const reply = await call(emulator, tokens);
			seen.push(reply.status);
		}

		assert.deepEqual(seen, [500, 500, 429, 200, 503, 200]);
	});

	test('property: one fault strikes exactly the requests from nth on, times times', () => {
		fc.assert(fc.property(fc.integer({min: 1, max: 20}), fc.option(fc.integer({min: 1, max: 20})), fc.array(fc.constantFrom('GET', 'DELETE'), {maxLength: 40}), (nth, times, methods) => {
			const list = new FaultList([{when: {method: 'DELETE', nth, ...(times !== null && {times})}, do: {kind: 'html'}}]);
			let deletes = 0;
			for (const method of methods) {
				deletes += method === 'DELETE' ? 1 : 0;
				const isDue = method === 'DELETE' && deletes >= nth && deletes < nth + (times ?? 1);
				assert.equal(list.take({method}) !== undefined, isDue);
			}
		}));
	});
});
