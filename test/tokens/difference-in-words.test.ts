import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {sameGrants} from '../../source/tokens/grants/permission-key.js';
import {differenceInWords} from '../../source/tokens/difference-in-words.js';
import {
	grantsOf,
	permissions,
	plainPermissions,
	shuffled,
	somePermissions,
} from '../helpers/tokens/edit-arbitraries.js';

const token = (description: string, grants: string) => ({description, permissions: permissions(grants)});

test('differences in words', () => {
	for (const [before, after, words] of [
		[token('a', ''), token('a', ''), []],
		[token('a', 'read:x write:x'), token('a', 'write:x read:x read:x'), []],
		[token('a', 'read:x'), token('b', 'read:x'), ['description: "a" becomes "b"']],
		[token('a', 'read:x'), token('a ', 'read:x'), ['description: "a" becomes "a "']],
		[token('a', 'write:sensors admin:x read:*'), token('', 'read:flight2 admin:x'), [
			'description: "a" becomes ""',
			'write on sensors: removed',
			'read on all databases: removed',
			'read on flight2: added',
		]],
		[token('a', 'read:x'), token('a', 'read:X'), ['read on x: removed', 'read on X: added']],
	] as const) {
		assert.deepEqual(differenceInWords(before, after), words);
	}
});

test('a changed unknown field is a difference, another order of fields is not', () => {
	const plain = {action: 'read', resource: 'x'};
	const limited = {action: 'read', resource: 'x', condition: {from: 1, to: {a: 1, b: [1, 2]}}};
	const reordered = {condition: {to: {b: [1, 2], a: 1}, from: 1}, resource: 'x', action: 'read'};
	assert.ok(sameGrants([limited], [reordered]));
	assert.ok(!sameGrants([limited], [plain]));
	const otherwise = {...limited, condition: {...limited.condition, to: {a: 1, b: [2, 1]}}};
	assert.ok(!sameGrants([limited], [otherwise]));
	assert.deepEqual(
		differenceInWords({description: '', permissions: [plain]}, {description: '', permissions: [limited]}),
		['read on x: changed in fields that influx-tokens does not know'],
	);
});

test('another order and repeated permissions are not a difference', () => {
	fc.assert(fc.property(somePermissions.chain(list => fc.tuple(fc.constant(list), shuffled(list))), ([list, other]) => {
		assert.ok(sameGrants(list, other));
		assert.deepEqual(differenceInWords({description: 'a', permissions: list}, {description: 'a', permissions: other}), []);
	}));
});

test('each different grant has one text, and in the opposite direction "added" becomes "removed"', () => {
	fc.assert(fc.property(plainPermissions, plainPermissions, (before, after) => {
		const there = differenceInWords({description: '', permissions: before}, {description: '', permissions: after});
		const back = differenceInWords({description: '', permissions: after}, {description: '', permissions: before});
		const [earlier, later] = [new Set(grantsOf(before)), new Set(grantsOf(after))];
		assert.equal(there.length, earlier.symmetricDifference(later).size);
		assert.equal(there.length === 0, sameGrants(before, after));
		assert.deepEqual(
			there.filter(text => text.endsWith(': added')).map(text => text.replace(/: added$/, ': removed')).toSorted(),
			back.filter(text => text.endsWith(': removed')).toSorted(),
		);
	}));
});
