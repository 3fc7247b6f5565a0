import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';

const policy = {ownerPattern: /@(?<owner>[a-z]*)/u};

test('a description without an owner by the pattern is found', () => {
	const rows = ['telegraf @lena', 'telegraf', 'telegraf @ home', ''].map((description, index) => rowOf(index, [], {description}));
	assert.deepEqual(foundBy('no-owner', rows, {policy}), ['telegraf: no owner by @(?<owner>[a-z]*)', 'telegraf @ home: no owner by @(?<owner>[a-z]*)', ': no owner by @(?<owner>[a-z]*)']);
});

test('a description that cannot be read, and a policy without a pattern, are not found', () => {
	assert.deepEqual(foundBy('no-owner', [rowOf(1, [], {description: 7})], {policy}), []);
	assert.deepEqual(foundBy('no-owner', [rowOf(1, [], {description: ''})]), []);
});
