import {Text} from 'ink';
import {useTheme} from '../theme/theme-context.js';

type Props = {
	readonly done: number;
	readonly total: number;
	/**
	Cells.
	*/
	readonly width: number;
};

export function ProgressBar({done, total, width}: Props) {
	const {styles, glyphs} = useTheme();
	const full = total === 0 ? width : Math.floor(done / total * width);
	return (
		<Text>
			<Text {...styles.accent}>{glyphs.barFull.repeat(full)}</Text>
			<Text {...styles.muted}>{glyphs.barEmpty.repeat(Math.max(0, width - full))}</Text>
		</Text>
	);
}
