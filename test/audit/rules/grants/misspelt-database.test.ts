import assert from 'node:assert/strict';
import test from 'node:test';
import {
	faultsFoundBy,
	findingsOf,
	foundBy,
	rowOf,
} from '../../../helpers/audit/found-by.js';

test('a missing name that is one edit away from a database is found, with the database that was meant', () => {
	assert.deepEqual(foundBy('misspelt-database', [
		rowOf(1, ['read sensor', 'write sensor', 'write sensors']),
		rowOf(2, ['read senssors', 'read snesors', 'read gone']),
		rowOf(3, ['read SENSORS']),
	]), ['token 1: sensor for sensors', 'token 2: senssors for sensors and snesors for sensors', 'token 3: SENSORS for sensors']);
});

test('the grants on the wrong names are those to drop', () => {
	const rows = [rowOf(1, ['read sensor', 'read sensors', 'write sensor', 'read gone'])];
	assert.deepEqual(faultsFoundBy('misspelt-database', rows), [['read sensor', 'write sensor']]);
	assert.deepEqual(findingsOf('misspelt-database', rows)[0]!.databases, ['sensor']);
});

test('existing names, names of a series, and names further away are not found', () => {
	assert.deepEqual(foundBy('misspelt-database', [rowOf(1, ['read flight1', 'read flight3', 'read flight12', 'read flight', 'read sens', 'read sensory', 'read *', 'read _internal'])]), ['token 1: sensory for sensors']);
});

test('nothing is found where the databases are not known', () => {
	assert.deepEqual(foundBy('misspelt-database', [rowOf(1, ['read sensor'])], {databaseNames: undefined}), []);
});
