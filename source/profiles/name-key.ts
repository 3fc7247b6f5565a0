/**
What two names have in common when a person takes them for the same: case and Unicode form do not count.
*/
export function nameKey(name: string): string {
	return name.normalize('NFC').toLowerCase();
}
