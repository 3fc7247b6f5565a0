import assert from 'node:assert/strict';
import test from 'node:test';
import {faultsFoundBy, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('a grant on a name that the token also has on * is found, on a missing name too', () => {
	const rows = [rowOf(1, ['read sensors', 'write sensors', 'read *', 'read gone']), rowOf(2, ['write *', 'write sensors', 'read *', 'read sensors'])];
	assert.deepEqual(foundBy('shadowed-grant', rows), ['token 1: read sensors and read gone beside read on *', 'token 2: write sensors and read sensors beside write and read on *']);
	assert.deepEqual(faultsFoundBy('shadowed-grant', rows), [['read sensors', 'read gone'], ['write sensors', 'read sensors']]);
});

test('another action, a repeated *, _internal and unknown actions are not found', () => {
	assert.deepEqual(foundBy('shadowed-grant', [rowOf(1, ['read *', 'read *', 'write sensors', 'read _internal', 'Read sensors', 'admin *', 'admin sensors'])]), []);
});

test('a token whose grants cannot all be read is not found', () => {
	assert.deepEqual(foundBy('shadowed-grant', [rowOf(1, [], {permissions: [{action: 'read', resource: '*'}, {action: 'read', resource: 'sensors'}, {}]})]), []);
});
