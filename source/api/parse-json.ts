import type * as v from 'valibot';
import {parseBoundedJson} from './bounded-json.js';
import type {Reply} from './request.js';
import {tokenSchema} from './token-schema.js';
import type {SourceOptions} from './source-options.js';
import type {DatabaseToken} from './types.js';
import {validate, type Validated} from './validate.js';
import {withoutSecret} from './without-secret.js';

/**
Whether a Content-Type means JSON: `application/json`, or a type of its family such as `application/problem+json`.
*/
export function isJson(contentType: string | undefined): boolean {
	return /^application\/(?:[\w\-.]+\+)?json\s*(?:;|$)/i.test(contentType ?? '');
}

/**
Makes a function that reads a body as JSON with a schema. Both the content type and the content have to be JSON, because a proxy's login page answers 200 as well.
*/
export function jsonOf<Value>(schema: v.GenericSchema<unknown, Value>, statuses: readonly number[] = [200]) {
	return ({status, contentType, body}: Reply): Validated<Value> => {
		if (!statuses.includes(status)) {
			return {ok: false, problem: `the status code is ${status}`};
		}

		const content = parseJson(contentType, body);
		return content.ok ? validate(schema, content.value, 'the body') : content;
	};
}

/**
Makes a function that reads the token with this id. It refuses an answer with another id, because the program would then act on the wrong token. `sources` takes the token as the service sent it.
*/
export function tokenOf(id: string, sources?: SourceOptions['sources']) {
	const readToken = jsonOf(tokenSchema);
	return (reply: Reply): Validated<DatabaseToken> => {
		const token = readToken(reply);
		const content = token.ok && sources ? parseJson(reply.contentType, reply.body) : undefined;
		if (token.ok && content?.ok) {
			sources?.set(token.value, withoutSecret(content.value));
		}

		return token.ok && token.value.id.toLowerCase() !== id.toLowerCase()
			? {ok: false, problem: 'id is not the one that was asked for'}
			: token;
	};
}

/**
Reads the answer to a revoke. 204 is documented; 200 without a body or with JSON is accepted too. Any other answer, such as a login page, does not show that the token is revoked.
*/
export function readRevoked({status, contentType, body}: Reply): Validated<undefined> {
	if (status !== 204 && status !== 200) {
		return {ok: false, problem: `the status code is ${status}`};
	}

	const content = status === 204 || body === '' ? undefined : parseJson(contentType, body);
	return content === undefined || content.ok ? {ok: true, value: undefined} : content;
}

/**
Parses a body as JSON. `problem` says when its content type is not JSON or its content cannot be parsed.
*/
export function parseJson(contentType: string | undefined, body: string): Validated<unknown> {
	return isJson(contentType)
		? parseBoundedJson(body)
		: {ok: false, problem: `the body is ${contentType ? `of type ${contentType}` : 'of no type'}, not JSON`};
}

