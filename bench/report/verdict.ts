import type {Aim} from './aims.js';

/**
`not reported` is said where the system does not report the figure, `no comparator` where the program to compare with is absent.
*/
export type Verdict = 'meets' | 'near' | 'misses' | 'no comparator' | 'not reported';

/**
How far from its aim a figure may be and still be near it: two runs of the benchmark differ by less than that, so a figure near its aim must not meet it in one run and miss it in the next.
*/
const nearness = 0.1;

/**
Judges a figure. Undefined means that there is none.
*/
export function verdictOf(value: number | undefined, {most, against}: Aim): Verdict {
	if (value === undefined) {
		return against ? 'no comparator' : 'not reported';
	}

	if (Math.abs(value - most) <= most * nearness && most > 0) {
		return 'near';
	}

	return value <= most ? 'meets' : 'misses';
}
