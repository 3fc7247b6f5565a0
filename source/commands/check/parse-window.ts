const hoursOf: Readonly<Record<string, number>> = {h: 1, d: 24, w: 168};
const longest = 3650; // Days

/**
Reads a length of time such as `14d`, `12h` or `2w`, in days. Undefined for anything else, for 0, and for more than ten years.
*/
export function parseWindow(text: string): number | undefined {
	const {number = '', unit = ''} = /^(?<number>\d{1,6})(?<unit>[dhw])$/.exec(text.trim().toLowerCase())?.groups ?? {};
	const days = Number(number) * (hoursOf[unit] ?? 0) / 24;
	return days > 0 && days <= longest ? days : undefined;
}
