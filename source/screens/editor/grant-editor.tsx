import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {Field} from '../../components/field/field.js';
import {useShow} from '../../session/use-show.js';
import {cut, padEnd} from '../../terminal/cut.js';
import {useTheme} from '../../theme/theme-context.js';
import {rowWarnings} from '../../tokens/grants/row-warnings.js';
import {isSameControl, type TokenForm, type TokenFormEvent} from './token-form.js';
import {grantRowWords} from './grant-row-words.js';

type Props = {
	readonly form: TokenForm;
	/**
	The databases that were found for the text of the focused field.
	*/
	readonly suggestions: readonly string[];
	/**
	How many rows there are for grants and suggestions.
	*/
	readonly height: number;
	/**
	Undefined as long as the list of databases has not been loaded.
	*/
	readonly databaseNames: readonly string[] | undefined;
	readonly isActive: boolean;
	readonly dispatch: (event: TokenFormEvent) => void;
};

const nameWidth = 34; // Cells
/**
How many rows of grants are shown at once at most. The focused row is always among them.
*/
const mostRows = 7;

/**
Edits the grants, one row for each database: its name, then boxes for read and write. While a name is typed, the databases that match it are listed below the rows. Actions that this program does not know are named in the row and kept.
*/
export function GrantEditor({form, suggestions, height, databaseNames, isActive, dispatch}: Props) {
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const show = useShow();
	const {rows, focus} = form;
	const shownRows = Math.max(1, Math.min(mostRows, height - suggestions.length));
	const focusedRow = typeof focus === 'object' ? focus.row : (focus === 'add' || focus === 'save' ? rows.length - 1 : 0);
	const from = Math.max(0, Math.min(focusedRow - shownRows + 1, rows.length - shownRows));
	const warnings = new Map(rowWarnings(rows, databaseNames).map(({row, suggestion}) => [row, suggestion === undefined ? 'no such database' : `unknown; ${suggestion}?`]));
	return (
		<Box flexDirection='column' marginTop={1} flexShrink={0}>
			<Text {...styles.muted}>{isSpoken ? `Permissions${from > 0 ? `, ${from} above` : ''}` : `  ${'DATABASE'.padEnd(nameWidth)}  READ   WRITE${from > 0 ? `   ${from} above` : ''}`}</Text>
			{rows.slice(from, from + shownRows).map((row, offset) => {
				const index = from + offset;
				const isOn = (part: 'database' | 'read' | 'write') => isSameControl(focus, {row: index, part});
				// A name that is still being typed gets no warning.
				const warning = isOn('database') ? undefined : warnings.get(index);
				const notes = [...row.other.map(({action}) => `${show(action)} kept`), ...(warning === undefined ? [] : [show(warning)])].join(', ');
				const field = isOn('database')
					? (
						<Field
							isFocused={isActive} value={row.database} width={nameWidth}
							placeholder='database, or * for all'
							onChange={text => {
								dispatch({type: 'typed', text});
							}}/>
					)
					: undefined;
				if (isSpoken) {
					return (
						<Box key={index} flexDirection='column'>
							<Text>{grantRowWords(row, {
								isOn, notes, glyphs, show,
							})}
							</Text>
							<Box display='none'>{field}</Box>
						</Box>
					);
				}

				return (
					<Box key={index} height={1}>
						<Box flexShrink={0}><Text {...styles.accent}>{typeof focus === 'object' && focus.row === index ? `${glyphs.pointer} ` : '  '}</Text></Box>
						<Box width={nameWidth + 2} flexShrink={0}>
							{field ?? <Text wrap='truncate'>{row.database === '*' ? '* (all databases)' : cut(show(row.database), nameWidth, glyphs.ellipsis)}</Text>}
						</Box>
						<Box flexShrink={0} columnGap={4}>
							<Text inverse={isOn('read')}>{row.canRead ? glyphs.ticked : glyphs.unticked}</Text>
							<Text inverse={isOn('write')}>{row.canWrite ? glyphs.ticked : glyphs.unticked}</Text>
						</Box>
						<Text {...styles.warning} wrap='truncate'>{`    ${notes}`}</Text>
					</Box>
				);
			})}
			{suggestions.map((name, index) => (
				<Text key={name} inverse={index === form.suggestion} {...(index !== form.suggestion && styles.muted)}>
					{isSpoken && `suggestion ${show(name)}${index === form.suggestion ? ', selected' : ''}`}
					{!isSpoken && padEnd(`    ${name === '*' ? '* (all databases)' : cut(show(name), nameWidth - 4, glyphs.ellipsis)}`, nameWidth)}
				</Text>
			))}
			<Text inverse={focus === 'add'}>{isSpoken ? `button: Add Permission${focus === 'add' ? ', focused' : ''}` : `${focus === 'add' ? glyphs.pointer : ' '} + Add Permission `}</Text>
		</Box>
	);
}
