import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import fc from 'fast-check';
import {FaultList} from '../../../source/emulator/faults/fault-list.js';
import {
	call,
	clusterPath,
} from '../../helpers/emulator/call.js';
import {
	start,
} from '../../helpers/emulator/fault-scenario.js';

suite('which requests a fault strikes', () => {
	test('by method, kind of path, cluster and token; setFaults and addFault at any time', async t => {
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

	test('500 twice, then 429, then the true answer; and only the nth request', async t => {
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

	test('by changes: before and after a change of one token, of a cluster, of anything', async t => {
		const {emulator, tokens, path, token, cluster} = await start(t);
		const seen = async () => {
			const reply = await call(emulator, path);
			return reply.status;
		};

		emulator.setFaults([
			{when: {method: 'GET', tokenId: token.id, afterChanges: 2}, do: {kind: 'status', status: 502}},
			{when: {method: 'GET', tokenId: token.id, afterChanges: 1}, do: {kind: 'status', status: 501}},
			{
				when: {
					method: 'GET', path: 'tokens', clusterId: cluster, beforeChanges: 1,
				}, do: {kind: 'status', status: 503},
			},
			{when: {method: 'PATCH', nth: 2}, do: {kind: 'cut', when: 'after-apply'}},
		]);
		assert.equal(await seen(), 200);
		const unchanged = await call(emulator, tokens);
		assert.equal(unchanged.status, 503);
		// A change of another token does not count, and neither does a refused one.
		const created = await call(emulator, tokens, {method: 'POST', body: {description: 'x'}});
		assert.equal(created.status, 200);
		const refused = await call(emulator, path, {method: 'PATCH', body: {}});
		assert.equal(refused.status, 400);
		assert.equal(await seen(), 200);
		const changed = await call(emulator, tokens);
		assert.equal(changed.status, 200);
		// A change whose answer was lost counts.
		await assert.rejects(call(emulator, path, {method: 'PATCH', body: {description: 'y'}}), TypeError);
		assert.equal(await seen(), 501);
		await call(emulator, path, {method: 'DELETE'});
		assert.equal(await seen(), 502);
		assert.deepEqual(emulator.applied.map(({method, tokenId}) => [method, tokenId === token.id]), [['POST', false], ['PATCH', true], ['DELETE', true]]);
		emulator.addFault({when: {method: 'GET', afterChanges: 1}, do: {kind: 'status', status: 500}});
		const fresh = await call(emulator, tokens);
		assert.equal(fresh.status, 200, 'changes before the fault was set do not count');
	});

	test('by token: any token that a create made, and ids in either case', async t => {
		const {emulator, tokens, path, token} = await start(t);
		emulator.setFaults([
			{when: {tokenId: 'created', method: 'GET'}, do: {kind: 'status', status: 503}},
			{when: {tokenId: token.id.toUpperCase(), nth: 2}, do: {kind: 'status', status: 418}},
		]);
		const created = await call(emulator, tokens, {method: 'POST', body: {description: 'x'}});
		const statuses: number[] = [];
		for (const target of [path, `${tokens}/${(created.json as {id: string}).id}`, path, path]) {
			const reply = await call(emulator, target);
			statuses.push(reply.status);
		}

		assert.deepEqual(statuses, [200, 503, 418, 200]);
	});

	test('property: one fault strikes exactly `times` requests, beginning with the nth', () => {
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
