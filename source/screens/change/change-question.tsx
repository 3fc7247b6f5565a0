import {Box} from 'ink';
import {Line} from '../../components/line.js';
import {ScrollLines, type ScrollLine} from '../../components/scroll-lines.js';
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

/**
The upper part of a screen that asks about a change: what the change means in two sentences, a row each, and below them the lines about its tokens, which scroll.
*/
export function ChangeQuestion({meaning, sentences, lines, top, height, width, isRoomy = true}: Props) {
	const {styles, glyphs} = useTheme();
	const [first, second] = sentences;
	const blank = isRoomy ? 1 : 0;
	return (
		<>
			<Box flexDirection='column' paddingX={1} flexShrink={0}>
				<Line {...styles[meaning]}>{`${meaning === 'accent' ? ' ' : glyphs.warning} ${first}`}</Line>
				<Line>{`  ${second}`}</Line>
			</Box>
			<Box flexDirection='column' paddingLeft={3} paddingTop={blank} height={height + blank} flexShrink={0} overflow='hidden'>
				<ScrollLines lines={lines} top={top} height={height} width={width}/>
			</Box>
		</>
	);
}
