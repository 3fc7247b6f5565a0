import {widthOf} from '../../terminal/cut.js';

/**
The smallest part of a command that no line break may split, and the quote that is open after it: `'`, `"`, `$'`, or nothing.
*/
type Unit = {readonly text: string; readonly open: string};

const indent = '  ';

/**
Breaks a command for a POSIX shell, which may have several lines already, into lines of at most `width` cells, so that the lines that are shown are the same command when they are copied. A line ends with a backslash where the command goes on. A word that is wider than a line is broken as well: its quote is closed before the break and opened again after it.
*/
export function wrapCommand(command: string, width: number): readonly string[] {
	return command.split('\n').flatMap(line => {
		const isContinued = line.endsWith(' \\');
		const lines = wrapLine(isContinued ? line.slice(0, -2) : line, width - 2);
		return isContinued ? [...lines.slice(0, -1), `${lines.at(-1) ?? ''} \\`] : lines;
	});
}

/**
`room` leaves two cells for a blank and a backslash.
*/
function wrapLine(text: string, room: number): readonly string[] {
	const lines: string[] = [];
	let line = /^ */.exec(text)?.[0] ?? '';
	let isEmpty = true;
	for (const word of wordsOf(text.trimStart())) {
		const whole = word.map(unit => unit.text).join('');
		const gap = isEmpty ? '' : ' ';
		if (widthOf(line + gap + whole) <= room) {
			line += gap + whole;
		} else if (widthOf(indent + whole) <= room && !isEmpty) {
			lines.push(`${line} \\`);
			line = indent + whole;
		} else {
			const broken = breakWord(word, line + gap, room);
			lines.push(...broken.slice(0, -1));
			line = broken.at(-1)!;
		}

		isEmpty = false;
	}

	return [...lines, line];
}

/**
A word that begins after `start` on a line. Every line but the last ends with a backslash, and the next one begins at its first cell, because a blank would end the word.
*/
function breakWord(word: readonly Unit[], start: string, room: number): readonly string[] {
	const lines: string[] = [];
	let line = start;
	let open = '';
	for (const unit of word) {
		if (widthOf(line + unit.text + closing(unit.open)) > room) {
			lines.push(`${line}${closing(open)}\\`);
			line = open;
		}

		line += unit.text;
		open = unit.open;
	}

	return [...lines, line];
}

const closing = (open: string) => open.slice(-1);

const partsByQuote: Readonly<Record<string, RegExp>> = {
	'': /\$'|\\.|./suy,
	'\'': /./suy,
	'"': /\\.|\$\w+|./suy,
	'$\'': /\\\d{1,3}|\\.|./suy,
};

/**
The words of a line of shell text, each as its units.
*/
function wordsOf(text: string): ReadonlyArray<readonly Unit[]> {
	const words: Unit[][] = [[]];
	let open = '';
	let place = 0;
	while (place < text.length) {
		const pattern = partsByQuote[open]!;
		pattern.lastIndex = place;
		const part = pattern.exec(text)?.[0] ?? text[place]!;
		place += part.length;
		if (open === '' && part === ' ') {
			words.push([]);
			continue;
		}

		if (open === '') {
			open = ['\'', '"', '$\''].includes(part) ? part : '';
		} else if (part === closing(open)) {
			open = '';
		}

		words.at(-1)!.push({text: part, open});
	}

	return words.filter(word => word.length > 0);
}
