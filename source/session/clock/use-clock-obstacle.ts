import {durationInWords} from '../../tokens/time/parse-time.js';
import {requiresTime} from '../../tokens/filter/can-leave-out.js';
import {useClusterSession} from '../use-cluster-session.js';
import {useProfileSession} from '../use-profile-session.js';

/**
Why the tokens that the list selects cannot be changed now: a filter that depends on the time selected them, this machine's clock differs from the service's, and the person has not accepted that. Undefined where there is no such reason.
*/
export function useClockObstacle(): string | undefined {
	const {clock} = useProfileSession();
	const {view} = useClusterSession();
	const isByTime = view.marks.ids.size > 0 ? view.areMarksByTime : view.query !== undefined && requiresTime(view.query);
	return isByTime && clock.difference !== undefined && !clock.isAccepted
		? `This filter needs the time, and the clock is ${durationInWords(clock.difference)} ${clock.difference > 0 ? 'ahead' : 'behind'}: K accepts it.`
		: undefined;
}
