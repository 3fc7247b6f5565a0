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
Reads the answer to a create, of any 2xx status. An answer that holds an access token is accepted with any content type and any other fields, because the token exists and its secret comes only once. Fields that cannot be read become `oddities`.

An answer without an access token does not show that the service created a token, and is read strictly by the schema.
*/
export function readCreated(reply: Reply): Validated<CreatedToken> {
	const content = parseBoundedJson(reply.body);
	const withSecret = content.ok ? v.safeParse(secretSchema, content.value) : undefined;
	return withSecret?.success
		? {ok: true, value: {...readToken(withSecret.output), accessToken: new Secret(withSecret.output.accessToken)}}
		: readDocumented(reply);
}
