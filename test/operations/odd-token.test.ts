import assert from 'node:assert/strict';
import test from 'node:test';
import {readToken} from '../../source/api/token-list.js';
import {describeChanges, isAsRequested} from '../../source/operations/describe-changes.js';

const token = {
	id: '6f2c0a14-0f5b-4a4e-9d2e-1c1f5e0b7a10', description: 'loader', permissions: [{action: 'read', resource: 'a'}], createdAt: '2025-03-01T12:00:00Z', expiresAt: '2027-03-01T12:00:00.5Z',
};

test('another form of the same time is not a change, and another time is one', () => {
	for (const expiresAt of ['2027-03-01t12:00:00.500z', '2027-03-01 13:00:00.5+01', '2027-03-01T12:00:00.500000000+0000', '2027-03-01T12:00:00.5-00:00']) {
		assert.equal(describeChanges(token, {...token, expiresAt}), undefined, expiresAt);
	}

	for (const expiresAt of ['2027-03-01T12:00:00.5+01:00', '2027-03-01T12:00Z', 'soon', '']) {
		assert.equal(describeChanges(token, {...token, expiresAt}), 'its expiry changed since you confirmed', expiresAt);
	}
});

test('a token with fields that cannot be read is unchanged when every field that can be read is the same, even when GET shows all fields', () => {
	const odd = readToken({...token, permissions: [{action: 'read'}], createdAt: ''});
	for (const other of [
		{permissions: [{action: 'read'}], createdAt: ''},
		{permissions: [{action: 'write'}], createdAt: ''},
		{permissions: [{action: 'read'}], createdAt: 'x'},
		{permissions: {}},
		{accountId: 7},
		{},
	]) {
		assert.equal(describeChanges(odd, readToken({...token, ...other})), undefined);
	}

	const {expiresAt: _, ...never} = token;
	assert.equal(describeChanges(odd, readToken({...token, description: 'renamed'})), 'its description changed since you confirmed');
	assert.equal(describeChanges(odd, readToken(never)), 'its expiry changed since you confirmed');
	assert.equal(describeChanges(odd, readToken({...token, expiresAt: ''})), 'its expiry changed since you confirmed');
	assert.equal(describeChanges(odd, readToken({...token, description: null})), 'its description changed since you confirmed');
	assert.equal(describeChanges(odd, {...odd, id: '00000000-0000-4000-8000-000000000000'}), 'the service answered with another token, 00000000-0000-4000-8000-000000000000');

	const oddTime = readToken({...token, createdAt: null});
	assert.equal(describeChanges(oddTime, readToken({...token, permissions: [...token.permissions, {action: 'write', resource: 'b'}]})), 'its permissions changed since you confirmed');
});

test('a token that could be read when it was confirmed has changed when GET shows a field that cannot be read', () => {
	for (const other of [{permissions: [{action: 'read'}]}, {createdAt: ''}, {permissions: [...token.permissions, {action: 'read'}]}, {revokedAt: ''}]) {
		assert.match(describeChanges(readToken(token), readToken({...token, ...other})) ?? '', /its unreadable fields/);
	}
});

test('a token whose permissions cannot be read never counts as changed as requested', () => {
	const requested = {description: 'loader', permissions: []};
	assert.ok(isAsRequested(requested, readToken({...token, permissions: []})));
	for (const permissions of [{}, 'none', [null], undefined]) {
		assert.ok(!isAsRequested(requested, readToken({...token, permissions})));
	}
});
