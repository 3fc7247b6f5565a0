/**
The key of a name. Two names that a person takes for the same have the same key: case and Unicode form do not count.
*/
export function nameKey(name: string): string {
	return name.normalize('NFC').toLowerCase();
}
