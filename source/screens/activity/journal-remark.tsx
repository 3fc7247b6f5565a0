import {Text} from 'ink';
import {useShow} from '../../session/use-show.js';
import type {PlaceContent} from '../../journal/read-place.js';
import type {Result} from '../../result.js';
import {useTheme} from '../../theme/theme-context.js';
import {elsewhereLines} from '../token/elsewhere-lines.js';

/**
One line on what is wrong with a journal: its first damaged line, else what is left out because it was done at another place. Nothing where all of it is shown.
*/
export function JournalRemark({journal}: {readonly journal: Result<PlaceContent> | undefined}) {
	const {styles} = useTheme();
	const show = useShow();
	if (!journal?.ok) {
		return undefined;
	}

	const {problems, elsewhere} = journal.value;
	const [problem, ...others] = problems;
	if (problem) {
		const more = others.length > 0 ? ` (and ${others.length} more)` : '';
		return <Text {...styles.warning} wrap='truncate'>{`Line ${problem.line}: ${show(problem.message)}${more}`}</Text>;
	}

	const [heading, first, ...rest] = elsewhereLines(elsewhere, show);
	return heading && first
		? <Text {...styles.muted} wrap='truncate'>{`${heading.text}: ${first.text.trim()}${rest.length > 0 ? ` (and ${rest.length} more)` : ''}`}</Text>
		: undefined;
}
