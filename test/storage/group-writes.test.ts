import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {groupWrites} from '../../source/storage/group-writes.js';

test('with any order of events, items are written once and in order, and an error fails exactly the items of its write', async () => {
	await fc.assert(fc.asyncProperty(fc.scheduler(), fc.array(fc.array(fc.boolean(), {minLength: 1, maxLength: 4}), {maxLength: 8}), async (scheduler, callers) => {
		const groups: Array<readonly string[]> = [];
		const failed = new Set<string>();
		let inWrite = 0;
		const bad = new Set<string>();
		const writes = groupWrites(async (items: readonly string[]) => {
			inWrite++;
			assert.equal(inWrite, 1, 'one write at a time');
			groups.push(items);
			await scheduler.schedule(Promise.resolve(), 'write');
			inWrite--;
			if (items.some(item => bad.has(item))) {
				for (const item of items) {
					failed.add(item);
				}

				throw new Error(`failed with ${items.join(' ')}`);
			}

			return items.map(item => `wrote ${item}`);
		});

		const asked: string[] = [];
		const outcomes = new Map<string, string>();
		const finished = Promise.all(callers.map(async (writesOfCaller, caller) => {
			for (const [index, isBad] of writesOfCaller.entries()) {
				await scheduler.schedule(Promise.resolve(), 'call');
				const item = `${caller}.${index}`;
				asked.push(item);
				if (isBad) {
					bad.add(item);
				}

				try {
					outcomes.set(item, await writes.add(item));
				} catch (error) {
					outcomes.set(item, (error as Error).message);
				}
			}
		}));
		await scheduler.waitFor(finished);
		await writes.settle();
		assert.deepEqual(groups.flat(), asked);
		for (const group of groups) {
			for (const item of group) {
				assert.equal(outcomes.get(item), failed.has(item) ? `failed with ${group.join(' ')}` : `wrote ${item}`);
			}
		}
	}), {numRuns: 200});
});

test('what is asked for during a write goes with the next one, together', async () => {
	const groups: Array<readonly number[]> = [];
	const first = Promise.withResolvers<void>();
	const writes = groupWrites(async (items: readonly number[]) => {
		groups.push(items);
		await first.promise;
		return items;
	});
	const begun = writes.add(1);
	await Promise.resolve();
	await Promise.resolve();
	const later = [2, 3, 4].map(async number => writes.add(number));
	first.resolve();
	assert.deepEqual([await begun, ...await Promise.all(later)], [1, 2, 3, 4]);
	assert.deepEqual(groups, [[1], [2, 3, 4]]);
});
