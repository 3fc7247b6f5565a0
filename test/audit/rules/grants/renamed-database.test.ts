import assert from 'node:assert/strict';
import test from 'node:test';
import {
	faultsFoundBy,
	findingsOf,
	foundBy,
	rowOf,
} from '../../../helpers/audit/found-by.js';

const databaseNames = ['plant/north', 'plant/south', 'sensors'];

test('a missing name is found where a database that no token names has the same words', () => {
	const rows = [rowOf(1, ['read plant_north_2', 'write plant_north_2', 'read sensors']), rowOf(2, ['read plant/south']), rowOf(3, ['read north'])];
	assert.deepEqual(foundBy('renamed-database', rows, {databaseNames}), [
		'token 1: no database is named plant_north_2, and no token names plant/north',
		'token 3: no database is named north, and no token names plant/north',
	]);
	assert.deepEqual(faultsFoundBy('renamed-database', rows, {databaseNames})[0], ['read plant_north_2', 'write plant_north_2']);
	assert.deepEqual(findingsOf('renamed-database', rows, {databaseNames})[0]!.databases, ['plant_north_2']);
});

test('a database that some token names is not the new name', () => {
	assert.deepEqual(foundBy('renamed-database', [rowOf(1, ['read plant_north_2']), rowOf(2, ['write plant/north'])], {databaseNames}), []);
});

test('a database that only a * or a revoked token reaches may be the new name', () => {
	const revoked = rowOf(2, ['write plant/north'], {revokedAt: '2026-02-01T00:00:00Z'});
	assert.equal(findingsOf('renamed-database', [rowOf(1, ['read plant_north_2']), revoked, rowOf(3, ['read *'])], {databaseNames}).length, 1);
});

test('names that share only some of their words, or no word of three letters, are not found', () => {
	assert.deepEqual(foundBy('renamed-database', [rowOf(1, ['read plant-east', 'read a/b', 'read 42'])], {databaseNames: [...databaseNames, 'a/c', '43']}), []);
});

test('a misspelt name is left to misspelt-database', () => {
	assert.deepEqual(foundBy('renamed-database', [rowOf(1, ['read plant-north'])], {databaseNames}), []);
});

test('a word in the names of many databases tells nothing', () => {
	const many = Array.from({length: 9}, (_, index) => `plant/${index}`);
	assert.equal(findingsOf('renamed-database', [rowOf(1, ['read plant'])], {databaseNames: many.slice(1)}).length, 1);
	assert.equal(findingsOf('renamed-database', [rowOf(1, ['read plant'])], {databaseNames: many}).length, 0);
});

test('nothing is found where the databases are not known', () => {
	assert.deepEqual(foundBy('renamed-database', [rowOf(1, ['read north'])], {databaseNames: undefined}), []);
});
