import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useState, type ReactNode} from 'react';
import {Field} from '../../components/field/field.js';
import {OverlayFooter, OverlayRow} from '../../components/frame/overlay-box.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {hintsOf} from '../../keys/hints-of.js';
import {useKeys} from '../../keys/use-keys.js';
import {cut, padEnd} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';
import {matchingCommands, paletteCommands, type PaletteCommand} from './palette-commands.js';

const mostRows = 8;

/**
Every command of the screen below by name, at the bottom of the window. `:q` quits.
*/
export function Palette() {
	const {navigate, quit, screenKeys} = useAppContext();
	const {columns, rows} = useWindowSize();
	const isSpoken = useIsScreenReaderEnabled();
	const [text, setText] = useState('');
	const [cursor, setCursor] = useState(0);
	// The screen below does not change while the palette has the keys.
	const [below] = useState(screenKeys.current);
	const shown = matchingCommands(paletteCommands(below, quit), text).slice(0, Math.min(mostRows, rows - 6));
	const selected = Math.min(cursor, Math.max(0, shown.length - 1));

	const handlers: KeyHandlers = {
		choose() {
			const command = shown[selected];
			if (!command) {
				return;
			}

			navigate({type: 'closed'});
			command.run();
		},
		cancel() {
			navigate({type: 'closed'});
		},
		'filter-up'() {
			setCursor(Math.max(0, selected - 1));
		},
		'filter-down'() {
			setCursor(Math.min(shown.length - 1, selected + 1));
		},
	};
	useKeys('palette', handlers);

	const parts: PaletteParts = {
		commands: shown,
		selected,
		nothing: `No command's name holds "${text}".`,
		children: (
			<Field
				isFocused value={text} width={columns - 6}
				onChange={value => {
					setText(value);
					setCursor(0);
				}}
			/>
		),
	};
	return isSpoken
		? (
			<>
				<SpokenPalette {...parts}/>
				<OverlayFooter hints={hintsOf('palette', handlers)}/>
			</>
		)
		: <DrawnPalette {...parts}/>;
}

type PaletteParts = {
	readonly commands: readonly PaletteCommand[];
	/**
	The index of the command that Enter runs.
	*/
	readonly selected: number;
	/**
	In place of the commands when there are none.
	*/
	readonly nothing: string;
	/**
	The field that the name is typed in.
	*/
	readonly children: ReactNode;
};

function SpokenPalette({commands, selected, nothing, children}: PaletteParts) {
	const {columns} = useWindowSize();
	return (
		<>
			<Box><Text>Command,</Text>{children}</Box>
			{commands.length === 0
				? <Text>{nothing}</Text>
				: commands.map(({id, name, keys}, index) => <OverlayRow key={id} isSelected={index === selected} width={columns - 2} text={`${name}  ${keys}`}/>)}
		</>
	);
}

/**
A rule, the commands, and the field in the window's last row. Every row is as wide as the window: what lies beneath must not shine through.
*/
function DrawnPalette({commands, selected, nothing, children}: PaletteParts) {
	const {columns, rows} = useWindowSize();
	const {glyphs, styles} = useTheme();
	const nameWidth = columns - 24;
	return (
		<Box position='absolute' marginTop={rows - Math.max(1, commands.length) - 2} flexDirection='column' width='100%'>
			<Text {...styles.muted} wrap='truncate'>{` ${glyphs.rule.repeat(columns - 2)} `}</Text>
			{commands.map(({id, name, keys}, index) => (
				<Text key={id} inverse={index === selected} wrap='truncate'>
					{padEnd(`   ${padEnd(cut(name, nameWidth, glyphs.ellipsis), nameWidth)}  ${keys}`, columns)}
				</Text>
			))}
			<Text wrap='truncate'>{padEnd(commands.length === 0 ? `   ${nothing}` : '', columns)}</Text>
			<Box marginTop={commands.length === 0 ? 0 : -1}>
				<Text {...styles.accent}>{' :'}</Text>
				{children}
			</Box>
		</Box>
	);
}
