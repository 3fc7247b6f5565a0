/**
So many results are kept. Beyond that all are forgotten, so that a screen of ever new colours takes no more memory.
*/
const mostKept = 2000;

/**
The same function of two texts, which looks up what it has found before. A screen has few styles, and every row goes through them again.
*/
export function remembered<Result>(find: (one: string, other: string) => Result): (one: string, other: string) => Result {
	const found = new Map<string, Result>();
	return (one, other) => {
		const key = `${one} ${other}`;
		const known = found.get(key);
		if (known !== undefined || found.has(key)) {
			return known!;
		}

		if (found.size >= mostKept) {
			found.clear();
		}

		const result = find(one, other);
		found.set(key, result);
		return result;
	};
}
