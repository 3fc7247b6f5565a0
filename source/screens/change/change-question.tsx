import {Box} from 'ink';
import {Line} from '../../components/line.js';
import {ScrollLines, type ScrollLine} from '../../components/scroll-lines.js';
import {wrapWords} from '../../components/wrap-words.js';
import {useTheme} from '../../theme/theme-context.js';

type Props = {
	/**
	`accent`: the first sentence is no warning, and has no warning sign.
	*/
	readonly meaning: 'danger' | 'warning' | 'accent';
	readonly sentences: readonly [string, string];
	readonly lines: readonly ScrollLine[];
	/**
	First line shown.
	*/
	readonly top: number;
	/**
	Rows for the lines.
	*/
	readonly height: number;
	/**
	Cells.
	*/
	readonly width: number;
	/**
	Whether there is a row to spare for a blank line.
	*/
	readonly isRoomy?: boolean;
};

// The sentences have a padding of one cell at each side and a sign of two cells, the lines three cells at each side.
const sentenceWidth = (width: number) => width + 2;

/**
How many rows the sentences of a question take, above lines that are `width` cells wide.
*/
export function rowsOfSentences(sentences: readonly string[], width: number): number {
	return sentences.flatMap(sentence => wrapWords(sentence, sentenceWidth(width))).length;
}

/**
The upper part of a screen that asks about a change: what the change means in two sentences, each on rows of its own, and below them the lines about its tokens, which scroll.
*/
export function ChangeQuestion({meaning, sentences, lines, top, height, width, isRoomy = true}: Props) {
	const {styles, glyphs} = useTheme();
	const [first, second] = sentences.map(sentence => wrapWords(sentence, sentenceWidth(width))) as [readonly string[], readonly string[]];
	const blank = isRoomy ? 1 : 0;
	return (
		<>
			<Box flexDirection='column' paddingX={1} flexShrink={0}>
				{first.map((line, index) => <Line key={line} {...styles[meaning]}>{`${index > 0 || meaning === 'accent' ? ' ' : glyphs.warning} ${line}`}</Line>)}
				{second.map(line => <Line key={line}>{`  ${line}`}</Line>)}
			</Box>
			<Box flexDirection='column' paddingLeft={3} paddingTop={blank} height={height + blank} flexShrink={0} overflow='hidden'>
				<ScrollLines lines={lines} top={top} height={height} width={width}/>
			</Box>
		</>
	);
}
