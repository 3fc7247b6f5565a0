import type {DatabaseToken} from '../../api/types.js';
import {unknownField} from '../why-odd.js';
import {isoSeconds, normalTime, parseTime} from '../time/parse-time.js';

type TimeField = 'createdAt' | 'expiresAt' | 'revokedAt';

/**
A field of a token as commands print it. A field that cannot be read is printed as the service sent it. Times are RFC 3339 in UTC, in any spelling of the service (see `normalTime`). A permission has only its action and its resource, because the output of this program must not depend on fields that a newer service may add. Undefined when the token has no such time.
*/
export function outputField(token: DatabaseToken, name: TimeField | 'id' | 'description' | 'permissions'): unknown {
	const {oddFields = {}} = token;
	if (Object.hasOwn(oddFields, name)) {
		return oddFields[name];
	}

	if (name === 'permissions') {
		return token.permissions.map(({action, resource}) => ({action, resource}));
	}

	const value = token[name];
	return name === 'id' || name === 'description' || value === undefined ? value : normalTime(value);
}

/**
A time as a day in UTC, for people: `2026-01-02`. It is the parameter `none` when the token has no such time, and `unknown` when the service sent something that cannot be read.
*/
export function dayOfField(token: DatabaseToken, name: TimeField, none = ''): string {
	if (unknownField(token, name) !== undefined) {
		return 'unknown';
	}

	const text = token[name];
	const time = text === undefined ? undefined : parseTime(text);
	return time === undefined ? text ?? none : isoSeconds(new Date(time)).slice(0, 10);
}
