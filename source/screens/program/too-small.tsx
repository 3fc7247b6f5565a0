import {Text} from 'ink';
import {useState} from 'react';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext} from '../../session/app-context.js';
import {useKeys} from '../../keys/use-keys.js';

const leastColumns = 60;
const leastRows = 15;

export function isTooSmall(columns: number, rows: number): boolean {
	return columns < leastColumns || rows < leastRows;
}

/**
What a window too small for any screen shows. Esc and q still work, so nobody is caught in it. But Esc does not leave what asks before it is left: changes would go on unseen, or a secret that is shown once would be gone.
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
	const advice = isHeld ? 'Make it larger first: what goes on here is not left unseen.' : 'Esc back, q quit.';
	return <Text wrap='wrap'>{`influx-tokens needs ${leastColumns}x${leastRows}; this window is ${columns}x${rows}. ${advice}`}</Text>;
}
