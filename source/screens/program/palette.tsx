import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useContext, useState, type ReactNode} from 'react';
import {Field} from '../../components/field/field.js';
import {OverlayFooter, OverlayRow} from '../../components/frame/overlay-box.js';
import {listsOwn} from '../../components/select-item.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {baseOf} from '../../session/screen-stack.js';
import {ClusterSessionContext} from '../../session/use-cluster-session.js';
import {ProfileSessionContext} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {hintsOf} from '../../keys/hints-of.js';
import {useKeys} from '../../keys/use-keys.js';
import {cut, padEnd} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';
import {placeCommands} from './place-commands.js';
import {viewCommands} from './view-commands.js';
import {matchingCommands, paletteCommands, type PaletteCommand} from './palette-commands.js';

const mostRows = 8;

/**
Every command of the screen or menu below by name, and every place to go to, at the bottom of the window. `:q` quits.
*/
export function Palette() {
	const {
		navigate, notice, quit, screenKeys, stack, services,
	} = useAppContext();
	const show = useShow();
	const session = useContext(ProfileSessionContext);
	const cluster = useContext(ClusterSessionContext);
	const {columns, rows} = useWindowSize();
	const isSpoken = useIsScreenReaderEnabled();
	const {glyphs} = useTheme();
	const [text, setText] = useState('');
	const [cursor, setCursor] = useState(0);
	// The screen below does not change while the palette has the keys. What a list hears by itself is no command.
	const [below] = useState(() => ({...screenKeys.current, handlers: withoutListsOwn(screenKeys.current.handlers)}));
	const places = placeCommands({
		stack, navigate, notice, show, clusters: session?.profile.clusters ?? [], isReadOnly: session?.isReadOnly ?? false,
	});
	const views = viewCommands({
		base: baseOf(stack).name, session: cluster, services, notice, show,
	});
	const commands = matchingCommands(paletteCommands(below, [...views, ...places], quit), text);
	const selected = Math.min(cursor, Math.max(0, commands.length - 1));
	const height = Math.min(mostRows, rows - 6);
	const from = Math.max(0, selected - height + 1);

	const handlers: KeyHandlers = {
		choose() {
			const command = commands[selected];
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
			setCursor(Math.min(commands.length - 1, selected + 1));
		},
	};
	useKeys('palette', handlers);

	const parts: PaletteParts = {
		commands: commands.slice(from, from + height),
		selected: selected - from,
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
		: <DrawnPalette {...parts} place={commands.length > height ? ` ${selected + 1} of ${commands.length} ${glyphs.rule}` : ''}/>;
}

function withoutListsOwn(handlers: KeyHandlers): KeyHandlers {
	return Object.fromEntries(Object.entries(handlers).filter(([, handler]) => handler !== listsOwn));
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
A rule, which says at its end where the chosen command stands if not all are in sight, the commands, and the field in the window's last row. Every row is as wide as the window: what lies beneath must not shine through.
*/
function DrawnPalette({commands, selected, place, nothing, children}: PaletteParts & {readonly place: string}) {
	const {columns, rows} = useWindowSize();
	const {glyphs, styles} = useTheme();
	const nameWidth = columns - 24;
	return (
		<Box position='absolute' marginTop={rows - Math.max(1, commands.length) - 2} flexDirection='column' width='100%'>
			<Text {...styles.muted} wrap='truncate'>{` ${glyphs.rule.repeat(columns - 2 - place.length)}${place} `}</Text>
			{commands.map(({id, name, keys}, index) => (
				<Text key={id} inverse={index === selected} wrap='truncate'>
					{padEnd(`   ${padEnd(cut(name, nameWidth, glyphs.ellipsis), nameWidth)}  ${keys}`, columns)}
				</Text>
			))}
			{commands.length === 0 ? <Text wrap='truncate'>{padEnd(`   ${nothing}`, columns)}</Text> : undefined}
			<Text>{' '.repeat(columns)}</Text>
			<Box marginTop={-1}>
				<Text {...styles.accent}>{' :'}</Text>
				{children}
			</Box>
		</Box>
	);
}
