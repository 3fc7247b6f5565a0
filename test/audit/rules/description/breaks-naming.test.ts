import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';

const policy = {namingPattern: /^[a-z]+ [a-z]+$/u};

test('a description that does not match the pattern is found, an empty one too', () => {
	const rows = ['telegraf edge', 'Telegraf', ''].map((description, index) => rowOf(index, [], {description}));
	assert.deepEqual(foundBy('breaks-naming', rows, {policy}), [
		'Telegraf: does not match ^[a-z]+ [a-z]+$',
		': does not match ^[a-z]+ [a-z]+$',
	]);
});

test('the marks of this program, a description that cannot be read, and a policy without a pattern break nothing', () => {
	const rows = ['telegraf edge [suspended 2026-06-01]', 'telegraf edge [rotated 2026-06-01] [suspended 2026-06-01 none #000000]', 7].map((description, index) => rowOf(index, [], {description}));
	assert.deepEqual(foundBy('breaks-naming', rows, {policy}), []);
	assert.deepEqual(foundBy('breaks-naming', [rowOf(1, [], {description: 'Telegraf'})]), []);
});
