import type {DatabaseToken} from '../api/types.js';

function isFieldOdd({oddFields}: DatabaseToken, field: 'row' | 'id' | 'description' | 'permissions' | 'expiresAt' | 'revokedAt' | 'createdAt'): boolean {
	return oddFields !== undefined && Object.hasOwn(oddFields, field);
}

/**
Whether some of the token's grants could not be read. Such a token may have any permission.
*/
export function hasUnknownGrants(token: DatabaseToken): boolean {
	return isFieldOdd(token, 'permissions');
}

/**
Whether it is unknown if the token is live. It may be revoked or expired.
*/
export function hasUnknownStatus(token: DatabaseToken): boolean {
	return hasUnknownRevocation(token) || hasUnknownExpiry(token);
}

/**
Whether it is unknown if the token is revoked.
*/
export function hasUnknownRevocation(token: DatabaseToken): boolean {
	return isFieldOdd(token, 'revokedAt');
}

/**
Whether it is unknown when the token expires, and whether it expires at all.
*/
export function hasUnknownExpiry(token: DatabaseToken): boolean {
	return isFieldOdd(token, 'expiresAt') || isFieldOdd(token, 'row');
}

/**
Whether it is unknown when the token was created.
*/
export function hasUnknownCreation(token: DatabaseToken): boolean {
	return isFieldOdd(token, 'createdAt');
}

/**
Whether the token's description cannot be read. It may be any text.
*/
export function hasUnknownDescription(token: DatabaseToken): boolean {
	return isFieldOdd(token, 'description') || isFieldOdd(token, 'row');
}

/**
Whether a request can name the token. A token whose ID is not a UUID is shown and counted, but cannot be changed or revoked.
*/
export function hasUsableId(token: DatabaseToken): boolean {
	return !isFieldOdd(token, 'id');
}

const onlyLettersAndDigits = (text: string): string => text.replaceAll(/[^\da-z]/gi, '').toLowerCase();

/**
Whether a row of the list that no request can name may be the token with this ID. That is so when the row has no ID that is text, or when its ID has the same letters and digits in another form, such as `{…}` or without dashes.
*/
export function isPossiblyOf(row: DatabaseToken, id: string): boolean {
	return !hasUsableId(row) && (hasNoId(row) || onlyLettersAndDigits(row.id) === onlyLettersAndDigits(id));
}

/**
A field that cannot be read, in JSON as the service sent it: `unknown: ""`, or `unknown: missing`. Undefined when the field can be read. Raw text of the service.
*/
export function unknownField(token: DatabaseToken, field: 'createdAt' | 'expiresAt' | 'revokedAt'): string | undefined {
	return isFieldOdd(token, field) ? `unknown: ${JSON.stringify(token.oddFields?.[field]) ?? 'missing'}` : undefined;
}

/**
Whether the service sent no ID at all, so that `id` is a text made of the row's place in the list.
*/
export function hasNoId(token: DatabaseToken): boolean {
	return !hasUsableId(token) && token.oddFields?.id !== token.id;
}

function listed(parts: readonly string[]): string {
	const last = parts.at(-1) ?? '';
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/**
Why a token is odd, as a part of a sentence: `it cannot be read whole: permission 2 has no resource`. An odd token can only be looked at and revoked. Undefined for a token that is not odd.
*/
export function whyOdd({oddities}: DatabaseToken): string | undefined {
	return oddities && `it cannot be read whole: ${listed(oddities)}`;
}

/**
Why this program refuses to do anything but a revoke to a token, in sentences for the place where a person tries it. Undefined for a token that is not odd.
*/
export function oddRefusal(token: DatabaseToken): string | undefined {
	const why = whyOdd(token);
	return why && `The token is odd, ${why}. ${hasUsableId(token) ? 'It can be looked at and revoked by its ID, and nothing else.' : 'It can be looked at, and nothing else: no request can name it.'}`;
}

/**
How many rows of a list are odd, in sentences: `2 tokens cannot be read whole: …`. Empty when none is. `look` is the command that shows a token.
*/
export function odditySentences(tokens: readonly DatabaseToken[], look: string): readonly string[] {
	const odd = tokens.filter(token => token.oddities !== undefined);
	const nameless = odd.filter(token => !hasUsableId(token)).length;
	const readable = odd.length - nameless;
	return [
		...readable > 0 ? [`${readable === 1 ? '1 token' : `${readable} tokens`} cannot be read whole: ${look} says what is odd.`] : [],
		...nameless > 0 ? [`${nameless === 1 ? '1 row' : `${nameless} rows`} without a usable ID: nothing can be done to ${nameless === 1 ? 'it' : 'them'} from here.`] : [],
	];
}
