import {useEffect, useMemo, useState} from 'react';
import type {Services} from '../services.js';

/**
When the management token in use ends, in ms since the epoch, and whether that is soon or was already.
*/
export type TokenEnd = {
	readonly at: number;
	readonly phase: 'later' | 'soon' | 'over';
};

const soon = 5 * 60_000; // Milliseconds
// Milliseconds. A timer stands still while the machine sleeps, so the clock is looked at again at least this often. Nothing is drawn for it.
const longestTimer = 60_000;

/**
Tells how near the end of the management token is. It draws anew only when `phase` changes, five minutes before the end and at the end, so that a screen without keys sends nothing in between. Undefined for a token whose end is not known.
*/
export function useTokenEnd(endsAt: number | undefined, {now}: Pick<Services, 'now'>): TokenEnd | undefined {
	const [, setPhase] = useState<TokenEnd['phase'] | undefined>(undefined);
	const phase = endsAt === undefined ? undefined : phaseAt(endsAt, now());

	useEffect(() => {
		if (endsAt === undefined) {
			return;
		}

		let timer: NodeJS.Timeout | undefined;
		const waitForNext = () => {
			const current = phaseAt(endsAt, now());
			setPhase(current);
			if (current === 'over') {
				return;
			}

			const next = current === 'later' ? endsAt - soon : endsAt;
			timer = setTimeout(waitForNext, Math.min(longestTimer, Math.max(100, next - now())));
		};

		waitForNext();
		return () => {
			clearTimeout(timer);
		};
	}, [endsAt, now]);

	return useMemo(() => endsAt === undefined || phase === undefined ? undefined : {at: endsAt, phase}, [endsAt, phase]);
}

function phaseAt(endsAt: number, now: number): TokenEnd['phase'] {
	if (endsAt <= now) {
		return 'over';
	}

	return endsAt - now <= soon ? 'soon' : 'later';
}
