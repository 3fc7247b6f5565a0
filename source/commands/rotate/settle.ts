import {refuse, type Result} from '../../result.js';
import {createProgressLine} from '../../terminal/progress-line.js';
import {defaultSettle} from '../../tokens/rotation.js';
import {isoSeconds, shortTime} from '../../tokens/time/parse-time.js';
import {waitByClock} from '../../operations/back-off.js';
import {sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

const second = 1000;
const units: Readonly<Record<string, number>> = {
	s: second, m: 60 * second, h: 3600 * second, d: 86_400 * second,
};
const longest = 30 * 86_400 * second;

/**
Reads the value of `--settle`: `5m` (minutes), `30s`, `1h`, `0`. Gives how long a successor settles, in milliseconds. Undefined where the option was not given.
*/
export function readSettle(text: string | undefined): Result<number | undefined> {
	if (text === undefined) {
		return {ok: true, value: undefined};
	}

	const {amount, unit} = /^(?<amount>\d{1,6})\s*(?<unit>[dhms])(?:ec|in|ours?|ays?|inutes?|econds?)?$/.exec(text.trim().toLowerCase())?.groups ?? {};
	const settle = text.trim() === '0' ? 0 : Number(amount) * (units[unit ?? ''] ?? NaN);
	return settle >= 0 && settle <= longest
		? {ok: true, value: settle}
		: refuse('--settle takes a length of at most 30 days: 5m (minutes), 30s, 1h, or 0.');
}

/**
The warning for `--settle 0`. Undefined for every other length.
*/
export function settleWarning(settle: number | undefined): string | undefined {
	return settle === 0 ? 'With --settle 0 the old token goes at once, and the new one may still answer 401 for a few minutes: what uses them may fail until then.' : undefined;
}

/**
The moment when a successor that was handed over at `now` has settled. `now` is in ms since the epoch.
*/
export function endOfSettle(settle: number | undefined, now: number): Date {
	return new Date(now + (settle ?? defaultSettle));
}

/**
Waits until a moment, and says on stderr how long that takes: with a countdown on a terminal, in one line elsewhere. Gives false where `signal` ended the wait.
*/
export async function isSettled(until: Date, {stderr, environment, now, signal}: Pick<CommandSurroundings, 'stderr' | 'environment' | 'now'> & {readonly signal: AbortSignal}): Promise<boolean> {
	const left = () => until.getTime() - now();
	const line = createProgressLine(stderr, environment);
	if (!line && left() > 0) {
		sayTo(stderr)(`The old token is suspended at ${isoSeconds(until)}, when the new one has settled. An interrupt leaves that as the next step.`);
	}

	while (left() > 0 && !signal.aborted) {
		line?.show(`Suspends the old token in ${clock(left())} (${shortTime(until)}). Ctrl+C leaves it as next step.`);
		// eslint-disable-next-line no-await-in-loop -- one second after the other
		await waitByClock(line ? Math.min(second, left()) : left(), signal);
	}

	line?.clear();
	return !signal.aborted;
}

/**
`4:59`, or with hours `1:04:59`.
*/
function clock(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / second);
	const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(rest).padStart(2, '0')}`;
	return hours > 0 ? `${hours}:${tail}` : tail;
}
