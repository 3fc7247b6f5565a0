import assert from 'node:assert/strict';
import test from 'node:test';
import {faultsFoundBy, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a grant that names _internal is found, whether or not the list of databases has it', () => {
	const rows = [rowOf(1, ['read _internal', 'read sensors']), rowOf(2, ['read _internal', 'write _internal', 'read _internal'])];
	for (const databaseNames of [['sensors'], ['sensors', '_internal'], undefined]) {
		assert.deepEqual(foundBy('reaches-internal', rows, {databaseNames}), ['token 1: read on _internal', 'token 2: read and write on _internal']);
	}

	assert.deepEqual(faultsFoundBy('reaches-internal', rows)[0], ['read _internal']);
});

test('a grant on * or on a name that only looks like it is not found', () => {
	assert.deepEqual(foundBy('reaches-internal', [rowOf(1, ['read *']), rowOf(2, ['read internal', 'read _Internal'])]), []);
});
