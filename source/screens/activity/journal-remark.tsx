import {Text} from 'ink';
import {useShow} from '../../session/use-show.js';
import {elsewhereWords} from '../../journal/place.js';
import type {PlaceContent} from '../../journal/read-place.js';
import type {Result} from '../../result.js';
import {useTheme} from '../../theme/theme-context.js';

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

	const words = elsewhereWords(elsewhere);
	return words === undefined ? undefined : <Text {...styles.muted} wrap='truncate'>{show(words)}</Text>;
}
