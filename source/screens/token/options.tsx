import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import SelectInput from 'ink-select-input';
import {createContext, useContext} from 'react';
import {
	SelectIndicator,
	SelectItem,
	isListsOwn,
	listsOwn,
} from '../../components/select-item.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {HearsKeysContext} from '../../session/hears-keys-context.js';
import type {ActionId} from '../../keymap/actions.js';
import {keyWord} from '../../keymap/key-words.js';
import {actionOf} from '../../keymap/scopes.js';
import {cut, padEnd, widthOf} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';
import {withShortMark} from '../../tokens/suspension/suspended-description.js';
import {Menu} from '../menu.js';
import {useTokenActions} from './use-token-actions.js';

const entries: ReadonlyArray<readonly [ActionId, string]> = [
	['details', 'View details'],
	['edit-token', 'Edit'],
	['rotate-token', 'Rotate'],
	['suspend-token', 'Suspend'],
	['resume-token', 'Resume'],
	['copy-token', 'Create a copy'],
	['copy-id', 'Copy token ID'],
	['copy-as', 'Copy as curl, influxctl'],
	['propose', 'Propose least privilege'],
	['revoke', 'Revoke Token...'],
];

const width = 60;

/**
The rows of entries that cannot be chosen now, one a line. A row of ink-select-input gets nothing but its label.
*/
const DisabledLabels = createContext('');

/**
The menu that the portal opens under three dots: the actions on the token under the cursor. A disabled entry stays in it, with its reason.
*/
export function Options({tokenId}: {readonly tokenId: string}) {
	const {navigate, notice, stack} = useAppContext();
	const {tokenOf} = useClusterSession();
	const {glyphs, isAscii} = useTheme();
	const show = useShow();
	const isHearsKeys = useContext(HearsKeysContext);
	const token = tokenOf(tokenId);
	const actions = useTokenActions(token, {usesMarks: false});
	const isOverDetails = stack.some(({name}) => name === 'details');
	const offered = entries.filter(([id]) => id !== 'details' || !isOverDetails);

	const choose = (id: ActionId) => {
		const handler = actions[id];
		if (typeof handler === 'string') {
			notice(handler, 'warning');
		} else {
			// The menu closes first, so that the chosen screen opens in its place.
			navigate({type: 'closed'});
			handler?.();
		}
	};

	const handlers: KeyHandlers = {
		choose: listsOwn,
		up: listsOwn,
		down: listsOwn,
		...Object.fromEntries(offered.filter(([id]) => id !== 'details').map(([id]) => [id, () => {
			choose(id);
		}])),
		close() {
			navigate({type: 'closed'});
		},
	};
	// The footer leaves the details out: it would name their key as Enter, which chooses an entry of the menu. The entry shows their letter.
	const heard: KeyHandlers = isOverDetails
		? handlers
		: {
			...handlers,
			details() {
				choose('details');
			},
		};

	const labels = offered.map(([id, name]) => {
		const label = isAscii ? name : name.replace('...', '…');
		const reason = actions[id];
		const right = typeof reason === 'string' ? reason : keyWord(actionOf(id).keys.at(id === 'details' ? 1 : 0)!);
		const room = width - 4 - widthOf(label) - 3;
		return {id, isDisabled: typeof reason === 'string', label: `${label}   ${typeof reason === 'string' ? padEnd(cut(right, room, glyphs.ellipsis), room) : `${' '.repeat(Math.max(0, room - widthOf(right)))}${right}`}`};
	});
	return (
		<Menu title={token && token.description !== '' ? show(withShortMark(token.description)) : show(tokenId)} width={width} height={entries.length} scope='options' handlers={heard} hinted={handlers} onOther={isListsOwn}>
			<DisabledLabels value={labels.filter(({isDisabled}) => isDisabled).map(({label}) => label).join('\n')}>
				<SelectInput
					items={labels.map(({id, label}) => ({key: id, label, value: id}))}
					isFocused={isHearsKeys}
					indicatorComponent={Indicator}
					itemComponent={Item}
					onSelect={({value}) => {
						choose(value);
					}}
				/>
			</DisabledLabels>
		</Menu>
	);
}

function Indicator({isSelected = false}: {readonly isSelected?: boolean}) {
	const {glyphs, styles} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	if (isSpoken) {
		return <SelectIndicator isSelected={isSelected}/>;
	}

	return (
		<Box flexShrink={0}>
			<Text>
				<Text {...styles.accent}>{glyphs.vertical}</Text>
				{isSelected ? ` ${glyphs.pointer} ` : ' '.repeat(3)}
			</Text>
		</Box>
	);
}

function Item({isSelected = false, label}: {readonly isSelected?: boolean; readonly label: string}) {
	const isDisabled = useContext(DisabledLabels).split('\n').includes(label);
	const {glyphs, styles} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	if (isSpoken) {
		return <SelectItem isSelected={isSelected} label={label}/>;
	}

	return (
		<Text wrap='truncate'>
			<Text inverse={isSelected} {...(isDisabled && styles.muted)}>{label}</Text>
			{' '}
			<Text {...styles.accent}>{glyphs.vertical}</Text>
		</Text>
	);
}
