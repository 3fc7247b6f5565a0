import {Text, useIsScreenReaderEnabled} from 'ink';
import {useTheme} from '../theme/theme-context.js';

type Props = {
	readonly done: number;
	readonly total: number;
	/**
	Cells.
	*/
	readonly width: number;
};

/**
Shows how much is done as a bar. A screen reader gets steps of ten percent, because it reads out each change.
*/
export function ProgressBar({done, total, width}: Props) {
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	if (isSpoken) {
		return <Text>{`${total === 0 ? 100 : Math.floor(done / total * 10) * 10} percent`}</Text>;
	}

	const full = total === 0 ? width : Math.floor(done / total * width);
	return (
		<Text>
			<Text {...styles.accent}>{glyphs.barFull.repeat(full)}</Text>
			<Text {...styles.muted}>{glyphs.barEmpty.repeat(Math.max(0, width - full))}</Text>
		</Text>
	);
}
