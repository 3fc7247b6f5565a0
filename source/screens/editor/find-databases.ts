/**
The databases whose names contain the typed text, at most `most` of them. Those that begin with it come first. Case does not matter. `*`, which means all databases, is offered first while the text is empty or `*`. A name that was typed whole is not offered alone: it would stand below the rows as if it were one more of them.
*/
export function findDatabases(text: string, databaseNames: readonly string[], most: number): readonly string[] {
	const wanted = text.trim().toLowerCase();
	const all = wanted === '' || wanted === '*' ? ['*'] : [];
	const holding = databaseNames.filter(name => name.toLowerCase().includes(wanted));
	const beginning = holding.filter(name => name.toLowerCase().startsWith(wanted));
	const found = [...all, ...beginning, ...holding.filter(name => !beginning.includes(name))];
	return found.length === 1 && found[0] === text ? [] : found.slice(0, most);
}
