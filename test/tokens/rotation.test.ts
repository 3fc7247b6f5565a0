import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	rotationStep,
	successorDescription,
	type RotationFacts,
	type RotationRecord,
} from '../../source/tokens/rotation.js';
import {suspendedDescription, withoutSuspensionMark} from '../../source/tokens/suspension/suspended-description.js';
import {now} from '../helpers/tokens/arbitraries.js';

const at = '2026-06-01T12:00:00Z';
const soaking = (until: string): RotationRecord => ({step: 'soaking', at, until});
const past = soaking('2026-06-15T12:00:00Z');
const future = soaking('2026-06-15T12:00:01Z');

const facts = (...done: ReadonlyArray<Exclude<RotationRecord['step'], 'soaking'> | RotationRecord>): RotationFacts => ({
	rotationId: '00000000-0000-4000-8000-000000000001',
	oldTokenId: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55',
	oldDescription: 'telegraf edge-08',
	done: done.map(each => typeof each === 'string' ? {step: each, at} : each),
});

test('the next step of a rotation', () => {
	for (const [known, step, words, isDue, canBeUndone] of [
		[facts(), 'create', 'create the successor of telegraf edge-08', true, true],
		[facts('created'), 'hand-over', 'hand over the secret of the successor of telegraf edge-08', true, true],
		[{...facts(), newTokenId: '7f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55'}, 'hand-over', 'hand over the secret of the successor of telegraf edge-08', true, true],
		[facts('created', 'handed-over'), 'suspend', 'suspend telegraf edge-08', true, true],
		[facts('created', 'handed-over', 'suspended'), 'choose-soak', 'choose how long telegraf edge-08 soaks before it is revoked', true, true],
		[facts('created', 'handed-over', 'suspended', soaking('later')), 'choose-soak', 'choose how long telegraf edge-08 soaks before it is revoked', true, true],
		[facts('created', 'handed-over', 'suspended', past), 'revoke', 'revoke telegraf edge-08', true, true],
		[facts('created', 'handed-over', 'suspended', past, 'revoked'), 'finished', 'telegraf edge-08 is revoked', false, false],
		[facts('created', 'handed-over', 'suspended', past, 'undone'), 'undone', 'the rotation of telegraf edge-08 is undone', false, false],
		[facts('created', 'undone'), 'undone', 'the rotation of telegraf edge-08 is undone', false, false],
		// A line of the journal is missing.
		[facts('suspended', past), 'revoke', 'revoke telegraf edge-08', true, true],
		[facts('created', past), 'revoke', 'revoke telegraf edge-08', true, true],
	] as const) {
		assert.deepEqual(rotationStep(known, now), {
			step,
			isDue,
			canBeUndone,
			words,
		});
	}
});

test('a soak ends at the chosen time, and the last choice counts', () => {
	const expected = {
		step: 'soak',
		isDue: false,
		canBeUndone: true,
		words: 'telegraf edge-08 soaks until 2026-06-15T12:00:01Z',
		until: now + 1000,
	};
	assert.deepEqual(rotationStep(facts('created', 'handed-over', 'suspended', future), now), expected);
	assert.deepEqual(rotationStep(facts('created', 'handed-over', 'suspended', past, future), now), expected);
	assert.equal(rotationStep(facts('created', 'handed-over', 'suspended', future, past), now).step, 'revoke');
	assert.equal(rotationStep(facts('created', 'handed-over', 'suspended', future), now + 999).step, 'soak');
	assert.equal(rotationStep(facts('created', 'handed-over', 'suspended', future), now + 1000).step, 'revoke');
});

test('revoking is due only after a soak that is over, and never twice', () => {
	const someRecord: fc.Arbitrary<RotationRecord> = fc.oneof(
		fc.constantFrom('created', 'handed-over', 'suspended', 'revoked', 'undone').map(step => ({step, at} as const)),
		fc.constantFrom(past, future),
	);
	fc.assert(fc.property(fc.array(someRecord), done => {
		const {step, isDue, canBeUndone} = rotationStep(facts(...done), now);
		const isEnded = done.some(record => record.step === 'revoked' || record.step === 'undone');
		assert.equal(canBeUndone, !isEnded);
		assert.equal(step === 'revoke', !isEnded && done.findLast(record => record.step === 'soaking') === past);
		assert.equal(isDue, !isEnded && step !== 'soak');
	}));
});

test('the description of a successor', () => {
	for (const [description, successor] of [
		['telegraf edge-08', 'telegraf edge-08 [rotated 2026-11-24]'],
		['telegraf edge-08 [rotated 2025-11-24]', 'telegraf edge-08 [rotated 2026-11-24]'],
		['telegraf edge-08 [rotated 2025-11-24] [suspended 2026-11-23]', 'telegraf edge-08 [rotated 2026-11-24]'],
		['', ' [rotated 2026-11-24]'],
	] as const) {
		assert.equal(successorDescription(description, '2026-11-24'), successor);
	}

	assert.throws(() => successorDescription('a', '2026-11-31'), RangeError);
	fc.assert(fc.property(fc.string({unit: 'binary'}), description => {
		const first = successorDescription(description, '2026-11-24');
		assert.equal(successorDescription(first, '2027-11-24'), successorDescription(description, '2027-11-24'));
		assert.equal(withoutSuspensionMark(suspendedDescription(first, '2026-11-25')), first);
	}));
});
