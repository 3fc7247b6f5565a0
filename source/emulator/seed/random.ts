/* eslint-disable no-bitwise -- mulberry32 and UUIDs are defined by their bits */

/**
A stream of random numbers that depends only on its seed.
*/
export type Random = {
	/**
	From 0 up to, not including, 1.
	*/
	next(): number;
	/**
	A whole number; both ends are included.
	*/
	integer(minimum: number, maximum: number): number;
	/**
	One of the values. Throws on an empty list.
	*/
	pick<Value>(values: readonly Value[]): Value;
	/**
	True in this share of the calls, 0 to 1.
	*/
	chance(share: number): boolean;
	/**
	A version 4 UUID. No two of one stream are equal, because the generator's state counts up and repeats only after 2^32 numbers.
	*/
	uuid(): string;
};

/**
The mulberry32 generator by Tommy Ettinger (public domain). It is small, fast and good enough for invented data, but not for secrets.
*/
export function createRandom(seed: number): Random {
	let state = seed >>> 0;

	const word = (): number => {
		state = (state + 0x6D_2B_79_F5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return (mixed ^ (mixed >>> 14)) >>> 0;
	};

	const next = (): number => word() / 0x1_00_00_00_00;

	const integer = (minimum: number, maximum: number): number => minimum + Math.floor(next() * (maximum - minimum + 1));

	return {
		next,
		integer,
		pick(values) {
			if (values.length === 0) {
				throw new RangeError('Nothing to pick from');
			}

			return values[integer(0, values.length - 1)]!;
		},
		chance: share => next() < share,
		uuid() {
			// RFC 9562, 5.4: the version in the 13th digit, the variant in the two highest bits of the 17th.
			const words = [word(), (word() & 0xFF_FF_0F_FF) | 0x40_00, (word() & 0x3F_FF_FF_FF) | 0x80_00_00_00, word()];
			const digits = words.map(value => (value >>> 0).toString(16).padStart(8, '0')).join('');
			return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
		},
	};
}
