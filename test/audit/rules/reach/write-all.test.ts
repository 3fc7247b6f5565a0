import assert from 'node:assert/strict';
import test from 'node:test';
import {faultsFoundBy, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a token that can write every database is found, with the day of its creation', () => {
	const rows = [rowOf(1, ['read sensors', 'write *', 'write *'], {createdAt: '2022-03-04T23:59:59Z'}), rowOf(2, ['write *'], {expiresAt: '2026-06-15T12:00:01Z'})];
	assert.deepEqual(foundBy('write-all', rows), ['token 1: write on * since 2022-03-04', 'token 2: write on * since 2026-01-02']);
	assert.deepEqual(faultsFoundBy('write-all', rows), [['write *', 'write *'], ['write *']]);
});

test('other grants and tokens that are gone are not found', () => {
	assert.deepEqual(foundBy('write-all', [
		rowOf(1, ['read *', 'write flight1', 'Write *']),
		rowOf(2, ['write *'], {revokedAt: '2026-02-03T04:05:06Z'}),
		rowOf(3, ['write *'], {expiresAt: '2026-06-15T12:00:00Z'}),
	]), []);
});

test('a token whose grants cannot all be read is not found, and one whose creation or expiry cannot be read is', () => {
	assert.deepEqual(foundBy('write-all', [
		rowOf(1, [], {permissions: [{action: 'write', resource: '*'}, {action: 'read'}]}),
		rowOf(2, ['write *'], {createdAt: 'once'}),
		rowOf(3, ['write *'], {expiresAt: 'soon'}),
	]), ['token 2: write on * since an unknown day', 'token 3: write on * since 2026-01-02']);
});

test('rows of one ID with different grants are not found', () => {
	assert.deepEqual(foundBy('write-all', [rowOf(1, ['write *']), rowOf(1, ['write sensors'])]), []);
});
