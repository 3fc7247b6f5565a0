/**
The form of a text that the filter compares: in lower case, and with accents in one form, so that a typed `é` also finds an `é` that a Mac wrote as two characters.
*/
export function foldText(text: string): string {
	return text.normalize('NFC').toLowerCase();
}
