import {refuse, type Result} from '../result.js';
import type {Environment} from '../storage/user-directory.js';

const variable = 'INFLUX_TOKENS_ESCAPE_DELAY';

/**
The longest pause in ms: with a longer one Esc would seem to do nothing.
*/
const longest = 5000;

/**
How long an ESC from the terminal waits for the rest of a sequence before it is the key Esc, in ms, from `INFLUX_TOKENS_ESCAPE_DELAY`; undefined where the variable is not set. Outside text in a refusal is raw.
*/
export function readEscapeDelay(environment: Environment): Result<number | undefined> {
	const text = environment[variable]?.trim() ?? '';
	if (text === '') {
		return {ok: true, value: undefined};
	}

	return /^\d{1,4}$/.test(text) && Number(text) <= longest
		? {ok: true, value: Number(text)}
		: refuse(`${variable} is ${JSON.stringify(text)}: set it to a whole number of milliseconds from 0 to ${longest}, such as 100, or unset it.`);
}
