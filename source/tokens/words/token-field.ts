import type {DatabaseToken} from '../../api/types.js';
import {withShortMark} from '../suspension/suspended-description.js';
import type {WordsMeaning} from './words-meaning.js';

/**
One fact of a token. `label` is empty where the row goes on with what the row above it says. The text is raw text of the service.
*/
export type TokenField = {
	readonly kind: 'field';
	/**
	Differs from the key of every other row of the token.
	*/
	readonly key: string;
	readonly label: string;
	readonly text: string;
	readonly meaning?: WordsMeaning | undefined;
	/**
	Set for what the service gave and this program cannot read: a screen breaks it into lines and shows all of it.
	*/
	readonly isWhole?: boolean;
};

/**
A row whose label is its key.
*/
export function tokenField(label: string, text: string, meaning?: WordsMeaning): TokenField {
	return {
		kind: 'field', key: label, label, text, meaning,
	};
}

/**
Which token it is, and what of it cannot be read: description, ID, and a row for each oddity.
*/
export function identityFields({description, id, oddities = []}: DatabaseToken): readonly TokenField[] {
	return [
		tokenField('Description', description === '' ? '(none)' : withShortMark(description)),
		tokenField('Token ID', id),
		...oddities.map((oddity, index): TokenField => ({...tokenField(index === 0 ? 'Odd' : '', oddity, 'warning'), key: `odd ${index}`})),
	];
}

/**
Characters of the column in which labels stand, with the blank after them.
*/
export const labelWidth = 14;

/**
A label, and its text in a column of its own.
*/
export function labelled(label: string, text: string): string {
	return `${label.padEnd(labelWidth - 1)} ${text}`.trimEnd();
}
