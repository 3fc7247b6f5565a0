import {Text, useIsScreenReaderEnabled} from 'ink';
import type {TextStyle} from '../theme/meaning.js';
import {spoken} from '../theme/spoken.js';

type Props = TextStyle & {
	readonly children: string;
};

/**
One row of text that is laid out with blanks. A screen reader gets its words without the layout, and nothing for a row of blanks.
*/
export function Line({children, ...style}: Props) {
	const isSpoken = useIsScreenReaderEnabled();
	const words = isSpoken ? spoken(children) : children;
	return isSpoken && words === '' ? undefined : <Text {...style} wrap='truncate'>{words}</Text>;
}
