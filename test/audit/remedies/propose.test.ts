import assert from 'node:assert/strict';
import test from 'node:test';
import {propose} from '../../../source/audit/remedies/propose.js';
import {now} from '../../helpers/tokens/arbitraries.js';
import {permissions} from '../../helpers/tokens/edit-arbitraries.js';

const token = (description: string, grants: string) => ({
	id: '00000000-0000-4000-8000-000000000000', description, createdAt: '2026-01-01T00:00:00Z', permissions: permissions(grants),
});

test('proposals are for tokens that stand, and the sentences count the others', () => {
	const {planned, sentences} = propose([
		token('a board', 'read:* read:x'),
		token('a collector', 'write:a write:x'),
		token('another', 'write:a write:y'),
		token('a leftover', 'write:x'),
		token('as it should be', 'read:a'),
		token('an administrator', 'Admin:*'),
		token('a loader [suspended 2026-06-01]', ''),
		{...token('expired', 'read:*'), expiresAt: '2026-06-15T12:00:00Z'},
		{...token('revoked', 'read:*'), revokedAt: '2026-06-01T00:00:00Z'},
		{...token('odd', 'read:*'), oddities: ['permission 2 has no resource'], oddFields: {permissions: []}},
	], {databaseNames: ['a', 'b'], now});
	assert.deepEqual(planned.map(({token: {description}, fields}) => [description, fields]), [
		['a board', {permissions: permissions('read:a read:b')}],
		['a collector', {permissions: permissions('write:a')}],
		['another', {permissions: permissions('write:a')}],
	]);
	assert.deepEqual(sentences, [
		'3 tokens would lose grants on names that no database has: x and y. A deleted database can be undeleted for about 7 days; the tokens would not reach it then.',
		'1 token would get grants on the 2 databases that exist in place of a grant on all. Databases that are created later are not covered then, and neither is _internal.',
		'1 token has grants, but on no database that exists, so that no grant would be left: suspend or revoke it instead.',
		'1 token has an action besides read and write, and no proposal, because it is not known what that allows.',
	]);
	assert.deepEqual(propose([token('as it should be', 'read:a')], {databaseNames: ['a'], now}), {planned: [], sentences: []});
});
