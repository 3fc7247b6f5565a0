import {Text, useIsScreenReaderEnabled} from 'ink';
import {Fragment, memo} from 'react';
import {useTheme} from '../../theme/theme-context.js';
import {widthOf} from '../../terminal/cut.js';

export type Hint = {
	/**
	The key's name as on a keyboard: `Enter`, `D`.
	*/
	readonly key: string;
	readonly label: string;
};

type Props = {
	readonly hints: readonly Hint[];
	/**
	Cells. Hints that do not fit as a whole are left out, starting from the end.
	*/
	readonly width: number;
};

/**
The footer: the keys of a screen, the most important first. It is drawn anew only where it looks different.
*/
export const KeyHints = memo(({hints, width}: Props) => {
	const {styles} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	if (isSpoken) {
		return <Text>{`Keys: ${fitting(hints, width, 2).map(({key, label}) => `${key} ${label}`).join(', ')}`}</Text>;
	}

	// The gaps are wide if all hints fit that way, and narrow otherwise.
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
}, (before, after) => before.width === after.width
	&& before.hints.length === after.hints.length
	&& before.hints.every(({key, label}, index) => key === after.hints[index]!.key && label === after.hints[index]!.label));

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
