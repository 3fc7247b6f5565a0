/**
Text as the filter compares it: without case, and with accents in one form, so that a typed `é` finds the one that a Mac wrote as two characters.
*/
export function foldText(text: string): string {
	return text.normalize('NFC').toLowerCase();
}
