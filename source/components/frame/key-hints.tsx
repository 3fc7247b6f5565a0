import {Text, useIsScreenReaderEnabled} from 'ink';
import {Fragment} from 'react';
import {useTheme} from '../../theme/theme-context.js';
import {widthOf} from '../../terminal/cut.js';

export type Hint = {
	/**
	As a keyboard reads: `Enter`, `D`.
	*/
	readonly key: string;
	readonly label: string;
};

type Props = {
	readonly hints: readonly Hint[];
	/**
	Cells. Hints that do not fit whole are left out, from the end.
	*/
	readonly width: number;
};

/**
The footer: a screen's keys, the most needed first.
*/
export function KeyHints({hints, width}: Props) {
	const {styles} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	if (isSpoken) {
		return <Text>{`Keys: ${fitting(hints, width, 2).map(({key, label}) => `${key} ${label}`).join(', ')}`}</Text>;
	}

	// Wide gaps where all hints fit, narrow ones where one would be lost.
	const gap = fitting(hints, width - 2, 3).length === hints.length ? ' '.repeat(3) : '  ';
	return (
		<Text wrap='truncate'>
			{' '}
			{fitting(hints, width - 2, gap.length).map(({key, label}, index) => (
				<Fragment key={`${key} ${label}`}>
					{index > 0 ? gap : ''}
					<Text {...styles.accent}>{key}</Text>
					{' '}
					{label}
				</Fragment>
			))}
		</Text>
	);
}

function fitting(hints: readonly Hint[], width: number, gap: number): readonly Hint[] {
	let used = 0;
	const fits: Hint[] = [];
	for (const hint of hints) {
		used += widthOf(hint.key) + 1 + widthOf(hint.label) + (fits.length > 0 ? gap : 0);
		if (used > width) {
			break;
		}

		fits.push(hint);
	}

	return fits;
}
