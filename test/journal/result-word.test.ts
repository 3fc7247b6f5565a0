import assert from 'node:assert/strict';
import {test} from 'node:test';
import {resultWord} from '../../source/journal/rows/result-word.js';

test('a change that was applied has the past of its action, and every other result its own word', () => {
	const actions = ['create', 'update', 'suspend', 'resume', 'revoke'] as const;
	assert.deepEqual(actions.map(action => resultWord('changed', action)), ['created', 'updated', 'suspended', 'resumed', 'revoked']);
	for (const action of actions) {
		assert.equal(resultWord(undefined, action), 'no-outcome');
		for (const result of ['revoked', 'already-gone', 'failed', 'not-started', 'a word of a later version']) {
			assert.equal(resultWord(result, action), result);
		}
	}
});
