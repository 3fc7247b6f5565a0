import {useAppContext} from '../../session/app-context.js';
import {useTheme} from '../../theme/theme-context.js';
import {LetterMenu} from '../letter-menu.js';
import {useSorting} from './use-sorting.js';

/**
The menu that sorts the list by a column: its letter sorts ascending, the capital descending.
*/
export function SortMenu() {
	const {navigate} = useAppContext();
	const {glyphs} = useTheme();
	const {choices, current, sort} = useSorting();
	const arrow = current.descending ? glyphs.descending : glyphs.ascending;
	return (
		<LetterMenu
			hasCapitals title='Sort by; a capital reverses' width={34}
			scope='sort' label='column' choices={choices}
			text={({column, label}) => `${label} ${current.column === column ? arrow : ''}`}
			onChoose={({letter, column}, key) => {
				sort({column, descending: key !== letter});
				navigate({type: 'closed'});
			}}
		/>
	);
}
