import type {Permission} from '../api/types.js';
import {allDatabases} from './grants/known-databases.js';
import {descriptionOfAccess} from './grants/description-of-access.js';
import {permissionKey} from './grants/permission-key.js';
import type {EditableFields} from './difference-in-words.js';

/**
Says in words what a resume would give back to one token by the mark in its description, and by the journal: `write flight2, read sensors`. The descriptions are added when they differ. Raw text of the service.
*/
export function markAndJournalInWords(mark: EditableFields, journal: EditableFields): {readonly mark: string; readonly journal: string} {
	const isSameDescription = mark.description === journal.description;
	const words = ({description, permissions}: EditableFields) => `${descriptionOfAccess(permissions)}${isSameDescription ? '' : `, description "${description}"`}`;
	return {mark: words(mark), journal: words(journal)};
}

/**
What `one` has and `other` has not, one text for each difference: `description "loader"`, `read on sensors`. Raw text of the service.
*/
export function onlyIn(one: EditableFields, other: EditableFields): readonly string[] {
	const others = new Set(other.permissions.map(permission => permissionKey(permission)));
	const own = new Map<string, Permission>(one.permissions.map(permission => [permissionKey(permission), permission]));
	return [
		...one.description === other.description ? [] : [`description "${one.description}"`],
		...[...own].filter(([key]) => !others.has(key)).map(([, {action, resource}]) => `${action} on ${resource === allDatabases ? 'all databases' : resource}`),
	];
}
