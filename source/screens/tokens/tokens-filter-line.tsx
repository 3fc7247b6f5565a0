import {Box, Text} from 'ink';
import {Ends} from '../../components/ends.js';
import {Line} from '../../components/line.js';
import {useClusterSession, type ClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import type {TokensView} from '../../session/lists/tokens-view.js';
import {cut, widthOf} from '../../terminal/cut.js';
import type {Glyphs} from '../../theme/glyphs.js';
import {useTheme} from '../../theme/theme-context.js';
import {FilterField} from '../filter-field.js';
import {useCompletion} from '../../session/lists/use-completion.js';
import {countSoFar} from '../../session/lists/count-so-far.js';

/**
How many rows the filter takes: one, and one more for an error, which stands under the input at the place of the mistake.
*/
export function filterLineRows(view: TokensView): number {
	return view.filterError ? 2 : 1;
}

type Props = {
	readonly isActive: boolean;
	/**
	Cells.
	*/
	readonly width: number;
	/**
	Whether the list shows the column by which it is sorted. If it does not, this line names the column.
	*/
	readonly isSortShown: boolean;
};

/**
The line above the list: the filter at the left, the counts at the right. While the filter is typed, a second line shows its mistake.
*/
export function TokensFilterLine({isActive, width, isSortShown}: Props) {
	const session = useClusterSession();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const {view, dispatchView} = session;
	const sortedBy = isSortShown ? '' : `by ${view.sort.column} ${view.sort.descending ? glyphs.descending : glyphs.ascending}`;
	const counts = [countsOf(session, glyphs.ellipsis), sortedBy].filter(part => part !== '').join(', ');
	const isFiltering = view.mode === 'filtering';
	const completion = useCompletion(session);
	const fieldWidth = Math.max(10, width - widthOf(counts) - 6);
	// The input starts at the fourth cell.
	const errorText = view.filterError ? errorLine(show(view.filterError.message), 3 + widthOf(view.filterText.slice(0, view.filterError.start)), width, glyphs) : '';
	return (
		<Box flexDirection='column' flexShrink={0}>
			<Ends>
				<Box>
					<FilterField
						isTyping={isFiltering}
						value={view.filterText}
						isFocused={isFiltering && isActive}
						width={fieldWidth}
						completion={completion}
						onChange={text => {
							// The first ? is a key, which shows the fields.
							if (text !== '?' || view.filterText !== '') {
								dispatchView({type: 'filter-typed', text});
							}
						}}
					/>
				</Box>
				<Text {...styles.muted}>{counts}</Text>
			</Ends>
			{view.filterError
				? (
					<Box height={1}>
						<Line {...styles.danger}>{errorText}</Line>
					</Box>
				)
				: undefined}
		</Box>
	);
}

/**
The caret under the place of the error, with the message after it. Both move to the left where the message would not fit.
*/
function errorLine(message: string, column: number, width: number, {caret, ellipsis}: Glyphs): string {
	const start = Math.max(1, Math.min(column, width - widthOf(message) - 3));
	return cut(`${' '.repeat(start)}${caret} ${message}`, width - 1, ellipsis);
}

function countsOf({view, shown, activeCount, oddCount, tokens}: ClusterSession, ellipsis: string): string {
	const total = view.showsInactive ? `${tokens.value?.length ?? 0} tokens` : `${activeCount} active`;
	const parts = [view.query ? `${shown.length} of ${total}` : total];
	if (oddCount > 0) {
		parts.unshift(`${oddCount} odd`);
	}

	if (view.marks.ids.size > 0) {
		parts.push(`${view.marks.ids.size} marked`);
	}

	if (view.marks.range) {
		parts.push('range open: v ends it');
	}

	if (tokens.value === undefined) {
		return '';
	}

	if (tokens.status === 'loading') {
		parts.push(`loading${ellipsis}${countSoFar(tokens)}`);
	} else if (tokens.status === 'failed') {
		parts.push('not refreshed');
	}

	return parts.join(', ');
}
