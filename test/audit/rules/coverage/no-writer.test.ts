import assert from 'node:assert/strict';
import test from 'node:test';
import {findingsOf, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a database that no live token can write is found', () => {
	const past = '2026-02-01T00:00:00Z';
	const rows = [rowOf(1, ['write sensors', 'read flight2']), rowOf(2, ['write flight1'], {revokedAt: past}), rowOf(3, ['write *'], {expiresAt: past})];
	assert.deepEqual(foundBy('no-writer', rows), ['flight1: no live token can write it', 'flight2: no live token can write it']);
	assert.equal(findingsOf('no-writer', rows)[0]!.rule.sentence(2), '2 databases have no token that can write them.');
});

test('a database is not found that a token may be able to write, nor is _internal', () => {
	assert.deepEqual(foundBy('no-writer', [rowOf(1, ['write *'])]), []);
	assert.deepEqual(foundBy('no-writer', [rowOf(1, ['write *'], {revokedAt: 'yes'})]), []);
	assert.deepEqual(foundBy('no-writer', [], {databaseNames: ['_internal']}), []);
	assert.deepEqual(foundBy('no-writer', [], {databaseNames: undefined}), []);
});

test('the evidence says when grants cannot be read', () => {
	assert.deepEqual(foundBy('no-writer', [rowOf(1, [], {permissions: [{resource: 'sensors'}]})], {databaseNames: ['sensors']}), [
		'sensors: no live token can write it, as far as tokens can be read',
	]);
});
