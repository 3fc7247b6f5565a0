import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {compareLists} from '../../../source/tokens/saved-list/compare-lists.js';

const grant = fc.record({action: fc.constantFrom('read', 'write'), resource: fc.constantFrom('a', 'b', '*')});
const token = fc.record({
	id: fc.constantFrom('1', '2', '3', '4'),
	description: fc.constantFrom('x', 'y'),
	status: fc.constantFrom('active', 'suspended', 'revoked', 'expired', undefined),
	permissions: fc.array(grant, {maxLength: 4}),
	expiresAt: fc.constantFrom(undefined, '2027-01-31T00:00:00Z'),
});
const list = fc.uniqueArray(token, {selector: ({id}) => id});

test('a list differs neither from itself nor from itself in another order', () => {
	fc.assert(fc.property(list, tokens => {
		assert.deepEqual(compareLists(tokens, tokens.toReversed().map(each => ({...each, permissions: [...each.permissions, ...each.permissions].toReversed()}))), []);
	}));
});

test('the comparison the other way round has the same tokens, with what was gained as lost', () => {
	fc.assert(fc.property(list, list, (one, other) => {
		const back = new Map(compareLists(other, one).map(difference => [difference.id, difference]));
		const there = compareLists(one, other);
		assert.equal(back.size, there.length);
		for (const {id, change, gained, lost} of there) {
			assert.deepEqual([back.get(id)?.gained, back.get(id)?.lost], [lost, gained]);
			assert.equal(back.get(id)?.change, {appeared: 'went-away', 'went-away': 'appeared', changed: 'changed'}[change]);
		}
	}));
});
