import {Text, useWindowSize} from 'ink';
import {useAppContext} from '../hooks/app-context.js';
import {useKeys} from '../hooks/use-keys.js';

const leastColumns = 60;
const leastRows = 15;

export function isTooSmall(columns: number, rows: number): boolean {
	return columns < leastColumns || rows < leastRows;
}

/**
What a window too small for any screen shows. Esc and q still work, so nobody is caught in it.
*/
export function TooSmall() {
	const {columns, rows} = useWindowSize();
	const {navigate, quit, stack} = useAppContext();
	useKeys('too-small', {
		back() {
			if (stack.length > 1) {
				navigate({type: 'closed'});
			} else {
				quit();
			}
		},
		quit,
	});
	return <Text wrap='wrap'>{`influx-tokens needs ${leastColumns}x${leastRows}; this window is ${columns}x${rows}. Esc back, q quit.`}</Text>;
}
