import {useCallback, useMemo, useState} from 'react';
import type {Answer} from '../../api/types.js';
import {clockDifference} from '../../tokens/time/clock-difference.js';
import type {Services} from '../services.js';

/**
How this machine's clock compares with the service's.
*/
export type ClockView = {
	/**
	How far this machine's is ahead, in ms, as `clockDifference` gives it; undefined as long as the two agree.
	*/
	readonly difference: number | undefined;
	/**
	Whether the person accepted that filters go by this machine's clock nevertheless.
	*/
	readonly isAccepted: boolean;
	readonly accept: () => void;
};

const sameDifference = 5 * 60_000; // Milliseconds

/**
Compares the service's time in each answer that is noted with this machine's clock. A person accepts one difference, to within five minutes, and no other that comes later.
*/
export function useClock({now}: Pick<Services, 'now'>): {readonly clock: ClockView; readonly noteTime: (answer: Answer<unknown>) => void} {
	const [difference, setDifference] = useState<number>();
	const [accepted, setAccepted] = useState<number>();
	const isAccepted = difference !== undefined && accepted !== undefined && Math.abs(difference - accepted) <= sameDifference;

	const noteTime = useCallback((answer: Answer<unknown>) => {
		if (answer.ok && answer.serverTime) {
			setDifference(clockDifference(answer.serverTime, now()));
		}
	}, [now]);

	const clock = useMemo(() => ({
		difference,
		isAccepted,
		accept() {
			setAccepted(difference);
		},
	}), [difference, isAccepted]);
	return {clock, noteTime};
}
