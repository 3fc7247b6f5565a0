// It takes several milliseconds to make and the first frame does not need it, so it is made at first use.
let collator: Intl.Collator | undefined;

/**
Compares two texts in natural order: `edge-9` before `edge-10`, `Ähre` beside `Ahre`, and upper or lower case counts least. It is a total order: texts that the collator takes for equal are compared by their code units.
*/
export function compareText(left: string, right: string): number {
	collator ??= new Intl.Collator('en', {numeric: true});
	return collator.compare(left, right) || compareCodeUnits(left, right);
}

/**
Compares two texts by their UTF-16 code units. It is faster than `compareText`, and good enough for ids.
*/
export function compareCodeUnits(left: string, right: string): number {
	if (left === right) {
		return 0;
	}

	return left < right ? -1 : 1;
}
