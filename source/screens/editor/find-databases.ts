/**
The databases that a typed text finds: those that begin with it first, then those that hold it; case does not matter. `*`, all databases, is offered while nothing or `*` is typed.
*/
export function findDatabases(text: string, databaseNames: readonly string[], most: number): readonly string[] {
	const wanted = text.trim().toLowerCase();
	const all = wanted === '' || wanted === '*' ? ['*'] : [];
	const holding = databaseNames.filter(name => name.toLowerCase().includes(wanted));
	const beginning = holding.filter(name => name.toLowerCase().startsWith(wanted));
	return [...all, ...beginning, ...holding.filter(name => !beginning.includes(name))].slice(0, most);
}
