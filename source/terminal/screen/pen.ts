import {isSure, type RestOfRow} from './row-cells.js';
import {shortestMove, type Place, type Whereabouts} from './shortest-move.js';
import {styleChange, styleOfBlank, type Style} from './style.js';

/**
Rows that the terminal itself moves: those from `top` to `bottom`, both inclusive, go up by `by` rows, or down where it is negative. Blank rows come in at the other end.
*/
export type Shift = {readonly top: number; readonly bottom: number; readonly by: number};

/**
Collects what is sent to the terminal, and knows where its cursor is and how it draws.
*/
export type Pen = {
	/**
	Draws a cell.
	*/
	draw(place: Place, character: string, style: Style): void;
	/**
	Draws the end of a row, whose width is not known.
	*/
	drawRest(place: Place, rest: RestOfRow): void;
	/**
	Erases a row from this cell on.
	*/
	eraseFrom(place: Place): void;
	shift(shift: Shift): void;
	moveTo(place: Place): void;
	/**
	Ends every attribute.
	*/
	rest(): void;
	/**
	The column of the cursor, if it is known and the cursor is in this row.
	*/
	columnIn(y: number): number | undefined;
	/**
	The style that it draws with now.
	*/
	style(): Style;
	/**
	What was collected so far.
	*/
	text(): string;
	/**
	Another pen that goes on from here, to try a way of drawing.
	*/
	copy(): Pen;
};

type State = {
	text: string;
	at: Whereabouts;
	/**
	After characters of unsure width: the column where the cursor is if each took one cell.
	*/
	likely: number | undefined;
	style: Style;
	/**
	What is seen of that style in a blank cell.
	*/
	blank: Style;
};

/**
A pen for a window of this width. It begins without any attribute, at an unknown place.
*/
export function createPen(columns: number): Pen {
	return penFrom({
		text: '', at: {y: undefined, x: undefined}, likely: undefined, style: '', blank: '',
	}, columns);
}

function penFrom(state: State, columns: number): Pen {
	const moveTo = (to: Place): void => {
		state.text += shortestMove(state.at, to);
		state.at = to;
		state.likely = undefined;
	};

	const turnTo = (to: Style): void => {
		state.text += styleChange(state.style, to);
		state.style = to;
		state.blank = styleOfBlank(to);
	};

	return {
		draw(place, character, style) {
			const isKnown = isSure(character);
			// After characters of unsure width the cursor's column is not known. So the pen sends the column before the next sure character, which then stands right however wide the terminal drew the others.
			if (isKnown || state.at.y !== place.y || state.likely !== place.x) {
				moveTo(place);
			}

			if (style !== state.style && (character !== ' ' || state.blank !== style)) {
				turnTo(style);
			}

			state.text += character;
			const next = place.x + 1;
			// Terminals do not agree where the cursor is after the last column.
			state.at = {y: place.y, x: isKnown && next < columns ? next : undefined};
			state.likely = isKnown || next >= columns ? undefined : next;
		},
		drawRest(place, {text, style, end}) {
			moveTo(place);
			turnTo(style);
			state.text += end === undefined ? `${text}\u{1B}[m` : text;
			state.at = {y: place.y, x: undefined};
			state.style = end ?? '';
			state.blank = styleOfBlank(state.style);
		},
		eraseFrom(place) {
			moveTo(place);
			if (state.blank !== '') {
				turnTo('');
			}

			state.text += '\u{1B}[K';
		},
		shift({top, bottom, by}) {
			// The rows that come in have the present background.
			turnTo('');
			// Deletes or inserts rows within a scroll region. Setting and ending a region brings the cursor home.
			state.text += `\u{1B}[${top + 1};${bottom + 1}r`;
			state.at = {y: 0, x: 0};
			moveTo({y: top, x: 0});
			state.text += `\u{1B}[${Math.abs(by) === 1 ? '' : Math.abs(by)}${by > 0 ? 'M' : 'L'}\u{1B}[r`;
			state.at = {y: 0, x: 0};
		},
		moveTo,
		rest() {
			turnTo('');
		},
		columnIn: y => state.at.y === y ? state.at.x : undefined,
		style: () => state.style,
		text: () => state.text,
		copy: () => penFrom({...state}, columns),
	};
}
