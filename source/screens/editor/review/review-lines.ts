import type {ScrollLine} from '../../../components/scroll-lines.js';
import {widthOf} from '../../../terminal/cut.js';
import {differenceInWords, type EditableFields} from '../../../tokens/difference-in-words.js';
import {changedParts, type Part} from './changed-parts.js';
import {wrapCells} from './wrap-cells.js';

type Context = {
	/**
	Cells.
	*/
	readonly width: number;
	/**
	Whether a screen reader reads the lines: it gets the changed part in words, in place of marks below the text.
	*/
	readonly isSpoken: boolean;
	readonly show: (text: string) => string;
};

const labelWidth = 'becomes  '.length;

/**
What an edit changes, whole, in lines of at most `width` cells: the description before and after, each with its changed part marked from below, then the grants, one difference each. Empty where nothing changes.
*/
export function reviewLines(before: EditableFields, after: EditableFields, context: Context): readonly ScrollLine[] {
	const {show, width} = context;
	const grants = differenceInWords({...before, description: after.description}, after);
	return [
		...before.description === after.description ? [] : descriptionLines(show(before.description), show(after.description), context),
		...grants.flatMap((words, index) => wrappedLines(show(words), width, `grant ${index}`)),
	];
}

/**
A sentence in lines of at most `width` cells. All but the first are indented.
*/
export function wrappedLines(text: string, width: number, key: string): readonly ScrollLine[] {
	const indent = /^ */.exec(text)![0].length + 2;
	return wrapCells(text, width - indent - 1).map((row, index) => ({key: `${key} ${index}`, text: index === 0 ? row.text : ' '.repeat(indent) + row.text}));
}

function descriptionLines(before: string, after: string, {width, isSpoken}: Context): readonly ScrollLine[] {
	const parts = changedParts(before, after);
	if (isSpoken) {
		const changed = [before.slice(parts.before.from, parts.before.to), after.slice(parts.after.from, parts.after.to)];
		return [`description was: ${before}`, `it becomes: ${after}`, `changed in it: "${changed.join('" becomes "')}"`].map(text => ({key: text, text}));
	}

	// No mark where all is new: it would say nothing.
	const isAllNew = parts.before.to - parts.before.from === before.length && parts.after.to - parts.after.from === after.length;
	const room = width - labelWidth - 3;
	return [
		{key: 'description', text: 'description'},
		...sideLines('was', before, {part: isAllNew ? undefined : parts.before, room}),
		...sideLines('becomes', after, {part: isAllNew ? undefined : parts.after, room}),
	];
}

/**
One of the two descriptions, wrapped beside its label. Carets mark the changed part from below.
*/
function sideLines(label: string, text: string, {part, room}: {readonly part: Part | undefined; readonly room: number}): readonly ScrollLine[] {
	return wrapCells(text === '' ? '(empty)' : text, room).flatMap((row, index) => {
		const before = `  ${(index === 0 ? label : '').padEnd(labelWidth)}`;
		const carets = part && caretsOf(row.text, {from: part.from - row.from, to: part.to - row.from});
		return [
			{key: `${label} ${index}`, text: before + row.text},
			...carets === undefined ? [] : [{key: `${label} ${index} marks`, text: ' '.repeat(before.length) + carets, meaning: 'accent' as const}],
		];
	});
}

function caretsOf(row: string, {from, to}: Part): string | undefined {
	const start = Math.max(0, from);
	const end = Math.min(row.length, to);
	return start < end ? ' '.repeat(widthOf(row.slice(0, start))) + '^'.repeat(widthOf(row.slice(start, end))) : undefined;
}
