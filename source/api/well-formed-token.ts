import {isDateTime} from './date-time.js';
import type {DatabaseToken} from './types.js';

type Fields = Readonly<Partial<Record<string, unknown>>>;

/* eslint-disable @typescript-eslint/no-restricted-types -- JSON's null */
/**
A token that fits the schema, as the service sent it: `null` stands for a field that is not set.
*/
export type WellFormedToken = Omit<DatabaseToken, 'permissions' | 'expiresAt' | 'revokedAt' | 'accountId' | 'clusterId' | 'oddities' | 'oddFields'> & {
	readonly permissions: DatabaseToken['permissions'] | null;
	readonly expiresAt?: string | null;
	readonly revokedAt?: string | null;
	readonly accountId?: string | null;
	readonly clusterId?: string | null;
	readonly accessToken?: unknown;
	readonly oddities?: unknown;
	readonly oddFields?: unknown;
};
/* eslint-enable @typescript-eslint/no-restricted-types */

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

const uuidLength = 36;
const [dash, zero, nine, a, f] = [0x2D, 0x30, 0x39, 0x61, 0x66];

// Takes a third of the time of a regular expression.
function isLowerCaseUuid(text: string): boolean {
	if (text.length !== uuidLength) {
		return false;
	}

	let dashes = 0;
	for (let index = 0; index < uuidLength; index++) {
		const character = text.charCodeAt(index); // eslint-disable-line unicorn/prefer-code-point -- half the time
		const isHexadecimal = (character >= zero && character <= nine) || (character >= a && character <= f);
		if (character === dash) {
			dashes++;
		} else if (!isHexadecimal) {
			return false;
		}
	}

	return dashes === 4 && text[8] === '-' && text[13] === '-' && text[18] === '-' && text[23] === '-';
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
Whether a value is a token that fits the schema and whose ID is in lower case, as the service writes it. The check allocates nothing, because a list may have 100,000 tokens. `toOddToken` reads the tokens that fail here: it accepts an ID in either case and says what is odd.
*/
export function isWellFormed(value: unknown): value is WellFormedToken {
	const token = value as Fields | undefined;
	return isText(token?.id) && isLowerCaseUuid(token.id)
		&& isText(token.description)
		&& isTime(token.createdAt)
		&& (token.permissions === null || (Array.isArray(token.permissions) && token.permissions.every(permission => isPermission(permission))))
		&& (isNone(token.expiresAt) || isTime(token.expiresAt))
		&& (isNone(token.revokedAt) || isTime(token.revokedAt))
		&& (isNone(token.accountId) || isText(token.accountId))
		&& (isNone(token.clusterId) || isText(token.clusterId));
}
