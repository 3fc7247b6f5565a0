import {test} from 'node:test';
import assert from 'node:assert/strict';
import type {DatabaseToken} from '../../source/api/types.js';
import {isInactive, statusOf, tokenStatuses} from '../../source/tokens/status.js';
import {now} from '../helpers/tokens/arbitraries.js';

const read = {action: 'read', resource: 'flight2'};
const past = new Date(now - 1).toISOString();
const present = new Date(now).toISOString();
const future = new Date(now + 1).toISOString();

function status(changes: Partial<DatabaseToken>): string {
	return statusOf({
		id: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55',
		description: 'telegraf edge-08',
		permissions: [read],
		createdAt: '2024-03-02T04:20:19.123456Z',
		...changes,
	}, now);
}

test('the status of a token', () => {
	const suspended = {permissions: [], description: 'old loader [suspended 2026-05-01]'};
	for (const [changes, expected] of [
		[{}, 'active'],
		[{permissions: []}, 'active'],
		[{expiresAt: future}, 'active'],
		[{expiresAt: present}, 'expired'],
		[{expiresAt: past}, 'expired'],
		[{expiresAt: 'soon'}, 'active'],
		[{revokedAt: past}, 'revoked'],
		[{revokedAt: future}, 'revoked'],
		[{revokedAt: past, expiresAt: past}, 'revoked'],
		[suspended, 'suspended'],
		[{...suspended, expiresAt: future}, 'suspended'],
		[{...suspended, expiresAt: past}, 'expired'],
		[{...suspended, revokedAt: past}, 'revoked'],
		[{...suspended, permissions: [read]}, 'active'],
		[{...suspended, description: 'old loader [suspended 2026-05-01] again'}, 'active'],
		[{...suspended, description: 'old loader [suspended]'}, 'active'],
		[{...suspended, description: 'old loader[suspended 2026-05-01]'}, 'active'],
	] as const) {
		assert.equal(status(changes), expected, JSON.stringify(changes));
	}
});

test('a token with fields that cannot be read has an unknown status, except when it is known to be revoked', () => {
	const mark = {permissions: [], description: 'old loader [suspended 2026-05-01]'};
	for (const [changes, expected] of [
		[{oddities: ['revokedAt is empty'], oddFields: {revokedAt: ''}}, 'unknown'],
		[{oddities: ['revokedAt is empty'], oddFields: {revokedAt: ''}, expiresAt: past}, 'unknown'],
		[{oddities: ['expiresAt is empty'], oddFields: {expiresAt: ''}, expiresAt: ''}, 'unknown'],
		[{
			oddities: ['expiresAt is empty'], oddFields: {expiresAt: ''}, expiresAt: '', revokedAt: past,
		}, 'revoked'],
		[{...mark, oddities: ['the permissions are not a list'], oddFields: {permissions: {}}}, 'unknown'],
		[{oddities: ['createdAt is empty'], oddFields: {createdAt: ''}}, 'active'],
		[{...mark, oddities: ['createdAt is empty'], oddFields: {createdAt: ''}}, 'suspended'],
	] as const) {
		assert.equal(status(changes), expected, JSON.stringify(changes));
	}
});

test('expired and revoked tokens are inactive, suspended and unknown ones are not', () => {
	assert.deepEqual(tokenStatuses.map(each => isInactive(each)), [false, false, false, true, true]);
});
