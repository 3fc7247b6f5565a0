import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {Permission} from '../../../source/api/types.js';
import {databasesCell} from '../../../source/tokens/grants/databases-cell.js';
import {descriptionOfAccess} from '../../../source/tokens/grants/description-of-access.js';
import {grantsByDatabase} from '../../../source/tokens/grants/grants.js';
import {somePermission} from '../../helpers/tokens/arbitraries.js';

function permissions(text: string): readonly Permission[] {
	return text === ''
		? []
		: text.split(' ').map(part => {
			const [action = '', resource = ''] = part.split(':', 2);
			return {action, resource};
		});
}

test('the databases cell', () => {
	for (const [grants, cell] of [
		['', 'none'],
		['read:flight2', 'flight2'],
		['read:flight2 write:flight2', 'flight2'],
		['read:flight2 write:flight2 read:flight1', 'flight2, + 1 more'],
		['read:a read:b read:c', 'a, + 2 more'],
		['read:flight2 write:*', 'all databases'],
	] as const) {
		assert.equal(databasesCell(permissions(grants)), cell);
	}
});

test('grants by database', () => {
	assert.deepEqual(grantsByDatabase(permissions('read:_internal write:b10 read:b9 audit:b9 read:b9 admin:b9 write:* write:b9')), [
		{
			database: '*', isWildcard: true, actions: ['write'], reads: false, writes: true, other: [],
		},
		{
			database: '_internal', isWildcard: false, actions: ['read'], reads: true, writes: false, other: [],
		},
		{
			database: 'b9', isWildcard: false, actions: ['read', 'write', 'admin', 'audit'], reads: true, writes: true, other: ['admin', 'audit'],
		},
		{
			database: 'b10', isWildcard: false, actions: ['write'], reads: false, writes: true, other: [],
		},
	]);
});

test('grouping neither loses nor adds a permission, and does not depend on their order', () => {
	const keyOf = ({action, resource}: Permission) => `${action} ${resource}`;
	fc.assert(fc.property(fc.array(somePermission), given => {
		const grants = grantsByDatabase(given);
		const flat = grants.flatMap(({database, actions}) => actions.map(action => keyOf({action, resource: database})));
		assert.deepEqual(flat.toSorted(), [...new Set(given.map(permission => keyOf(permission)))].toSorted());
		assert.deepEqual(grantsByDatabase(given.toReversed()), grants);
	}));
});

test('access in words', () => {
	for (const [grants, words] of [
		['', 'no access'],
		['read:flight2 write:flight_old write:flight3 write:flight2', 'write flight_old, flight2, flight3; read flight2'],
		['read:*', 'read all databases'],
		['audit:a read:* read:a', 'read all databases, a; audit a'],
	] as const) {
		assert.equal(descriptionOfAccess(permissions(grants)), words);
	}

	const many = permissions('write:a write:b write:c write:d read:a');
	assert.equal(descriptionOfAccess(many, 4), 'write a, b, c, d; read a');
	assert.equal(descriptionOfAccess(many, 3), 'write a, b, c, + 1 more; read a');
	assert.equal(descriptionOfAccess(many, 1), 'write a, + 3 more; read a');
});
