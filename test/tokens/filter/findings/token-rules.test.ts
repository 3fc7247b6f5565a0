import {test} from 'node:test';
import assert from 'node:assert/strict';
import {allRules} from '../../../../source/audit/rules/all-rules.js';
import {databaseRules, tokenRules} from '../../../../source/tokens/filter/findings/token-rules.js';

test('the filter knows every rule of the audit', () => {
	const names = [...tokenRules, ...databaseRules];
	assert.deepEqual(allRules.map(({id}) => id).filter(id => !names.includes(id)), []);
	assert.equal(new Set(names).size, names.length);
});
