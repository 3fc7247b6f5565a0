import {clockWords} from '../../tokens/time/clock-difference.js';
import {describeExpiry, type ExpiryClock, type ParsedExpiry} from '../../tokens/time/parse-expiry.js';
import type {TokenForm} from './token-form.js';

/**
The words below the expiration: the time that the typed text means, in local time and UTC, or what is wrong with it; and how far this machine's clock is from the service's. Empty for a token that never expires.

`difference` is in milliseconds, and undefined where the clocks agree or have not been compared.
*/
export function expiryHint({isEdit, expiry: text}: TokenForm, expiry: ParsedExpiry, {clock, difference}: {readonly clock: ExpiryClock; readonly difference: number | undefined}): string {
	if (isEdit) {
		return 'The service cannot change it: rotate the token instead.';
	}

	const clockHint = difference === undefined || text.trim() === '' ? '' : `This machine's clock is ${clockWords(difference)}.`;
	return [wordsOf(expiry, clock), clockHint].filter(words => words !== '').join(' ');
}

function wordsOf(expiry: ParsedExpiry, clock: ExpiryClock): string {
	if (!expiry.ok) {
		return expiry.message;
	}

	return expiry.expiresAt === undefined ? '' : describeExpiry(expiry.expiresAt, clock);
}
