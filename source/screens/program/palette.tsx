import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useState} from 'react';
import {Field} from '../../components/field.js';
import {OverlayFooter, OverlayRow} from '../../components/frame/overlay-box.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {hintsOf} from '../../keys/hints-of.js';
import {useKeys} from '../../keys/use-keys.js';
import type {ActionId} from '../../keymap/actions.js';
import {keyWords} from '../../keymap/key-words.js';
import {actionOf, scopes} from '../../keymap/scopes.js';
import {cut, padEnd} from '../../terminal/cut.js';
import {eraseWord} from '../../keys/erase-word.js';
import {useTheme} from '../../theme/theme-context.js';

type Command = {
	readonly id: ActionId;
	readonly name: string;
	readonly keys: string;
	readonly run: () => void;
};

const mostRows = 8;
const notCommands = new Set<ActionId>(['palette', 'redraw', 'suspend', 'interrupt', 'quit']);

/**
Every command of the screen below by name, at the bottom of the window. `:q` quits.
*/
export function Palette() {
	const {navigate, quit, screenKeys} = useAppContext();
	const {columns, rows} = useWindowSize();
	const {glyphs, styles} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const [text, setText] = useState('');
	const [cursor, setCursor] = useState(0);
	// The screen below does not change while this one has the keys.
	const [below] = useState(screenKeys.current);

	const commands: readonly Command[] = [
		...scopes[below.scope].flatMap((id): readonly Command[] => {
			const handler = below.handlers[id];
			const action = actionOf(id);
			return action.kind === 'move' || notCommands.has(id) || typeof handler !== 'function'
				? []
				: [{
					id, name: action.help.startsWith(`${action.label}:`) ? action.help : `${action.label}: ${action.help}`, keys: keyWords(action.keys), run: handler,
				}];
		}),
		{
			id: 'quit', name: 'q, quit: quit the program', keys: 'Ctrl+C', run: quit,
		},
	];
	const words = text.toLowerCase().split(/\s+/).filter(word => word !== '');
	const isQuit = ['q', 'q!', 'quit'].includes(text.trim().toLowerCase());
	const matching = isQuit ? commands.filter(({id}) => id === 'quit') : commands.filter(({name}) => words.every(word => name.toLowerCase().includes(word)));
	const shown = matching.slice(0, Math.min(mostRows, rows - 6));
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
		'erase-word'() {
			setText(eraseWord(text));
		},
		'erase-line'() {
			setText('');
		},
	};
	useKeys('palette', handlers);

	const width = columns - 2;
	const nameWidth = width - 22;
	const field = (
		<Field
			isFocused value={text} width={width - 4}
			onChange={value => {
				setText(value);
				setCursor(0);
			}}
		/>
	);
	if (isSpoken) {
		return (
			<>
				<Box><Text>Command,</Text>{field}</Box>
				{shown.length === 0
					? <Text>{`No command's name holds "${text}".`}</Text>
					: shown.map(({id, name, keys}, index) => <OverlayRow key={id} isSelected={index === selected} width={width} text={`${name}  ${keys}`}/>)}
				<OverlayFooter hints={hintsOf('palette', handlers)}/>
			</>
		);
	}

	return (
		<Box position='absolute' marginTop={rows - Math.max(1, shown.length) - 2} flexDirection='column' width='100%'>
			<Text {...styles.muted} wrap='truncate'>{` ${glyphs.rule.repeat(width)} `}</Text>
			{shown.map(({id, name, keys}, index) => (
				<Text key={id} inverse={index === selected} wrap='truncate'>
					{padEnd(`   ${padEnd(cut(name, nameWidth, glyphs.ellipsis), nameWidth)}  ${keys}`, columns)}
				</Text>
			))}
			<Text wrap='truncate'>{padEnd(shown.length === 0 ? `   No command's name holds "${text}".` : '', columns)}</Text>
			<Box marginTop={shown.length === 0 ? 0 : -1}>
				<Text {...styles.accent}>{' :'}</Text>
				{field}
			</Box>
		</Box>
	);
}
