/**
What begins a word that could be the operator of a field, with a blank before it.
*/
export const operatorAtStart = /^(?:[<>]=?|:=?|=)/;

/**
The words between terms that other search languages read as signs, with the message for each.
*/
export const wordOperators: ReadonlyMap<string, string> = new Map([
	['OR', 'either is one|other or db:one|other; to search for OR, quote it'],
	['AND', 'every term must match anyway; leave AND out, or quote it'],
	['NOT', 'to exclude, !word; to search for NOT, quote it'],
]);

/**
Whether `findMistakenWord` refuses a word in some place. In quotes it is searched for.
*/
export function isMistakable(word: string): boolean {
	return operatorAtStart.test(word) || /^-\p{Letter}/u.test(word) || /.\*$/.test(word) || wordOperators.has(word);
}
