import assert from 'node:assert/strict';
import test from 'node:test';
import {findingsOf, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a database that no live token can read is found', () => {
	const past = '2026-02-01T00:00:00Z';
	const rows = [rowOf(1, ['read sensors', 'write flight2']), rowOf(2, ['read flight1'], {revokedAt: past}), rowOf(3, ['read *'], {expiresAt: past})];
	assert.deepEqual(foundBy('no-reader', rows), ['flight1: no live token can read it', 'flight2: no live token can read it']);
	assert.equal(findingsOf('no-reader', rows)[0]!.rule.sentence(2), '2 databases have no token that can read them.');
});

test('a database is not found that a token may be able to read, nor is _internal', () => {
	assert.deepEqual(foundBy('no-reader', [rowOf(1, ['read *'])]), []);
	assert.deepEqual(foundBy('no-reader', [rowOf(1, ['read *'], {revokedAt: 'yes'})]), []);
	assert.deepEqual(foundBy('no-reader', [], {databaseNames: ['_internal']}), []);
	assert.deepEqual(foundBy('no-reader', [], {databaseNames: undefined}), []);
});

test('the evidence says when grants cannot be read', () => {
	assert.deepEqual(foundBy('no-reader', [rowOf(1, [], {permissions: [{resource: 'sensors'}]})], {databaseNames: ['sensors']}), [
		'sensors: no live token can read it, as far as tokens can be read',
	]);
});
