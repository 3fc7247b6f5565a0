import {test} from 'node:test';
import assert from 'node:assert/strict';
import {allRules} from '../../../../source/audit/rules/all-rules.js';
import {databaseRules, tokenRules} from '../../../../source/tokens/filter/findings/token-rules.js';

test('the filter knows the rules of the audit, and no others', () => {
	const names = [...tokenRules, ...databaseRules];
	assert.deepEqual(new Set(names), new Set(allRules.map(({id}) => id)));
	assert.equal(names.length, allRules.length);
});
