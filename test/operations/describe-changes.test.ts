import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {DatabaseToken} from '../../source/api/types.js';
import {describeChanges} from '../../source/operations/describe-changes.js';
import {permission, token} from '../helpers/operations/arbitraries.js';

const sample: DatabaseToken = {
	id: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55',
	description: 'telegraf',
	permissions: [{action: 'read', resource: 'a'}, {action: 'write', resource: 'b'}],
	createdAt: '2025-01-01T00:00:00Z',
	expiresAt: '2030-01-01T00:00:00Z',
};

test('another order of permissions, a repeated permission, or another form of a time is not a change', () => {
	fc.assert(fc.property(token, fc.nat(), (confirmed, seed) => {
		const {permissions, expiresAt} = confirmed;
		const cut = seed % (permissions.length + 1);
		const turned = [...permissions.slice(cut), ...permissions.slice(0, cut), ...permissions.slice(0, 1)];
		const live = {...confirmed, permissions: turned, ...(expiresAt && {expiresAt: expiresAt.replace('00:00Z', '00:00.000Z')})};
		assert.equal(describeChanges(confirmed, live), undefined);
	}));
});

test('one grant more or less is a change', () => {
	fc.assert(fc.property(token, permission, (confirmed, more) => {
		const isHas = confirmed.permissions.some(({action, resource}) => action === more.action && resource === more.resource);
		const live = {...confirmed, permissions: [more, ...confirmed.permissions]};
		const expected = isHas ? undefined : 'its permissions changed since you confirmed';
		assert.equal(describeChanges(confirmed, live), expected);
		assert.equal(describeChanges(live, confirmed), expected);
	}));
});

test('the description names every part of the token that changed', () => {
	const changes: ReadonlyArray<readonly [Partial<DatabaseToken>, string]> = [
		[{description: 'Telegraf'}, 'its description changed since you confirmed'],
		[{permissions: []}, 'its permissions changed since you confirmed'],
		[{expiresAt: '2030-01-01T00:00:01Z'}, 'its expiry changed since you confirmed'],
		[{description: '', permissions: []}, 'its description and its permissions changed since you confirmed'],
		[{description: '', permissions: [], expiresAt: 'soon'}, 'its description, its permissions and its expiry changed since you confirmed'],
		[{id: '00000000-0000-4000-8000-000000000000'}, 'the service answered with another token, 00000000-0000-4000-8000-000000000000'],
	];
	for (const [change, words] of changes) {
		assert.equal(describeChanges(sample, {...sample, ...change}), words);
	}

	const {expiresAt, ...never} = sample;
	assert.ok(expiresAt);
	assert.equal(describeChanges(sample, never), 'its expiry changed since you confirmed');
	assert.equal(describeChanges(never, sample), 'its expiry changed since you confirmed');
});

test('an ID in capital letters is the same ID', () => {
	assert.equal(describeChanges(sample, {...sample, id: sample.id.toUpperCase()}), undefined);
});

test('two different grants that give the same text when joined are a change', () => {
	const live = {...sample, permissions: [{action: 'read write', resource: 'b'}]};
	assert.ok(describeChanges({...sample, permissions: [{action: 'read', resource: 'write b'}]}, live));
});
