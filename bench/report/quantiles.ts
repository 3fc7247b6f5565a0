/**
The value below which this share (0 to 1) of the values lies: 0.5 gives the median. Throws a RangeError when there are no values.
*/
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((left, right) => left - right);
	const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
	if (value === undefined) {
		throw new RangeError('no values were measured');
	}

	return value;
}

/**
The middle value. Undefined when one of the values was not measured, which is so for all of them where the system does not report it. Throws a RangeError when there are no values.
*/
export function median<Value extends number | undefined>(values: readonly Value[]): Value {
	return values.includes(undefined as Value) ? undefined as Value : quantile(values as readonly number[], 0.5) as Value;
}
