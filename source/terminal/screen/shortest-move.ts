/**
A cell of the window, from 0 at the top left.
*/
export type Place = {readonly y: number; readonly x: number};

/**
Where the terminal's cursor is, as far as that is known. The column is not known after a character whose width is not, and after the last cell of a row.
*/
export type Whereabouts = {readonly y: number | undefined; readonly x: number | undefined};

const times = (count: number): string => count === 1 ? '' : String(count);

/**
The control sequence that brings the cursor to a cell, in the fewest bytes. Empty where the cursor is there already. It holds no line break, which would scroll in the last row, and which the terminal's driver makes longer.
*/
export function shortestMove(from: Whereabouts, to: Place): string {
	if (from.y === to.y && from.x === to.x) {
		return '';
	}

	const ways = [
		to.x === 0 ? `\u{1B}[${to.y === 0 ? '' : to.y + 1}H` : `\u{1B}[${to.y + 1};${to.x + 1}H`,
		...(from.y === undefined ? [] : near({...from, y: from.y}, to)),
	];
	return ways.toSorted((one, other) => one.length - other.length)[0]!;
}

/**
The ways that begin at a known row: along it, down to the start of another, or straight up and down.
*/
function near(from: {readonly y: number; readonly x: number | undefined}, to: Place): readonly string[] {
	const down = to.y - from.y;
	if (down === 0) {
		const right = from.x === undefined ? 0 : to.x - from.x;
		return [
			`\u{1B}[${to.x === 0 ? '' : to.x + 1}G`,
			...(right > 0 ? [`\u{1B}[${times(right)}C`] : []),
			...(right < 0 ? [`\u{1B}[${times(-right)}D`] : []),
		];
	}

	return [
		...(to.x === 0 && down > 0 ? [`\u{1B}[${times(down)}E`] : []),
		...(to.x === from.x ? [`\u{1B}[${times(Math.abs(down))}${down > 0 ? 'B' : 'A'}`] : []),
	];
}
