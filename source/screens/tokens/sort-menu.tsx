import {OverlayBox, OverlayFooter, OverlayRow} from '../../components/frame/overlay-box.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext} from '../../session/app-context.js';
import {useKeys} from '../../keys/use-keys.js';
import {useTheme} from '../../theme/theme-context.js';
import {useSorting} from './use-sorting.js';

const width = 34;

/**
Sort by which column: one letter, a capital for descending.
*/
export function SortMenu() {
	const {navigate, message} = useAppContext();
	const {columns, rows} = useWindowSize();
	const {glyphs} = useTheme();
	const {choices, current, sort} = useSorting();

	useKeys('sort', {
		close() {
			navigate({type: 'closed'});
		},
	}, {
		onOther(key) {
			const choice = choices.find(({letter}) => letter === key.toLowerCase());
			if (!choice) {
				return;
			}

			sort({column: choice.column, descending: key !== choice.letter});
			navigate({type: 'closed'});
		},
	});

	return (
		<>
			<OverlayBox title='Sort by; a capital reverses' width={width} left={Math.floor((columns - width - 2) / 2)} top={Math.floor((rows - choices.length - 2) / 3)}>
				{choices.map(({letter, column, label}) => {
					const arrow = current.column === column ? (current.descending ? glyphs.descending : glyphs.ascending) : '';
					return <OverlayRow key={letter} width={width} text={`  ${letter}   ${label} ${arrow}`}/>;
				})}
			</OverlayBox>
			<OverlayFooter hints={[{key: choices.map(({letter}) => letter).join(' '), label: 'column'}, {key: 'Esc', label: 'close'}]} message={message}/>
		</>
	);
}
