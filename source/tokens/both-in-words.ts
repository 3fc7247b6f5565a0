import {descriptionOfAccess} from './description-of-access.js';
import type {EditableFields} from './token-difference.js';

/**
What a mark and a journal would give back to one token, each in words: `write flight2, read sensors`, with the description where the two differ in it. Raw text of the service.
*/
export function bothInWords(mark: EditableFields, journal: EditableFields): {readonly mark: string; readonly journal: string} {
	const isSameDescription = mark.description === journal.description;
	const words = ({description, permissions}: EditableFields) => `${descriptionOfAccess(permissions)}${isSameDescription ? '' : `, description "${description}"`}`;
	return {mark: words(mark), journal: words(journal)};
}
