import fc from 'fast-check';
import type {Permission} from '../../../source/api/types.js';
import {grantKey} from '../../../source/tokens/grants/permission-key.js';
import {databaseNames, somePermission} from './arbitraries.js';

/**
Permissions with repeated ones, with unknown actions, and sometimes with a field that the program does not know.
*/
export const somePermissions: fc.Arbitrary<readonly Permission[]> = fc.array(
	fc.oneof(
		{weight: 4, arbitrary: somePermission},
		{
			weight: 1,
			arbitrary: fc.tuple(somePermission, fc.constantFrom<unknown>(1, null, ['a', 'b'], {from: 1, to: {b: 2, a: 1}}))
				.map(([permission, condition]) => ({...permission, condition})),
		},
	),
	{maxLength: 10, size: 'max'},
);

/**
Permissions without unknown fields, as every documented client sends them.
*/
export const plainPermissions: fc.Arbitrary<readonly Permission[]> = fc.array(somePermission, {maxLength: 8, size: 'max'});

/**
The same list in another order, with some permissions twice.
*/
export const shuffled = (list: readonly Permission[]): fc.Arbitrary<readonly Permission[]> => fc.tuple(
	fc.shuffledSubarray([...list], {minLength: list.length}),
	fc.subarray([...list]),
).map(([all, some]) => [...all, ...some]);

/**
What a list of plain permissions allows, in a form to compare: each grant once, sorted.
*/
export function grantsOf(list: readonly Permission[]): readonly string[] {
	return [...new Set(list.map(permission => grantKey(permission)))].toSorted();
}

/**
`read:flight2 write:*` as permissions.
*/
export function permissions(text: string): readonly Permission[] {
	return text.split(' ').filter(part => part !== '').map(part => {
		const [action = '', resource = ''] = part.split(':', 2);
		return {action, resource};
	});
}

export const someDatabase = fc.constantFrom(...databaseNames);
