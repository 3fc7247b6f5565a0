import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import type {ReactNode} from 'react';
import {cut, padEnd, widthOf} from '../../terminal/cut.js';
import {spoken} from '../../theme/spoken.js';
import {useTheme} from '../../theme/theme-context.js';
import {useWindowSize} from '../use-window-size.js';
import type {Message} from './badge.js';
import {KeyHints, type Hint} from './key-hints.js';

type Props = {
	/**
	Outside text in it has gone through `show()`.
	*/
	readonly title: string;
	/**
	Cells between the borders.
	*/
	readonly width: number;
	/**
	Cells and rows from the window's upper left corner.
	*/
	readonly left: number;
	readonly top: number;
	/**
	Each child is one row, made by `OverlayRow`, or a list of such rows.
	*/
	readonly children: ReactNode;
};

/**
A bordered box on top of a screen. Everything in it is padded to its width, so that the screen beneath does not show through.
*/
export function OverlayBox({title, width, left, top, children}: Props) {
	const {glyphs, styles} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const [topLeft, topRight, bottomLeft, bottomRight] = glyphs.corners;
	if (isSpoken) {
		return (
			<Box flexDirection='column'>
				<Text>{title}</Text>
				{children}
			</Box>
		);
	}

	const shown = cut(` ${title} `, width, glyphs.ellipsis);
	return (
		<Box position='absolute' marginLeft={left} marginTop={top} flexDirection='column'>
			<Text {...styles.accent} wrap='truncate'>{`${topLeft}${shown}${glyphs.rule.repeat(Math.max(0, width - widthOf(shown)))}${topRight}`}</Text>
			{children}
			<Text {...styles.accent} wrap='truncate'>{`${bottomLeft}${glyphs.rule.repeat(width)}${bottomRight}`}</Text>
		</Box>
	);
}

/**
One row between the borders.
*/
export function OverlayRow({text, width, isSelected = false, isMuted = false}: {readonly text: string; readonly width: number; readonly isSelected?: boolean; readonly isMuted?: boolean}) {
	const {glyphs, styles} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	if (isSpoken) {
		return <Text>{`${isSelected ? `${glyphs.cursor}, ` : ''}${spoken(text)}`}</Text>;
	}

	return (
		<Text wrap='truncate'>
			<Text {...styles.accent}>{glyphs.vertical}</Text>
			<Text inverse={isSelected} {...(isMuted && styles.muted)}>{padEnd(cut(text, width, glyphs.ellipsis), width)}</Text>
			<Text {...styles.accent}>{glyphs.vertical}</Text>
		</Text>
	);
}

/**
The keys of an overlay, drawn over the footer of the screen beneath. The message of that screen stays visible. A screen reader does not get the screen beneath, so it gets the message here.
*/
export function OverlayFooter({hints, message}: {readonly hints: readonly Hint[]; readonly message?: Message | undefined}) {
	const {columns, rows} = useWindowSize();
	const isSpoken = useIsScreenReaderEnabled();
	if (isSpoken) {
		return (
			<>
				{message === undefined ? undefined : <Text>{`Message: ${message.text}`}</Text>}
				<KeyHints hints={hints} width={columns}/>
			</>
		);
	}

	return (
		<Box position='absolute' marginTop={rows - 1} width='100%'>
			<Text>{' '.repeat(columns)}</Text>
			<Box position='absolute'>
				<KeyHints hints={hints} width={columns}/>
			</Box>
		</Box>
	);
}
