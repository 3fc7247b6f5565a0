import assert from 'node:assert/strict';
import test from 'node:test';
import {
	findingsOf,
	foundBy,
	idOf,
	rowOf,
} from '../../../helpers/audit/found-by.js';

test('tokens with equal sets of grants are found; order and repeats do not count', () => {
	const rows = [rowOf(1, ['read sensors', 'write gone']), rowOf(2, ['write gone', 'read sensors', 'write gone']), rowOf(3, ['read sensors'])];
	assert.deepEqual(foundBy('same-grants', rows), [
		'token 1: write gone; read sensors, the same as token 2 (00000000)',
		'token 2: write gone; read sensors, the same as token 1 (00000000)',
	]);
	assert.deepEqual(findingsOf('same-grants', rows)[0]!.others?.().map(({token}) => token.id), [idOf(2)]);
});

test('a large group is named in part', () => {
	const rows = Array.from({length: 5}, (_, index) => rowOf(index, ['read *']));
	assert.equal(foundBy('same-grants', rows)[3], 'token 3: read all databases, the same as token 0 (00000000), token 1 (00000000) and 2 more');
	assert.equal(findingsOf('same-grants', rows)[3]!.others?.().length, 4);
});

test('tokens without grants, suspended and gone ones, and different names are not found', () => {
	const revokedAt = '2026-02-01T00:00:00Z';
	assert.deepEqual(foundBy('same-grants', [
		rowOf(1, []),
		rowOf(2, []),
		rowOf(3, ['read sensors']),
		rowOf(4, ['read sensors'], {revokedAt}),
		rowOf(5, ['read sensors'], {expiresAt: revokedAt}),
		rowOf(6, ['read Sensors']),
		rowOf(7, ['write sensors']),
	]), []);
});

test('tokens whose grants cannot be compared are not found', () => {
	assert.deepEqual(foundBy('same-grants', [
		rowOf(1, ['read sensors']),
		rowOf(2, [], {permissions: [{action: 'read', resource: 'sensors'}, {}]}),
		rowOf(3, [], {permissions: [{action: 'read', resource: 'sensors', effect: 'deny'}]}),
		rowOf(4, [], {permissions: [{action: 'read', resource: 'sensors', effect: 'deny'}]}),
	]), []);
});
