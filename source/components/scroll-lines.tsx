import {Box, Text} from 'ink';
import {cut} from '../terminal/cut.js';
import {useTheme} from '../theme/theme-context.js';
import type {Meaning} from '../theme/theme.js';

export type ScrollLine = {
	readonly key: string;
	readonly text: string;
	readonly meaning?: Meaning | undefined;
};

type Props = {
	readonly lines: readonly ScrollLine[];
	/**
	First line shown.
	*/
	readonly top: number;
	/**
	Rows. When not all lines fit, the last row says how many are left.
	*/
	readonly height: number;
	/**
	Cells.
	*/
	readonly width: number;
};

/**
The largest `top` that still fills the height.
*/
export function lastTop(lines: number, height: number): number {
	return lines <= height ? 0 : lines - Math.max(1, height - 1);
}

/**
Lines of text that may be longer than their place.
*/
export function ScrollLines({lines, top, height, width}: Props) {
	const {styles, glyphs} = useTheme();
	const isLong = lines.length > height;
	const rows = isLong ? Math.max(1, height - 1) : height;
	const from = Math.min(top, lastTop(lines.length, height));
	const below = lines.length - from - rows;
	return (
		<Box flexDirection='column' flexShrink={0}>
			{lines.slice(from, from + rows).map(({key, text, meaning}) => (
				<Text key={key} wrap='truncate' {...(meaning && styles[meaning])}>{text === '' ? ' ' : cut(text, width, glyphs.ellipsis)}</Text>
			))}
			{isLong ? <Text {...styles.muted}>{below > 0 ? `${glyphs.ellipsis} ${below} more below${from > 0 ? `, ${from} above` : ''}` : `${from} above`}</Text> : undefined}
		</Box>
	);
}
