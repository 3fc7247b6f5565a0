import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {countResults, summarizeChanges} from '../../source/operations/summarize-changes.js';
import type {TrackedChange, ChangeResult, ChangeResultKind} from '../../source/operations/types.js';
import {token} from '../helpers/operations/arbitraries.js';

const at = new Date('2026-05-05T14:02:11.900Z');

const revoke = (kind: ChangeResultKind, more: Partial<ChangeResult> = {}): TrackedChange => ({
	token: {
		id: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55', description: 'telegraf edge-06', permissions: [], createdAt: '2025-01-01T00:00:00Z',
	},
	request: {kind: 'revoke'},
	stage: 'done',
	result: {
		kind, cause: undefined, at, ...more,
	},
});

test('the summary of one revoke is a sentence', () => {
	const sentences: ReadonlyArray<readonly [TrackedChange, string]> = [
		[revoke('revoked', {verification: 'gone'}), 'Revoked telegraf edge-06 (6f2c1c1e): verified gone, 14:02:11Z'],
		[revoke('revoked', {verification: 'marked-revoked'}), 'Revoked telegraf edge-06 (6f2c1c1e): verified, marked as revoked, 14:02:11Z'],
		[revoke('revoked', {verification: 'gone', cause: 'its answer was lost'}), 'Revoked telegraf edge-06 (6f2c1c1e): verified gone (its answer was lost), 14:02:11Z'],
		[revoke('accepted'), 'Revoke of telegraf edge-06 (6f2c1c1e) accepted but not yet visible, 14:02:11Z'],
		[revoke('already-gone'), 'telegraf edge-06 (6f2c1c1e) was already gone, 14:02:11Z'],
		[revoke('skipped', {cause: 'its permissions changed since you confirmed'}), 'Skipped telegraf edge-06 (6f2c1c1e): its permissions changed since you confirmed'],
		[revoke('unknown', {cause: 'the connection was cut'}), 'Unknown whether telegraf edge-06 (6f2c1c1e) is revoked: the connection was cut'],
		[revoke('failed', {cause: '400: no'}), 'Not revoked: telegraf edge-06 (6f2c1c1e): 400: no'],
		[revoke('not-started', {cause: 'stopped before its turn'}), 'Not started: telegraf edge-06 (6f2c1c1e): stopped before its turn'],
		[{...revoke('failed'), stage: 'revoking', result: undefined}, 'Revoking telegraf edge-06 (6f2c1c1e)'],
	];
	for (const [one, sentence] of sentences) {
		assert.equal(summarizeChanges([one]), sentence);
	}
});

test('the summary of many changes counts the changes that were done, then each other kind of result', () => {
	const many = (count: number, kind: ChangeResultKind) => Array.from({length: count}, () => revoke(kind));
	assert.equal(summarizeChanges([...many(7, 'revoked'), ...many(3, 'not-started'), ...many(1, 'unknown'), ...many(1, 'skipped')]), 'Revoked 7 of 12: 1 skipped, 1 unknown, 3 not started');
	assert.equal(summarizeChanges(many(12, 'revoked')), 'Revoked 12 of 12');
	assert.equal(summarizeChanges([...many(1, 'accepted'), ...many(2, 'already-gone'), ...many(1, 'failed')]), 'Revoked 0 of 4: 1 accepted but not yet visible, 2 already gone, 1 failed');
});

const update = (action: 'suspend' | 'resume' | 'update', result: Partial<ChangeResult> = {}): TrackedChange => ({
	token: {
		id: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55', description: `telegraf edge-08${action === 'resume' ? ' [suspended 2026-11-24]' : ''}`, permissions: [], createdAt: '2025-01-01T00:00:00Z',
	},
	request: {kind: 'update', action, fields: {description: 'another'}},
	stage: 'done',
	result: {
		kind: 'changed', cause: undefined, at, ...result,
	},
});

test('each kind of update has its own words', () => {
	const sentences: ReadonlyArray<readonly [TrackedChange, string]> = [
		[update('suspend'), 'Suspended telegraf edge-08 (6f2c1c1e): verified, 14:02:11Z'],
		[update('resume'), 'Resumed telegraf edge-08 (6f2c1c1e): verified, 14:02:11Z'],
		[update('update', {cause: 'the answer was lost, but it is as requested'}), 'Updated telegraf edge-08 (6f2c1c1e): verified (the answer was lost, but it is as requested), 14:02:11Z'],
		[update('suspend', {kind: 'accepted'}), 'Suspend of telegraf edge-08 (6f2c1c1e) accepted but not yet visible, 14:02:11Z'],
		[update('suspend', {kind: 'unknown', cause: 'the line was cut'}), 'Unknown whether telegraf edge-08 (6f2c1c1e) is suspended: the line was cut'],
		[update('resume', {kind: 'failed', cause: '400: no'}), 'Not resumed: telegraf edge-08 (6f2c1c1e): 400: no'],
		[{...update('suspend'), stage: 'changing', result: undefined}, 'Suspending telegraf edge-08 (6f2c1c1e)'],
	];
	for (const [one, sentence] of sentences) {
		assert.equal(summarizeChanges([one]), sentence);
	}

	const seven = Array.from({length: 7}, () => update('suspend'));
	assert.equal(summarizeChanges([...seven, update('suspend', {kind: 'skipped'}), update('suspend', {kind: 'failed'})]), 'Suspended 7 of 9: 1 skipped, 1 failed');
	assert.equal(summarizeChanges([update('suspend'), revoke('revoked')]), 'Changed 2 of 2');
	assert.equal(summarizeChanges([]), 'Nothing to change');
});

test('the counts of the results add up to the number of changes that have a result', () => {
	const kinds: readonly ChangeResultKind[] = ['revoked', 'changed', 'accepted', 'already-gone', 'skipped', 'unknown', 'failed', 'not-started'];
	fc.assert(fc.property(fc.array(fc.tuple(token, fc.option(fc.constantFrom(...kinds), {nil: undefined}))), pairs => {
		const changes = pairs.map(([one, kind]): TrackedChange => ({...revoke(kind ?? 'failed'), token: one, ...(kind === undefined && {stage: 'waiting', result: undefined})}));
		const counts = countResults(changes);
		assert.deepEqual(Object.keys(counts).toSorted(), kinds.toSorted());
		assert.equal(Object.values(counts).reduce((sum, count) => sum + count, 0), changes.filter(({result}) => result).length);
	}));
});
