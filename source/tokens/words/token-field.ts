import type {DatabaseToken} from '../../api/types.js';
import {withShortMark} from '../suspension/suspended-description.js';
import type {WordsMeaning} from './words-meaning.js';

/**
One row about a token. `label` is empty when the row continues the row above it. `text` is raw text of the service.
*/
export type TokenField = {
	readonly kind: 'field';
	/**
	Unique among the rows of the token.
	*/
	readonly key: string;
	readonly label: string;
	readonly text: string;
	readonly meaning?: WordsMeaning | undefined;
	/**
	True for a value of the service that this program cannot read: a screen breaks it into lines and shows all of it.
	*/
	readonly isWhole?: boolean;
};

/**
Makes a row whose label is also its key.
*/
export function tokenField(label: string, text: string, meaning?: WordsMeaning): TokenField {
	return {
		kind: 'field', key: label, label, text, meaning,
	};
}

/**
The rows that identify a token: description, ID, and one for each oddity.
*/
export function identityFields({description, id, oddities = []}: DatabaseToken): readonly TokenField[] {
	return [
		tokenField('Description', description === '' ? '(none)' : withShortMark(description)),
		tokenField('Token ID', id),
		...oddities.map((oddity, index): TokenField => ({...tokenField(index === 0 ? 'Odd' : '', oddity, 'warning'), key: `odd ${index}`})),
	];
}

/**
The width of the column of labels in characters, with the blank after it.
*/
export const labelWidth = 14;

/**
Writes a label and a text, each in its column.
*/
export function labelled(label: string, text: string): string {
	return `${label.padEnd(labelWidth - 1)} ${text}`.trimEnd();
}
