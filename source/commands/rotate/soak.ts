import {parseExpiry, type ExpiryClock} from '../../tokens/time/expiry-text.js';

export type ReadSoak = {readonly ok: true; readonly until: Date | undefined} | {readonly ok: false; readonly message: string};

/**
Until when an old token stays suspended, from what a person types: `7d`, `2w`, a date. Undefined where nothing was typed.
*/
export function readSoak(text: string | undefined, clock: ExpiryClock): ReadSoak {
	if (text === undefined) {
		return {ok: true, until: undefined};
	}

	const parsed = parseExpiry(text, clock);
	if (!parsed.ok) {
		return {ok: false, message: `--soak: ${parsed.message}`};
	}

	return parsed.expiresAt === undefined ? {ok: false, message: '--soak takes a length such as 7d or 2w, or a date.'} : {ok: true, until: new Date(parsed.expiresAt)};
}
