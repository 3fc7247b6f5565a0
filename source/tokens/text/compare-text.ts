// Made at first use: it takes several milliseconds, and the first frame compares nothing.
let collator: Intl.Collator | undefined;

/**
Compares two texts as a person sorts them: `edge-9` before `edge-10`, `Ähre` beside `Ahre`, case last. A total order: texts that only look equal are told apart by their code units.
*/
export function compareText(left: string, right: string): number {
	collator ??= new Intl.Collator('en', {numeric: true});
	return collator.compare(left, right) || compareCodeUnits(left, right);
}

/**
Compares two texts by their UTF-16 code units: the fast way, for ids.
*/
export function compareCodeUnits(left: string, right: string): number {
	if (left === right) {
		return 0;
	}

	return left < right ? -1 : 1;
}
