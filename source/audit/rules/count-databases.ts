/**
The beginning of a sentence about databases and their number: `1 database has`, `27 databases have`. `one` is the verb for one database, and `many` for any other number.
*/
export function countDatabases(count: number, one: string, many: string): string {
	return count === 1 ? `1 database ${one}` : `${count} databases ${many}`;
}
