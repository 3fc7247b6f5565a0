/* eslint-disable @typescript-eslint/naming-convention -- the names of RFC 6749 and RFC 8628 */
import * as v from 'valibot';
import {Secret} from '../../secrets/secret.js';
import {validate, type Validated} from '../validate.js';
import {secondsSchema} from './seconds-schema.js';
import type {SignedIn} from './types.js';

const tokenTextSchema = v.pipe(v.string(), v.regex(/^[\u{21}-\u{7E}]+$/u, 'is not a token'));

const tokenSchema = v.object({
	access_token: tokenTextSchema,
	// A client must not use a token of a type that it does not know (RFC 6749, section 7.1).
	token_type: v.pipe(v.string(), v.regex(/^bearer$/i, 'is not Bearer')),
	expires_in: v.optional(secondsSchema),
	refresh_token: v.optional(tokenTextSchema),
});

/**
Reads the answer of the token endpoint (RFC 6749, section 5.1). `now` is in ms since the epoch. `problem` is a sentence part that holds nothing of the answer.
*/
export function readTokenAnswer(body: unknown, now: number): Validated<SignedIn> {
	const read = validate(tokenSchema, body, 'the answer');
	if (!read.ok) {
		return read;
	}

	const {access_token: token, expires_in: expiresIn, refresh_token: refreshToken} = read.value;
	return {
		ok: true,
		value: {
			secret: new Secret(token, {endsAt: expiresIn === undefined ? undefined : now + (expiresIn * 1000)}),
			refreshToken: refreshToken === undefined ? undefined : new Secret(refreshToken),
		},
	};
}
