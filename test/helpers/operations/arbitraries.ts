import fc from 'fast-check';
import {ApiError, type ApiErrorKind} from '../../../source/api/api-error.js';
import type {DatabaseToken, Permission} from '../../../source/api/types.js';

const kinds: readonly ApiErrorKind[] = [
	'unauthorized',
	'forbidden',
	'not-found',
	'conflict',
	'refused',
	'rate-limited',
	'unavailable',
	'timeout',
	'connection',
	'tls',
	'redirected',
	'malformed',
	'read-only',
	'invalid',
	'aborted',
];

export const permission: fc.Arbitrary<Permission> = fc.record({
	action: fc.constantFrom('read', 'write', 'administer'),
	resource: fc.constantFrom('*', 'sensors', 'a/b', ' write'),
});

export const token: fc.Arbitrary<DatabaseToken> = fc.record({
	id: fc.uuid(),
	description: fc.string(),
	permissions: fc.array(permission, {maxLength: 5}),
	createdAt: fc.constant('2025-01-01T00:00:00Z'),
	expiresAt: fc.constantFrom('2030-01-01T00:00:00Z', '2030-01-01T00:00:00.000Z', '2031-05-05T05:05:05Z', 'soon'),
}, {requiredKeys: ['id', 'description', 'permissions', 'createdAt']});

/**
Any error that `source/api/` returns, for a change or for a read.
*/
export const apiError: fc.Arbitrary<ApiError> = fc.record({
	kind: fc.constantFrom(...kinds),
	status: fc.constantFrom(undefined, 500, 502, 504),
	retryAfter: fc.constantFrom(undefined, 0, 1000, 60_000, 60_001, 3_600_000),
	isOutcomeUnknown: fc.boolean(),
}).map(({kind, ...details}) => new ApiError(kind, `${kind} happened. Do something about it.`, {
	...details,
	isOutcomeUnknown: details.isOutcomeUnknown && ['unavailable', 'timeout', 'connection', 'malformed'].includes(kind),
}));
