import {parseTime} from '../time/parse-time.js';
import {suspendedSince} from '../suspension/suspended-description.js';
import {statusAt, type TokenEntry} from './token-entry.js';

const day = 24 * 60 * 60 * 1000;

/**
The status of a token at `now` (ms since the epoch) for a column of `width` cells. `suspended 12d` says for how many days the token has been suspended, when the mark in its description has the day; in a narrow column it is only `suspended`. A token that does not fit the schema is `active, odd`, or `odd` in a narrow column.
*/
export function statusText(entry: TokenEntry, {now, width}: {readonly now: number; readonly width: number}): string {
	const {token} = entry;
	const status = statusAt(entry, now);
	if (token.oddities && status !== 'unknown') {
		return `${status}, odd`.length <= width ? `${status}, odd` : 'odd';
	}

	const since = status === 'suspended' ? suspendedSince(token.description) : undefined;
	const time = since === undefined ? undefined : parseTime(`${since}T00:00:00Z`);
	const withDays = time === undefined ? status : `${status} ${Math.max(0, Math.floor((now - time) / day))}d`;
	return withDays.length <= width ? withDays : status;
}
