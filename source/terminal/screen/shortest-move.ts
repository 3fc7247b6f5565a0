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

	const absolute = to.x === 0 ? `\u{1B}[${to.y === 0 ? '' : to.y + 1}H` : `\u{1B}[${to.y + 1};${to.x + 1}H`;
	const near = from.y === undefined ? undefined : moveNear(to.y - from.y, from.x, to.x);
	return near !== undefined && near.length < absolute.length ? near : absolute;
}

/**
The move from a known row: along it, down to the start of another, or straight up and down. Undefined where it is none of these.
*/
function moveNear(down: number, fromX: number | undefined, toX: number): string | undefined {
	if (down === 0) {
		const column = `\u{1B}[${toX === 0 ? '' : toX + 1}G`;
		const by = fromX === undefined ? '' : `\u{1B}[${times(Math.abs(toX - fromX))}${toX > fromX ? 'C' : 'D'}`;
		return by !== '' && by.length < column.length ? by : column;
	}

	if (toX === 0 && down > 0) {
		return `\u{1B}[${times(down)}E`;
	}

	return toX === fromX ? `\u{1B}[${times(Math.abs(down))}${down > 0 ? 'B' : 'A'}` : undefined;
}
