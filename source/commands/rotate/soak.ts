import {refuse, type Result} from '../../result.js';
import {parseExpiry, type ExpiryClock} from '../../tokens/time/parse-expiry.js';

/**
Reads the value of `--soak`: `7d`, `2w`, or a date. Gives the moment until which the old token stays suspended. Undefined where the option was not given.
*/
export function readSoak(text: string | undefined, clock: ExpiryClock): Result<Date | undefined> {
	if (text === undefined) {
		return {ok: true, value: undefined};
	}

	const parsed = parseExpiry(text, clock);
	if (!parsed.ok) {
		return refuse(`--soak: ${parsed.message}`);
	}

	return parsed.expiresAt === undefined ? refuse('--soak takes a length such as 7d or 2w, or a date.') : {ok: true, value: new Date(parsed.expiresAt)};
}
