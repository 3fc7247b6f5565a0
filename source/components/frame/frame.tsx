import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import type {ReactNode} from 'react';
import {useTheme} from '../../theme/theme-context.js';
import {cut, widthOf} from '../../terminal/cut.js';
import {useWindowSize} from '../use-window-size.js';
import type {Badge, Message} from './badge.js';
import {KeyHints, type Hint} from './key-hints.js';
import {messageLines} from './message-lines.js';
import {SpokenFrame} from './spoken-frame.js';

type Props = {
	/**
	The names from the profile to the screen. Outside text in them has gone through `show()`.
	*/
	readonly path: readonly string[];
	/**
	The badges at the header's right end, from left to right. None by default.
	*/
	readonly badges?: readonly Badge[];
	readonly message?: Message | undefined;
	readonly hints: readonly Hint[];
	readonly children: ReactNode;
};

const noBadges: readonly Badge[] = [];
const programName = 'influx-tokens';
const gap = ' '.repeat(3);

/**
Rows that the frame itself takes: header, rule, message, footer. A message of two lines takes one more, see `useBodyRows`.
*/
export const frameRows = 4;

/**
The frame of every screen: one header line, one rule, the body, a line or two for the last message, and one footer line. It is exactly as tall as the window.

If a badge says that the profile is protected, the profile's name and the rule have the colour of protected profiles, and the rule is made of another character.
*/
export function Frame({path, badges = noBadges, message, hints, children}: Props) {
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	if (isSpoken) {
		return <SpokenFrame path={path} badges={badges} message={message} hints={hints}>{children}</SpokenFrame>;
	}

	const isProtected = badges.some(({meaning}) => meaning === 'protected');
	const whole = [programName, path.join(` ${glyphs.path} `)].filter(part => part !== '').join(gap);
	const shown = widthOf(whole) + widthOf(joinBadges(badges)) + 4 <= columns ? badges : badges.filter(({isRemark}) => !isRemark);
	const right = joinBadges(shown);
	const left = cut(whole, columns - 2 - (right === '' ? 0 : widthOf(right) + 2), glyphs.ellipsis);
	// The path starts with the profile.
	const nameStart = programName.length + gap.length;
	const nameEnd = nameStart + (path[0]?.length ?? 0);
	const rule = isProtected ? glyphs.protectedRule : glyphs.rule;
	return (
		<Box flexDirection='column' width='100%' height={rows}>
			<Box flexShrink={0} justifyContent='space-between' paddingX={1}>
				{isProtected
					? (
						<Text bold wrap='truncate'>
							{left.slice(0, nameStart)}
							<Text {...styles.protected}>{left.slice(nameStart, nameEnd)}</Text>
							{left.slice(nameEnd)}
						</Text>
					)
					: <Text bold wrap='truncate'>{left}</Text>}
				<Text wrap='truncate'>
					{shown.map(({text, meaning, isRemark = false}, index) => (
						<Text key={text} {...styles[meaning]} bold={!isRemark}>{index > 0 ? `  ${text}` : text}</Text>
					))}
				</Text>
			</Box>
			<Box flexShrink={0} paddingX={1}>
				<Text {...(isProtected ? styles.protected : styles.muted)} wrap='truncate'>{rule.repeat(Math.max(0, columns - 2))}</Text>
			</Box>
			<Box flexDirection='column' flexGrow={1} flexShrink={1} overflow='hidden'>
				{/* A body that is too tall is cut at its end, because Yoga would squeeze its rows over each other. */}
				<Box flexDirection='column' flexGrow={1} flexShrink={0}>
					{children}
				</Box>
			</Box>
			{messageLines(message?.text, columns, glyphs.ellipsis).lines.map(line => (
				<Box key={line} flexShrink={0} height={1}>
					<Text wrap='truncate' {...(message?.meaning && styles[message.meaning])}>{` ${line}`}</Text>
				</Box>
			))}
			<Box flexShrink={0} height={1}>
				<KeyHints hints={hints} width={columns}/>
			</Box>
		</Box>
	);
}

function joinBadges(badges: readonly Badge[]): string {
	return badges.map(({text}) => text).join('  ');
}
