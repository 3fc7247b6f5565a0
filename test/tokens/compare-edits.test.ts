import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {TokenChanges} from '../../source/api/types.js';
import {mergeGrants} from '../../source/tokens/grants/merge-grants.js';
import {sameGrants} from '../../source/tokens/grants/permission-key.js';
import {compareEdits} from '../../source/tokens/compare-edits.js';
import type {EditableFields} from '../../source/tokens/difference-in-words.js';
import {
	grantsOf,
	permissions,
	plainPermissions,
	shuffled,
	somePermissions,
} from '../helpers/tokens/edit-arbitraries.js';

const token = (description: string, grants: string): EditableFields => ({description, permissions: permissions(grants)});
const loaded = token('a', 'read:x write:x');

const someToken = (grants: typeof plainPermissions): fc.Arbitrary<EditableFields> => fc.record({description: fc.constantFrom('a', 'b', 'c'), permissions: grants});

// Does what the service does with an update.
const after = (live: EditableFields, changes: TokenChanges | undefined): EditableFields => ({...live, ...changes});

const isSame = (one: EditableFields, other: EditableFields) => one.description === other.description && sameGrants(one.permissions, other.permissions);

test('nothing to save', () => {
	for (const [edited, live] of [
		[loaded, loaded],
		[token('a', 'write:x read:x read:x'), loaded],
		[loaded, token('b', '')],
		[token('b', 'read:x write:x'), token('b', 'read:x write:x')],
		[token('a', 'read:x'), token('b', 'read:x')],
	] as const) {
		assert.deepEqual(compareEdits({loaded, edited, live}), {kind: 'nothing'});
	}
});

test('only edited fields are sent, and a field that only the other side changed is not in conflict', () => {
	for (const [edited, live, changes] of [
		[token('b', 'read:x write:x'), loaded, {description: 'b'}],
		[token('a', 'read:x'), loaded, {permissions: permissions('read:x')}],
		[token('b', ''), loaded, {description: 'b', permissions: []}],
		[token('b', 'read:x write:x'), token('a', 'read:y'), {description: 'b'}],
		[token('a', 'read:x'), token('b', 'write:x read:x'), {permissions: permissions('read:x')}],
		[token('b', 'read:x'), token('b', 'read:x write:x'), {permissions: permissions('read:x')}],
	] as const) {
		assert.deepEqual(compareEdits({loaded, edited, live}), {kind: 'clean', changes});
	}
});

test('a clash in both fields, and in one of them', () => {
	assert.deepEqual(compareEdits({loaded, edited: token('b', 'read:x read:y'), live: token('c', 'read:x write:x read:z')}), {
		kind: 'conflict',
		liveDifferences: ['description: "a" becomes "c"', 'read on z: added'],
		yourDifferences: ['description: "a" becomes "b"', 'write on x: removed', 'read on y: added'],
		clashing: ['description', 'permissions'],
		mine: {description: 'b', permissions: permissions('read:x read:y')},
		merged: {permissions: permissions('read:x read:z read:y')},
	});
	assert.deepEqual(compareEdits({loaded, edited: token('b', 'read:x'), live: token('a', 'write:x')}), {
		kind: 'conflict',
		liveDifferences: ['read on x: removed'],
		yourDifferences: ['description: "a" becomes "b"', 'write on x: removed'],
		clashing: ['permissions'],
		mine: {description: 'b', permissions: permissions('read:x')},
		merged: {description: 'b', permissions: []},
	});
	assert.deepEqual(compareEdits({loaded, edited: token('b', 'read:x write:x'), live: token('c', 'read:x write:x')}), {
		kind: 'conflict',
		liveDifferences: ['description: "a" becomes "c"'],
		yourDifferences: ['description: "a" becomes "b"'],
		clashing: ['description'],
		mine: {description: 'b'},
		merged: undefined,
	});
});

test('a merge that changes nothing has nothing to send', () => {
	const comparison = compareEdits({loaded, edited: token('a', 'read:x'), live: token('a', '')});
	assert.equal(comparison.kind, 'conflict');
	assert.equal(comparison.kind === 'conflict' && comparison.merged, undefined);
});

test('different changes of unknown fields are not merged', () => {
	const grant = (condition: number) => [{action: 'read', resource: 'x', condition}];
	assert.equal(mergeGrants({loaded: grant(1), edited: grant(2), live: grant(3)}), undefined);
	assert.equal(mergeGrants({loaded: [], edited: grant(2), live: grant(3)}), undefined);
	assert.deepEqual(mergeGrants({loaded: grant(1), edited: grant(1), live: grant(3)}), grant(3));
	assert.deepEqual(mergeGrants({loaded: grant(1), edited: grant(2), live: grant(1)}), grant(2));
	assert.deepEqual(mergeGrants({loaded: grant(1), edited: [], live: grant(3)}), []);
	assert.deepEqual(mergeGrants({loaded: grant(1), edited: grant(2), live: []}), []);
	assert.equal(compareEdits({
		loaded: {description: '', permissions: grant(1)},
		edited: {description: '', permissions: grant(2)},
		live: {description: '', permissions: grant(3)},
	}).kind, 'conflict');
});

test('a merge has every grant that either side added or both kept, and none that either side removed', () => {
	fc.assert(fc.property(plainPermissions, plainPermissions, plainPermissions, (base, edited, live) => {
		const [before, mine, theirs] = [base, edited, live].map(list => new Set(grantsOf(list)));
		// The plain way: grant by grant.
		const wanted = [...before!.union(mine!).union(theirs!)].filter(grant => before!.has(grant)
			? mine!.has(grant) && theirs!.has(grant)
			: mine!.has(grant) || theirs!.has(grant));
		const merged = mergeGrants({loaded: base, edited, live});
		assert.deepEqual(grantsOf(merged!), wanted.toSorted());
		assert.ok(new Set(grantsOf(live)).intersection(mine!).isSubsetOf(new Set(grantsOf(merged!))));
		// The result is the same when the sides are exchanged.
		assert.deepEqual(grantsOf(mergeGrants({loaded: base, edited: live, live: edited})!), wanted.toSorted());
	}));
});

test('a merge does not change the permissions that stay, nor their order', () => {
	fc.assert(fc.property(somePermissions, somePermissions, somePermissions, (base, edited, live) => {
		const merged = mergeGrants({loaded: base, edited, live});
		assert.deepEqual(mergeGrants({loaded: base, edited: base, live}), live);
		const kept = live.filter(permission => merged?.includes(permission));
		assert.deepEqual(merged?.slice(0, kept.length) ?? [], kept);
	}));
});

test('the changes of a clean edit change only the edited fields; an edit of kind "nothing" is already live', () => {
	const three = fc.tuple(someToken(plainPermissions), someToken(plainPermissions), someToken(plainPermissions), fc.constantFrom('free', 'not mine', 'not theirs'));
	fc.assert(fc.property(three, ([base, mine, theirs, kind]) => {
		const edited = kind === 'not mine' ? base : mine;
		const live = kind === 'not theirs' ? base : theirs;
		const comparison = compareEdits({loaded: base, edited, live});
		if (kind !== 'free') {
			assert.notEqual(comparison.kind, 'conflict');
		}

		if (comparison.kind === 'conflict') {
			assert.ok(comparison.clashing.length > 0);
			assert.ok(comparison.liveDifferences.length > 0);
			assert.deepEqual(after(live, comparison.mine), {
				description: edited.description === base.description ? live.description : edited.description,
				permissions: comparison.mine.permissions ?? live.permissions,
			});
			assert.equal(comparison.merged === undefined, isSame(live, after(live, comparison.merged)));
			return;
		}

		const result = after(live, comparison.kind === 'clean' ? comparison.changes : undefined);
		assert.equal(comparison.kind === 'nothing', isSame(result, live));
		for (const field of ['description', 'permissions'] as const) {
			const isEdited = !isSame({...base, [field]: edited[field]}, base);
			assert.ok(isSame({...result, [field]: isEdited ? edited[field] : live[field]}, result));
		}
	}));
});

test('another order and repeated permissions do not count as a change, on either side', () => {
	const versions = fc.tuple(somePermissions, somePermissions).chain(([list, wanted]) => fc.tuple(fc.constant(list), fc.constant(wanted), shuffled(list)));
	fc.assert(fc.property(versions, ([list, wanted, again]) => {
		const base = {description: 'a', permissions: list};
		const same = {description: 'a', permissions: again};
		assert.deepEqual(compareEdits({loaded: base, edited: same, live: {description: 'b', permissions: wanted}}), {kind: 'nothing'});
		assert.notEqual(compareEdits({loaded: base, edited: {description: 'b', permissions: wanted}, live: same}).kind, 'conflict');
	}));
});
