import {Text} from 'ink';
import {useShow} from '../../session/use-show.js';
import {elsewhereWords} from '../../journal/place.js';
import type {PlaceContent} from '../../journal/read-place.js';
import type {Result} from '../../result.js';
import {useTheme} from '../../theme/theme-context.js';

/**
One line on a journal that is not shown completely: its first damaged line, else which entries are left out because they belong to another host or account. Draws nothing if all entries are shown or the journal could not be read.
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

	const words = elsewhereWords(elsewhere);
	return words === undefined ? undefined : <Text {...styles.muted} wrap='truncate'>{show(words)}</Text>;
}
