import {Box, Text} from 'ink';
import {useState} from 'react';
import {ScrollLines, lastTop, type ScrollLine} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {wrapLines} from '../../components/wrap-lines.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {filterHandlers} from '../../keys/filter-handlers.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {helpRows} from '../../keymap/help-rows.js';
import {scrolled} from '../../session/lists/scrolled.js';
import {padEnd} from '../../terminal/cut.js';
import {filterUses} from '../../tokens/filter/fields.js';
import {FilterField} from '../filter-field.js';
import {Screen} from '../screen.js';
import {useBodyRows} from '../use-body-rows.js';

/**
The keys of the screen below, grouped by what they are for, then the fields of the filter if that screen is the list of tokens. The fields come first if that list's filter is open and empty. `/` searches.
*/
export function Help() {
	const {navigate, screenKeys} = useAppContext();
	const {columns} = useWindowSize();
	const [below] = useState(screenKeys.current);
	const [isSearching, setIsSearching] = useState(false);
	const [text, setText] = useState('');
	const [top, setTop] = useState(0);
	const height = Math.max(1, useBodyRows() - 2);
	const width = columns - 6;
	const lines = wrapLines(helpLines(below.scope, below.handlers).filter(({text: line, isHeading}) => text === '' || (!isHeading && line.toLowerCase().includes(text.toLowerCase()))), width);

	const handlers: KeyHandlers = {
		...moveHandlers(move => {
			setTop(current => scrolled(current, move, {height, last: lastTop(lines.length, height)}));
		}),
		close() {
			if (text === '') {
				navigate({type: 'closed'});
			} else {
				setText('');
			}
		},
		palette() {
			// The palette lists the commands of the screen below, so it takes the place of help.
			navigate({type: 'replaced', screen: {name: 'palette'}});
		},
		filter() {
			setIsSearching(true);
		},
		...filterHandlers({
			last: '',
			onText: setText,
			onKeep() {
				setIsSearching(false);
			},
			onClear() {
				setText('');
				setIsSearching(false);
			},
		}),
	};
	const scope = isSearching ? 'help-filter' : 'help';

	return (
		<Screen path={['Help', below.scope.replaceAll('-', ' ')]} scope={scope} handlers={handlers}>
			<Box paddingX={1} height={1}>
				<FilterField
					isTyping={isSearching} value={text} isFocused={isSearching}
					width={width}
					onChange={value => {
						setText(value);
						setTop(0);
					}}
				/>
			</Box>
			<Box paddingLeft={3} flexDirection='column'>
				{lines.length === 0 ? <Text>{`No key's help holds "${text}". Esc clears.`}</Text> : <ScrollLines lines={lines} top={top} height={height} width={width}/>}
			</Box>
		</Screen>
	);
}

type HelpLine = ScrollLine & {readonly isHeading: boolean};

function helpLines(scope: Parameters<typeof helpRows>[0], handlers: KeyHandlers): readonly HelpLine[] {
	const keysWidth = Math.max(...helpRows(scope).flatMap(({rows}) => rows.map(row => row.keys.length))) + 2;
	const fieldWidth = Math.max(...filterUses.map(({example}) => example.length)) + 2;
	const disabled = (id: string) => {
		const handler = handlers[id as keyof KeyHandlers];
		return typeof handler === 'string' ? `  (${handler})` : '';
	};

	const keys = helpRows(scope).flatMap(({heading, rows}): readonly HelpLine[] => [
		{
			key: heading, text: heading, meaning: 'accent', isHeading: true,
		},
		...rows.map(({id, keys: words, help}) => ({
			key: `${heading} ${id}`, text: `  ${padEnd(words, keysWidth)}${help}${disabled(id)}`, isHeading: false, hang: keysWidth + 2,
		})),
		{key: `${heading} end`, text: '', isHeading: true},
	]);
	const isEmptyFilter = scope === 'empty-filter' && handlers['filter-fields'] !== undefined;
	const fields = scope === 'tokens' || isEmptyFilter
		? [
			{
				key: 'filter', text: 'Filter: all words must match, "two words" is a phrase, !x not, a|b either', meaning: 'accent' as const, isHeading: true,
			},
			...filterUses.map(({example, meaning}) => ({
				key: `field ${example}`, text: `  ${padEnd(example, fieldWidth)}${meaning}`, isHeading: false, hang: fieldWidth + 2,
			})),
		]
		: [];
	return isEmptyFilter ? [...fields, {key: 'fields end', text: '', isHeading: true}, ...keys] : [...keys, ...fields];
}
