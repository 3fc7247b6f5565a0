import type * as v from 'valibot';
import {parseBoundedJson} from './bounded-json.js';
import type {Reply} from './request.js';
import {tokenSchema} from './token-schema.js';
import type {DatabaseToken} from './types.js';
import {validate, type Validated} from './validate.js';

/**
Whether a Content-Type means JSON: `application/json`, or a type of its family such as `application/problem+json`.
*/
export function isJson(contentType: string | undefined): boolean {
	return /^application\/(?:[\w\-.]+\+)?json\s*(?:;|$)/i.test(contentType ?? '');
}

/**
Reads a body that has to be JSON by its content type and by its content: a proxy's login page answers 200 as well.
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
Reads the one token that was asked for. Another one in its place would be acted upon under the wrong name.
*/
export function tokenOf(id: string) {
	const readToken = jsonOf(tokenSchema);
	return (reply: Reply): Validated<DatabaseToken> => {
		const token = readToken(reply);
		return token.ok && token.value.id.toLowerCase() !== id.toLowerCase()
			? {ok: false, problem: 'id is not the one that was asked for'}
			: token;
	};
}

/**
204 is documented; 200 with nothing or with JSON is let pass. Everything else, a login page above all, is no revocation.
*/
export function readRevoked({status, contentType, body}: Reply): Validated<undefined> {
	if (status !== 204 && status !== 200) {
		return {ok: false, problem: `the status code is ${status}`};
	}

	const content = status === 204 || body === '' ? undefined : parseJson(contentType, body);
	return content === undefined || content.ok ? {ok: true, value: undefined} : content;
}

/**
Reads a body as JSON, if its content type says that it is.
*/
export function parseJson(contentType: string | undefined, body: string): Validated<unknown> {
	return isJson(contentType)
		? parseBoundedJson(body)
		: {ok: false, problem: `the body is ${contentType ? `of type ${contentType}` : 'of no type'}, not JSON`};
}

