/**
WCAG 2.2's relative luminance of `#rrggbb`.
*/
function luminanceOf(color: string): number {
	const [red, green, blue] = [1, 3, 5].map(start => {
		const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);
}

/**
WCAG 2.2's contrast ratio of two colours `#rrggbb`: 1 for the same, 21 for black and white.
*/
export function contrastOf(one: string, other: string): number {
	const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b) as [number, number];
	return (lighter + 0.05) / (darker + 0.05);
}

/**
A colour of xterm's cube or greys, 16 to 255, as `#rrggbb`. Throws for one of the 16 that a terminal's owner chooses.
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
