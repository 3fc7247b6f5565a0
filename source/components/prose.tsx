import {Text, useIsScreenReaderEnabled} from 'ink';
import type {TextStyle} from '../theme/meaning.js';
import {useWindowSize} from './use-window-size.js';
import {wrapWords} from './wrap-words.js';

type Props = TextStyle & {
	readonly children: string;
	/**
	Cells of the window that stand left and right of the text. 4 by default: the padding of most screens.
	*/
	readonly around?: number;
	/**
	Blanks before every row but the first, in cells: the width of a label that the text begins with. None by default.
	*/
	readonly hang?: number;
};

/**
Sentences in as many rows as they need, broken at words and never cut. Ink's own wrapping would leave the blank of a break at the beginning of the next row.
*/
export function Prose({children, around = 4, hang = 0, ...style}: Props) {
	const {columns} = useWindowSize();
	const isSpoken = useIsScreenReaderEnabled();
	return <Text {...style}>{isSpoken ? children.trim() : wrapWords(children, columns - around, hang).join('\n')}</Text>;
}
