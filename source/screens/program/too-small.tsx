import {Text} from 'ink';
import {useState} from 'react';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext} from '../../session/app-context.js';
import {useKeys} from '../../keys/use-keys.js';

const leastColumns = 60;
const leastRows = 15;

/**
Whether a window of this size in cells is too small for the screens.
*/
export function isTooSmall(columns: number, rows: number): boolean {
	return columns < leastColumns || rows < leastRows;
}

/**
Drawn instead of the screen while the window is too small for it. Esc goes back and q quits, so a person can always leave. But Esc does not leave a screen that guards against quitting: changes would go on unseen, or a secret that is shown once would be lost.
*/
export function TooSmall() {
	const {columns, rows} = useWindowSize();
	const {navigate, quit, quitGuard, stack} = useAppContext();
	const [isHeld, setIsHeld] = useState(false);
	useKeys('too-small', {
		back() {
			if (quitGuard.current) {
				setIsHeld(true);
			} else if (stack.length > 1) {
				navigate({type: 'closed'});
			} else {
				quit();
			}
		},
		quit,
	});
	const advice = isHeld ? 'Make it larger first: this screen cannot be left unseen.' : 'Esc back, q quit.';
	return <Text wrap='wrap'>{`influx-tokens needs ${leastColumns}x${leastRows}; this window is ${columns}x${rows}. ${advice}`}</Text>;
}
