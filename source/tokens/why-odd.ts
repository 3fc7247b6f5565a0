import type {DatabaseToken} from '../api/types.js';

function isFieldOdd({oddFields}: DatabaseToken, field: 'row' | 'id' | 'description' | 'permissions' | 'expiresAt' | 'revokedAt' | 'createdAt'): boolean {
	return oddFields !== undefined && Object.hasOwn(oddFields, field);
}

/**
Whether some of the token's grants could not be read: it may do anything.
*/
export function hasUnknownGrants(token: DatabaseToken): boolean {
	return isFieldOdd(token, 'permissions');
}

/**
Whether it cannot be told if the token is live: it may be revoked, or expired.
*/
export function hasUnknownStatus(token: DatabaseToken): boolean {
	return hasUnknownRevocation(token) || hasUnknownExpiry(token) || isFieldOdd(token, 'row');
}

/**
Whether it cannot be told if the token is revoked.
*/
export function hasUnknownRevocation(token: DatabaseToken): boolean {
	return isFieldOdd(token, 'revokedAt');
}

/**
Whether it cannot be told when, and if at all, the token expires.
*/
export function hasUnknownExpiry(token: DatabaseToken): boolean {
	return isFieldOdd(token, 'expiresAt');
}

/**
Whether the token's description cannot be read, so that it may be any.
*/
export function hasUnknownDescription(token: DatabaseToken): boolean {
	return isFieldOdd(token, 'description') || isFieldOdd(token, 'row');
}

/**
Whether a request can name the token: one whose ID is no UUID is shown and counted, and nothing can be done to it.
*/
export function hasUsableId(token: DatabaseToken): boolean {
	return !isFieldOdd(token, 'id');
}

const onlyLettersAndDigits = (text: string): string => text.replaceAll(/[^\da-z]/gi, '').toLowerCase();

/**
Whether a row of the list may be the token of an ID although no request can name the row: it has no ID that is text, or the same letters and digits in another form, such as `{…}` or without dashes.
*/
export function isPossiblyOf(row: DatabaseToken, id: string): boolean {
	return !hasUsableId(row) && (hasNoId(row) || onlyLettersAndDigits(row.id) === onlyLettersAndDigits(id));
}

/**
A field that cannot be read, as the service gave it, in JSON: `unknown: ""`, or `unknown: missing`. Undefined where the field is whole. Raw text of the service.
*/
export function unknownField(token: DatabaseToken, field: 'createdAt' | 'expiresAt' | 'revokedAt'): string | undefined {
	return isFieldOdd(token, field) ? `unknown: ${JSON.stringify(token.oddFields?.[field]) ?? 'missing'}` : undefined;
}

/**
Whether the service gave no ID at all: what stands for it is its place in the list.
*/
export function hasNoId(token: DatabaseToken): boolean {
	return !hasUsableId(token) && token.oddFields?.id !== token.id;
}

function listed(parts: readonly string[]): string {
	const last = parts.at(-1) ?? '';
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/**
Why a token can be looked at and revoked and nothing else, as part of a sentence: `it cannot be read whole: permission 2 has no resource`. Undefined for a whole token.
*/
export function whyOdd({oddities}: DatabaseToken): string | undefined {
	return oddities && `it cannot be read whole: ${listed(oddities)}`;
}

/**
Why nothing but a revoke is done to a token, as a sentence for the place where it would be done. Undefined for a whole token.
*/
export function oddRefusal(token: DatabaseToken): string | undefined {
	const why = whyOdd(token);
	return why && `The token is odd, ${why}. ${hasUsableId(token) ? 'It can be looked at and revoked by its ID, and nothing else.' : 'It can be looked at, and nothing else: no request can name it.'}`;
}

/**
How many rows of a list are odd, in sentences: `2 tokens cannot be read whole: …`. Empty where all are whole.
*/
export function odditySentences(tokens: readonly DatabaseToken[]): readonly string[] {
	const odd = tokens.filter(token => token.oddities !== undefined);
	const nameless = odd.filter(token => !hasUsableId(token)).length;
	const readable = odd.length - nameless;
	return [
		...readable > 0 ? [`${readable === 1 ? '1 token' : `${readable} tokens`} cannot be read whole: influx-tokens get ID says what is odd.`] : [],
		...nameless > 0 ? [`${nameless === 1 ? '1 row' : `${nameless} rows`} without a usable ID: nothing can be done to ${nameless === 1 ? 'it' : 'them'} from here.`] : [],
	];
}
