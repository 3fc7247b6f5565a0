import * as v from 'valibot';
import type {Reply} from './request.js';
import {createdTokenSchema} from './schemas.js';
import {Secret} from './secret.js';
import type {CreatedToken} from './types.js';
import {validate, type Validated} from './validate.js';

const secretSchema = v.looseObject({accessToken: v.pipe(v.string(), v.nonEmpty())});

const permissionSchema = v.fallback(v.object({action: v.fallback(v.string(), ''), resource: v.fallback(v.string(), '')}), {action: '', resource: ''});

const oddTokenSchema = v.object({
	id: v.fallback(v.string(), ''),
	description: v.fallback(v.string(), ''),
	createdAt: v.fallback(v.string(), ''),
	expiresAt: v.fallback(v.nullish(v.string()), undefined),
	revokedAt: v.fallback(v.nullish(v.string()), undefined),
	permissions: v.pipe(
		v.fallback(v.array(v.unknown()), []),
		v.transform(rows => rows.map(row => v.parse(permissionSchema, row))),
	),
});

/**
Reads the answer to a create. An answer of any 2xx status that holds an access token is one, whatever else is wrong with it: the token exists, and its secret comes only once. What cannot be read is empty then, and is told as a difference from what was asked.

Without an access token the answer is not the service's word that it created a token.
*/
export function readCreated({status, body}: Reply): Validated<CreatedToken> {
	let content: unknown;
	try {
		content = JSON.parse(body);
	} catch {
		// The parser's own message quotes the body, which may hold a secret.
		return {ok: false, problem: 'the body is cut short or not JSON'};
	}

	const whole = validate(createdTokenSchema, content, 'the body');
	if (whole.ok) {
		return whole;
	}

	const withSecret = v.safeParse(secretSchema, content);
	if (status < 200 || status > 299 || !withSecret.success) {
		return whole;
	}

	const {accessToken, ...rest} = withSecret.output;
	const {expiresAt, revokedAt, ...token} = v.parse(oddTokenSchema, rest);
	return {
		ok: true, value: {
			...token,
			...(expiresAt && {expiresAt}),
			...(revokedAt && {revokedAt}),
			accessToken: new Secret(accessToken),
		},
	};
}
