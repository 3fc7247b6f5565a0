import assert from 'node:assert/strict';
import test from 'node:test';
import {findingsOf, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

const thresholds = {manyDatabases: 2};

test('a token with grants on more names than the policy allows is found', () => {
	const rows = [rowOf(1, ['read flight1', 'write flight1', 'read flight2', 'write sensors'])];
	assert.deepEqual(foundBy('many-databases', rows, {thresholds}), ['token 1: grants on 3 databases, and more than 2 are many']);
	assert.deepEqual(findingsOf('many-databases', rows, {thresholds})[0]!.databases, ['flight1', 'flight2', 'sensors']);
});

test('each name counts once, and a name that the token\'s own * covers does not count', () => {
	assert.deepEqual(foundBy('many-databases', [
		rowOf(1, ['read flight1', 'write flight1', 'read flight2', 'write flight2']),
		rowOf(2, ['read *', 'read flight1', 'read flight2', 'read sensors', 'write flight1']),
	], {thresholds}), []);
});

test('names under an action that has no * count', () => {
	assert.deepEqual(foundBy('many-databases', [rowOf(1, ['read *', 'write flight1', 'write flight2', 'write sensors'])], {thresholds}), ['token 1: grants on 3 databases, and more than 2 are many']);
});

test('ten names are not many by default, and eleven are', () => {
	const grants = Array.from({length: 11}, (_, index) => `read name-${index}`);
	assert.deepEqual(foundBy('many-databases', [rowOf(1, grants.slice(1)), rowOf(2, grants)]), ['token 2: grants on 11 databases, and more than 10 are many']);
});
