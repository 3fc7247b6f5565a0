import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {readTokenList} from '../../source/api/token-list.js';
import {inSteps, itemsAtOnce} from '../../source/audit/in-steps.js';
import {factsInSteps} from '../../source/audit/facts.js';
import {defaultPolicy} from '../../source/audit/policy/policy.js';
import {allRules} from '../../source/audit/rules/all-rules.js';
import {rowOf} from '../helpers/audit/found-by.js';
import {now} from '../helpers/tokens/arbitraries.js';

test('each item has its turn once and in order, and no step has more items than it may', () => {
	fc.assert(fc.property(fc.nat({max: 3 * itemsAtOnce}), length => {
		const items = Array.from({length}, (_, index) => index);
		const done: number[] = [];
		const lengths: number[] = Array.from(inSteps(items, item => {
			done.push(item);
		}), _ => done.length);

		assert.deepEqual(done, items);
		assert.deepEqual(lengths, Array.from({length: Math.floor(length / itemsAtOnce)}, (_, index) => (index + 1) * itemsAtOnce));
	}), {numRuns: 50});
});

test('a rule that asks each token gives a key a turn between them', () => {
	const rows = Array.from({length: (2 * itemsAtOnce) + 1}, (_, index) => rowOf(1, ['write gone'], {id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`}));
	const preparation = factsInSteps({
		tokens: readTokenList(rows), databaseNames: ['sensors'], now, policy: {...defaultPolicy, namingPattern: /x/u, ownerPattern: /x/u}, journal: {rotations: [], changed: new Map()}, lastLook: {at: new Date(now).toISOString(), grants: new Map()},
	});
	let step = preparation.next();
	let turns = 0;
	while (!step.done) {
		step = preparation.next();
		turns++;
	}

	assert.ok(turns >= 2, `the facts were prepared in ${turns} turns`);
	for (const id of ['test-like', 'no-owner', 'breaks-naming', 'never-expires', 'missing-database', 'same-grants', 'subset-of-another', 'contradicts-grants', 'changed-since-look', 'duplicate-description']) {
		const found = [...allRules.find(rule => rule.id === id)!.find(step.value)];
		assert.ok(found.filter(raised => raised === undefined).length >= 2, id);
	}
});
