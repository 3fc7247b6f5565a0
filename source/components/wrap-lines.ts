import {widthOf} from '../terminal/cut.js';
import type {ScrollLine} from './scroll-lines.js';
import {wrapWords} from './wrap-words.js';

/**
Wraps the lines that are wider than `width` cells, at words, so that no text is cut. A line goes on below its text, as its `hang` says.
*/
export function wrapLines(lines: readonly ScrollLine[], width: number): readonly ScrollLine[] {
	return lines.flatMap((line): readonly ScrollLine[] => widthOf(line.text) <= width
		? [line]
		: wrapWords(line.text, width, line.hang).map((text, index) => ({key: index === 0 ? line.key : `${line.key} wrapped ${index}`, text, meaning: line.meaning})));
}
