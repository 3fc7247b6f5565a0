import {isDateTime} from './date-time.js';

type Fields = Readonly<Partial<Record<string, unknown>>>;

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function isPermission(value: unknown): boolean {
	const permission = value as Fields | undefined;
	return isText(permission?.action) && isText(permission.resource);
}

function isNone(value: unknown): boolean {
	return value === undefined || value === null;
}

function isTime(value: unknown): boolean {
	return isText(value) && isDateTime(value);
}

/**
Whether the schema of a token would let this value pass, told without an allocation: for a list of 100,000 tokens valibot takes twice the time of `JSON.parse`, this half of it. What fails here goes through the schema, which has the last word and names the reason.
*/
export function isWellFormed(value: unknown): boolean {
	const token = value as Fields | undefined;
	return isText(token?.id) && token.id !== ''
		&& isText(token.description)
		&& isTime(token.createdAt)
		&& (token.permissions === null || (Array.isArray(token.permissions) && token.permissions.every(permission => isPermission(permission))))
		&& (isNone(token.expiresAt) || isTime(token.expiresAt))
		&& (isNone(token.revokedAt) || isTime(token.revokedAt))
		&& (isNone(token.accountId) || isText(token.accountId))
		&& (isNone(token.clusterId) || isText(token.clusterId));
}
