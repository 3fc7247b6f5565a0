import {useCallback, useMemo, useState} from 'react';
import type {Answer} from '../../api/types.js';
import {clockDifference} from '../../tokens/time/clock-difference.js';
import type {Services} from '../services.js';

/**
This machine's clock beside the service's.
*/
export type ClockView = {
	/**
	How far this machine's is ahead, in ms, as `clockDifference` gives it; undefined as long as the two agree.
	*/
	readonly difference: number | undefined;
	/**
	Whether a person said that filters may go by this machine's clock all the same.
	*/
	readonly isAccepted: boolean;
	readonly accept: () => void;
};

const sameDifference = 5 * 60_000; // Milliseconds

/**
Compares each answer that is noted with this machine's clock. What was accepted is one difference, and none that comes later.
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
