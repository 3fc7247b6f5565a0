import * as v from 'valibot';
import {Secret} from '../secrets/secret.js';
import {parseBoundedJson} from './bounded-json.js';
import {jsonOf} from './parse-json.js';
import type {Reply} from './request.js';
import {createdTokenSchema} from './token-schema.js';
import {readToken} from './token-list.js';
import type {CreatedToken} from './types.js';
import type {Validated} from './validate.js';

const secretSchema = v.looseObject({accessToken: v.pipe(v.string(), v.nonEmpty())});
const readDocumented = jsonOf(createdTokenSchema, [200, 201]);

/**
Reads the answer to a create, of any 2xx status. One that holds an access token is taken as it is, whatever its content type and its other fields: the token exists, and its secret comes only once. What cannot be read of it is in its `oddities`.

Without an access token the answer is not the service's word that it created a token.
*/
export function readCreated(reply: Reply): Validated<CreatedToken> {
	const content = parseBoundedJson(reply.body);
	const withSecret = content.ok ? v.safeParse(secretSchema, content.value) : undefined;
	return withSecret?.success
		? {ok: true, value: {...readToken(withSecret.output), accessToken: new Secret(withSecret.output.accessToken)}}
		: readDocumented(reply);
}
