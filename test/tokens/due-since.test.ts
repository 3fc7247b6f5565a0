import assert from 'node:assert/strict';
import test from 'node:test';
import {dueSince} from '../../source/tokens/due-since.js';
import {rotationStep, type RotationFacts} from '../../source/tokens/rotation.js';

const now = Date.UTC(2026, 5, 15, 12);

function since(facts: Partial<RotationFacts>): string | undefined {
	const rotation: RotationFacts = {
		rotationId: 'a', oldTokenId: 'b', oldDescription: 'c', done: [], ...facts,
	};
	const ms = dueSince(rotation, rotationStep(rotation, now));
	return ms === undefined ? undefined : new Date(ms).toISOString();
}

test('a step is due since the step before it, or since the end of its wait', () => {
	assert.equal(since({startedAt: '2026-06-01T00:00:00Z'}), '2026-06-01T00:00:00.000Z');
	assert.equal(since({done: [{step: 'created', at: '2026-06-02T00:00:00Z'}]}), '2026-06-02T00:00:00.000Z');
	assert.equal(since({done: [{step: 'handed-over', at: '2026-06-03T00:00:00Z'}]}), '2026-06-03T00:05:00.000Z');
	assert.equal(since({done: [{step: 'suspended', at: '2026-06-04T00:00:00Z'}]}), '2026-06-04T00:00:00.000Z');
	assert.equal(since({done: [{step: 'soaking', at: '2026-06-05T00:00:00Z', until: '2026-06-06T00:00:00Z'}]}), '2026-06-06T00:00:00.000Z');
});

test('when the end of a soak cannot be read, it has to be chosen since it was chosen last', () => {
	assert.equal(since({done: [{step: 'suspended', at: '2026-06-04T00:00:00Z'}, {step: 'soaking', at: '2026-06-05T00:00:00Z', until: 'later'}]}), '2026-06-05T00:00:00.000Z');
});

test('it is not known while no step is due, and where the journal has no time', () => {
	assert.equal(since({}), undefined);
	assert.equal(since({newTokenId: 'd'}), undefined);
	assert.equal(since({done: [{step: 'soaking', at: '2026-06-05T00:00:00Z', until: '2026-07-01T00:00:00Z'}]}), undefined);
	assert.equal(since({done: [{step: 'revoked', at: '2026-06-05T00:00:00Z'}]}), undefined);
});
