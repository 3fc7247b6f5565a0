import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('an empty description, one of blanks, and one of nothing but the mark of a suspension are found', () => {
	const rows = ['', '  \t', ' [suspended 2026-06-01]', ' [suspended 2026-06-01 none #000000]', 'x'].map((description, index) => rowOf(index, [], {description}));
	assert.deepEqual(foundBy('no-description', rows), [
		': no description since 2026-01-02',
		'  \t: no description since 2026-01-02',
		' [suspended 2026-06-01]: no description since 2026-01-02',
		' [suspended 2026-06-01 none #000000]: no description since 2026-01-02',
	]);
});

test('a description that cannot be read, and a revoked or expired token, are not found', () => {
	assert.deepEqual(foundBy('no-description', [
		rowOf(1, [], {description: 7}),
		rowOf(2, [], {description: '', revokedAt: '2026-02-01T00:00:00Z'}),
		rowOf(3, [], {description: '', expiresAt: '2026-02-01T00:00:00Z'}),
	]), []);
});
