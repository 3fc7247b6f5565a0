import assert from 'node:assert/strict';
import test from 'node:test';
import {findingsOf, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('equal descriptions are found in upper or lower case, in any form of accents, and also where one token is suspended', () => {
	const rows = ['Zähler 7', 'ZA\u{308}HLER 7', 'zähler 7 [suspended 2026-06-01]', 'Zähler 8', 'loader', 'Loader '].map((description, index) => rowOf(index, [], {description}));
	assert.deepEqual(foundBy('duplicate-description', rows), [
		'Zähler 7: the same description as 2 other tokens',
		'ZA\u{308}HLER 7: the same description as 2 other tokens',
		'zähler 7 [suspended 2026-06-01]: the same description as 2 other tokens',
		'loader: the same description as 1 other token',
		'Loader : the same description as 1 other token',
	]);
	assert.deepEqual(findingsOf('duplicate-description', rows)[0]!.others!().map(({position}) => position), [1, 2]);
});

test('empty descriptions, a revoked twin, and a successor with the mark of its rotation are not found', () => {
	assert.deepEqual(foundBy('duplicate-description', [
		rowOf(1, [], {description: ''}),
		rowOf(2, [], {description: ' '}),
		rowOf(3, [], {description: 'loader'}),
		rowOf(4, [], {description: 'loader', revokedAt: '2026-02-01T00:00:00Z'}),
		rowOf(5, [], {description: 'loader [rotated 2026-06-01]'}),
	]), []);
});
