import {statusAt, type TokenEntry} from '../list/token-entry.js';
import {suspendedSince} from '../suspension/suspended-description.js';
import {boundsOfRange} from './date-range.js';
import type {
	Comparison,
	Condition,
	DateField,
	Length,
	LengthUnit,
} from './query.js';

const hour = 60 * 60 * 1000;
const millisecondsPerUnit: Readonly<Record<LengthUnit, number>> = {
	h: hour,
	d: 24 * hour,
	w: 7 * 24 * hour,
	m: 30 * 24 * hour,
	y: 365 * 24 * hour,
};

/**
Compares two numbers. False when one of them is NaN.
*/
export function isWithin(left: number, operator: Comparison | '=', right: number): boolean {
	switch (operator) {
		case '>': {
			return left > right;
		}

		case '>=': {
			return left >= right;
		}

		case '<': {
			return left < right;
		}

		case '<=': {
			return left <= right;
		}

		case '=': {
			return left === right;
		}
	}
}

function inMilliseconds({amount, unit}: Length): number {
	return amount * millisecondsPerUnit[unit];
}

/**
The time of a token that a date or a length of time is compared with, in ms since the epoch. NaN when the token has none, and for `suspended` when it is not suspended at `now`.
*/
function timeOf(field: DateField, entry: TokenEntry, now: number): number {
	switch (field) {
		case 'created': {
			return entry.createdMs ?? NaN;
		}

		case 'expires': {
			return entry.expiresMs ?? NaN;
		}

		case 'suspended': {
			const day = statusAt(entry, now) === 'suspended' ? suspendedSince(entry.token.description) : undefined;
			return day === undefined ? NaN : Date.parse(`${day}T00:00:00Z`);
		}
	}
}

function isBeyond(time: number, operator: Comparison, {from, until}: {readonly from: number; readonly until: number}): boolean {
	switch (operator) {
		case '<': {
			return time < from;
		}

		case '<=': {
			return time < until;
		}

		case '>': {
			return time >= until;
		}

		case '>=': {
			return time >= from;
		}
	}
}

/**
Makes the function that tests a time of a token at `now`, in ms since the epoch.

`expires` with a length looks ahead only: a token that has expired does not match. The time since a suspension counts from the start of the day in the mark, in UTC.
*/
export function timeMatcher(condition: Extract<Condition, {kind: 'dates' | 'date-limit' | 'age' | 'expires' | 'suspended'}>, now: number): (entry: TokenEntry) => boolean {
	switch (condition.kind) {
		case 'dates': {
			const ranges = condition.ranges.map(range => boundsOfRange(range));
			return entry => {
				const time = timeOf(condition.field, entry, now);
				return ranges.some(({from, until}) => time >= from && time < until);
			};
		}

		case 'date-limit': {
			const {field, operator, date} = condition;
			const bounds = boundsOfRange({from: date, to: date});
			return entry => isBeyond(timeOf(field, entry, now), operator, bounds);
		}

		case 'age': {
			const length = inMilliseconds(condition.length);
			return entry => isWithin(now - timeOf('created', entry, now), condition.operator, length);
		}

		case 'expires': {
			const length = inMilliseconds(condition.length);
			return ({expiresMs = NaN}) => expiresMs > now && isWithin(expiresMs - now, condition.operator, length);
		}

		case 'suspended': {
			const length = inMilliseconds(condition.length);
			return entry => isWithin(now - timeOf('suspended', entry, now), condition.operator, length);
		}
	}
}
