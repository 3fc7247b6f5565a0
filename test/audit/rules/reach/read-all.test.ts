import assert from 'node:assert/strict';
import test from 'node:test';
import {faultsFoundBy, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a token that can read every database is found, with the day of its creation', () => {
	const rows = [rowOf(1, ['read *', 'write sensors']), rowOf(2, ['write *', 'read *'])];
	assert.deepEqual(foundBy('read-all', rows), ['token 1: read on * since 2026-01-02', 'token 2: read on * since 2026-01-02']);
	assert.deepEqual(faultsFoundBy('read-all', rows), [['read *'], ['read *']]);
});

test('other grants and tokens that are gone or cannot be read are not found', () => {
	assert.deepEqual(foundBy('read-all', [
		rowOf(1, ['write *', 'read flight1', 'READ *']),
		rowOf(2, ['read *'], {revokedAt: '2026-02-03T04:05:06Z'}),
		rowOf(3, [], {permissions: [{action: 'read', resource: '*'}, 7]}),
	]), []);
});
