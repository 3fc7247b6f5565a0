/**
The relative luminance of `#rrggbb`, as WCAG 2.2 defines it: 0 to 1.
*/
function luminanceOf(color: string): number {
	const [red, green, blue] = [1, 3, 5].map(start => {
		const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);
}

/**
The contrast ratio of two colours `#rrggbb`, as WCAG 2.2 defines it: 1 for equal colours, 21 for black and white.
*/
export function contrastOf(one: string, other: string): number {
	const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b) as [number, number];
	return (lighter + 0.05) / (darker + 0.05);
}

/**
A colour of xterm's cube or greys, 16 to 255, as `#rrggbb`. Throws a RangeError for any other index; the first 16 colours depend on the terminal's theme.
*/
export function colorOfIndex(index: number): string {
	if (!Number.isSafeInteger(index) || index < 16 || index > 255) {
		throw new RangeError(`${index} has no colour of its own`);
	}

	const level = (step: number) => step === 0 ? 0 : 55 + (step * 40);
	const cube = index - 16;
	const channels = index >= 232
		? Array.from({length: 3}, () => 8 + ((index - 232) * 10))
		: [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(step => level(step));
	return `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
}
