/**
How much longer something takes with many tokens than with few, in multiples of how much longer the reference takes. Below 1, it grows less than the reference does. Undefined when a value is not positive.
*/
export function growthBeside(few: number, many: number, reference: {readonly few: number; readonly many: number}): number | undefined {
	return [few, many, reference.few, reference.many].every(value => value > 0) ? (many / few) / (reference.many / reference.few) : undefined;
}
