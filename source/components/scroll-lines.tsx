import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {cut} from '../terminal/cut.js';
import {spoken} from '../theme/spoken.js';
import {useTheme} from '../theme/theme-context.js';
import type {Meaning} from '../theme/meaning.js';

export type ScrollLine = {
	readonly key: string;
	readonly text: string;
	readonly meaning?: Meaning | undefined;
	/**
	The cells before which a line that is wrapped goes on: the width of its label. 0 by default.
	*/
	readonly hang?: number;
};

type Props = {
	readonly lines: readonly ScrollLine[];
	/**
	First line shown.
	*/
	readonly top: number;
	/**
	Rows. When not all lines fit, the last row says how many are left, and with which key they come.
	*/
	readonly height: number;
	/**
	Cells.
	*/
	readonly width: number;
};

/**
How many lines a screen reader gets at least, even where there are fewer rows.
*/
const spokenLines = 24;

/**
The largest `top` that still fills the height.
*/
export function lastTop(lines: number, height: number): number {
	return lines <= height ? 0 : lines - Math.max(1, height - 1);
}

/**
Shows the lines from `top` on that fit into the height.
*/
export function ScrollLines({lines, top, height, width}: Props) {
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const isLong = lines.length > height;
	const rows = isLong ? Math.max(1, height - 1) : height;
	const from = Math.min(top, lastTop(lines.length, height));
	if (isSpoken) {
		// A screen reader gets more lines of a text than there are rows, because it reads the text once. It reads a list again at every key.
		const last = from + Math.max(rows, spokenLines);
		const left = Math.max(0, lines.length - last);
		return (
			<Box flexDirection='column'>
				{lines.slice(from, last).filter(({text}) => text.trim() !== '').map(({key, text}) => <Text key={key}>{spoken(text)}</Text>)}
				{left > 0 || from > 0 ? <Text>{`${left} more lines below, ${from} above`}</Text> : undefined}
			</Box>
		);
	}

	const below = lines.length - from - rows;
	return (
		<Box flexDirection='column' flexShrink={0}>
			{lines.slice(from, from + rows).map(({key, text, meaning}) => (
				<Text key={key} wrap='truncate' {...(meaning && styles[meaning])}>{text === '' ? ' ' : cut(text, width, glyphs.ellipsis)}</Text>
			))}
			{isLong ? <Text {...styles.muted}>{restWords({below, above: from}, glyphs.ellipsis)}</Text> : undefined}
		</Box>
	);
}

/**
How many lines stand out of sight, and the keys that bring them.
*/
function restWords({below, above}: {readonly below: number; readonly above: number}, ellipsis: string): string {
	return [
		below > 0 ? `${ellipsis} ${below} more ${below === 1 ? 'line' : 'lines'} below, PgDn` : '',
		above > 0 ? `${above} ${above === 1 ? 'line' : 'lines'} above, PgUp` : '',
	].filter(part => part !== '').join('; ');
}
