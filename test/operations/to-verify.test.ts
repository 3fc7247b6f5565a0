import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {toVerify} from '../../source/operations/to-verify.js';

const stages = ['waiting', 'checking', 'revoking', 'verifying', 'done'] as const;

test('what is underway and not in flight is to be verified', () => {
	fc.assert(fc.property(fc.array(fc.constantFrom(...stages)), fc.nat(), (chosen, part) => {
		const changes = chosen.map(stage => ({stage}));
		const underway = chosen.filter(stage => stage !== 'waiting' && stage !== 'done').length;
		const inFlight = underway === 0 ? 0 : part % (underway + 1);
		assert.equal(toVerify({changes, inFlight}), underway - inFlight);
	}));
	assert.equal(toVerify({changes: [], inFlight: 1}), 0);
});
