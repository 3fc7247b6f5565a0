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

test('the databases cell puts what was asked for first, and shows as many names as fit', () => {
	const grants = permissions('read:a read:b write:c read:*');
	for (const [asked, room, cell] of [
		[[], undefined, 'all databases'],
		[['c'], undefined, 'c, + 3 more'],
		[['*', 'b'], undefined, 'b, + 3 more'],
		[['c'], 12, 'c, + 3 more'],
		[['c'], 21, 'c, + 3 more'],
		[['c'], 22, 'c, all databases, a, b'],
		[[], 99, 'all databases, a, b, c'],
	] as const) {
		assert.equal(databasesCell(grants, {asked: new Set(asked), ...(room !== undefined && {hasRoom: (text: string) => text.length <= room})}), cell);
	}
});

test('the databases cell with room for all holds every name once, and the asked ones before all others', () => {
	fc.assert(fc.property(fc.array(somePermission, {minLength: 1}), fc.array(somePermission), (given, others) => {
		const asked = new Set([...given.slice(0, 2), ...others].map(({resource}) => resource));
		const names = [...new Set(given.map(({resource}) => resource))];
		const sorted = [...names.filter(name => asked.has(name)), ...names.filter(name => !asked.has(name) && name === '*'), ...names.filter(name => !asked.has(name) && name !== '*')];
		assert.equal(databasesCell(given, {asked, hasRoom: () => true}), sorted.map(name => name === '*' ? 'all databases' : name).join(', '));
		assert.match(databasesCell(given, {asked, hasRoom: () => false}), names.length === 1 ? /^[^+]*$/ : new RegExp(String.raw`, \+ ${names.length - 1} more$`));
	}));
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
