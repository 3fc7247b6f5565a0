import type {Permission} from '../api/types.js';
import {allDatabases} from './grants/known-databases.js';
import {descriptionOfAccess} from './grants/description-of-access.js';
import {permissionKey} from './grants/permission-key.js';
import type {EditableFields} from './difference-in-words.js';

/**
What a mark and a journal would give back to one token, each in words: `write flight2, read sensors`, with the description where the two differ in it. Raw text of the service.
*/
export function bothInWords(mark: EditableFields, journal: EditableFields): {readonly mark: string; readonly journal: string} {
	const isSameDescription = mark.description === journal.description;
	const words = ({description, permissions}: EditableFields) => `${descriptionOfAccess(permissions)}${isSameDescription ? '' : `, description "${description}"`}`;
	return {mark: words(mark), journal: words(journal)};
}

/**
What one of the two has and the other has not, a text each: `description "loader"`, `read on sensors`. Raw text of the service.
*/
export function onlyIn(one: EditableFields, other: EditableFields): readonly string[] {
	const others = new Set(other.permissions.map(permission => permissionKey(permission)));
	const own = new Map<string, Permission>(one.permissions.map(permission => [permissionKey(permission), permission]));
	return [
		...one.description === other.description ? [] : [`description "${one.description}"`],
		...[...own].filter(([key]) => !others.has(key)).map(([, {action, resource}]) => `${action} on ${resource === allDatabases ? 'all databases' : resource}`),
	];
}
