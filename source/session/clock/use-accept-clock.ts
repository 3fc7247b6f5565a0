import {clockWords} from '../../tokens/time/clock-difference.js';
import {useAppContext} from '../app-context.js';
import {useProfileSession} from '../use-profile-session.js';

/**
What the key does that accepts this machine's clock for filters and rotations, or the reason why there is nothing to accept.
*/
export function useAcceptClock(): (() => void) | string {
	const {notice} = useAppContext();
	const {clock: {difference, isAccepted, accept}} = useProfileSession();
	if (difference === undefined) {
		return 'This machine\'s clock and the service\'s do not differ by more than five minutes.';
	}

	return isAccepted
		? 'Filters and rotations go by this machine\'s clock already.'
		: () => {
			accept();
			notice(`Filters and rotations go by this clock now, ${clockWords(difference)}.`, 'warning');
		};
}
