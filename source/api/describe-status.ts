import {STATUS_CODES} from 'node:http';
import {quoteOutsideText} from '../secrets/outside-text.js';
import type {Secret} from '../secrets/secret.js';
import type {Context, Failure} from './failure.js';
import {parseJson} from './parse-json.js';
import type {Reply} from './request.js';
import {parseRetryAfter} from './retry-after.js';
import {documentedErrorSchema, errorBodySchema} from './token-schema.js';
import {validate} from './validate.js';

// In characters; a host's name has at most 253.
const longestLocation = 2000;

/**
Makes a failure from an answer with a status code outside 2xx. `now` is in milliseconds since the epoch; it is needed for a Retry-After that is a date.

A proxy, a gateway or the server of another product answers with the same status codes. Only the body that the Management API documents, `{code, message}` with the code of this status, shows that the service itself answered. So a 404 with another body is `malformed`: it says nothing about a token.

Whether the service may have carried out a change (`isPossiblyDone`):

- 3xx: yes. A server answers 303 after it did what it was asked, and a proxy or gateway may send the others.
- 4xx with the documented body: no, the service says that it did not. The exception is 408: a gateway sends it when it gave up waiting for a service that may still do the work.
- 401 and 403 without a body: no. A gateway that checks tokens answers like this before it passes a request on.
- 429, with any body: no. A rate limiter answers in place of the service and does not pass the request on.
- Every other 4xx with another body: yes. A filter that inspects answers may have replaced the service's answer after the service did the work.
- 5xx: yes. A gateway may give up on a service that still does the work, and a service may fail after it wrote.
*/
export function describeStatus(reply: Reply, context: Context, secret: Secret, now: number): Failure {
	const {status} = reply;
	if (status < 400) {
		const target = describeTarget(reply.location, context, secret);
		return {
			kind: 'redirected',
			status,
			isPossiblyDone: true,
			message: `${status}: the service sends this request on to ${target}. It was not followed. If that is the right address, make it the host of this profile.`,
		};
	}

	const {message: serverMessage, isDocumented} = readError(reply, secret);
	const retryAfter = parseRetryAfter(reply.retryAfter, now);
	if (status === 404 && !isDocumented) {
		return {
			kind: 'malformed', status, serverMessage, retryAfter, isPossiblyDone: true,
			message: `404 from something that is not the Management API: ${describeBody(reply, secret)}, not the error that the service documents. It says nothing about ${context.subject === 'token' ? 'this token' : 'this cluster'}. Check the host of this profile and the proxies on the way to it.`,
		};
	}

	const {kind, happened, advice, isPossiblyDone} = describeRefusal(status, {...context, retryAfter, isForeign: isFromElsewhere(reply, isDocumented)});
	const words = serverMessage && isMoreThanStatus(serverMessage, status) ? ` (the service says: ${serverMessage})` : '';
	return {
		kind, status, serverMessage, retryAfter, isPossiblyDone,
		message: `${status}: ${happened}${words}. ${advice}`,
	};
}

function describeBody({contentType, body, isCut}: Reply, secret: Secret): string {
	if (isCut) {
		return 'its body is too long to be read';
	}

	if (body.trim() === '') {
		return 'its body is empty';
	}

	const type = contentType?.split(';', 1)[0]?.trim() ?? '';
	return type === '' ? 'its body has no type' : `its body is ${quoteOutsideText(type, secret, 60)}`;
}

/**
Whether a refusal may come from a proxy or a gateway, while the service itself may have done the work.
*/
function isFromElsewhere({status, body, isCut}: Reply, isDocumented: boolean): boolean {
	const isBare = body.trim() === '' && !isCut;
	return !isDocumented && status !== 429 && !(isBare && (status === 401 || status === 403));
}

type Refusal = Pick<Failure, 'kind'> & {
	readonly happened: string;
	readonly advice: string;
	readonly isPossiblyDone: boolean;
};

function describeRefusal(status: number, {subject, isClustered, tokenAdvice = 'Another one is needed.', retryAfter, isForeign}: Pick<Context, 'subject' | 'isClustered' | 'tokenAdvice'> & {
	readonly retryAfter: number | undefined;
	readonly isForeign: boolean;
}): Refusal {
	const wait = retryAfter ? `in ${describeDuration(retryAfter)}` : 'in a while';
	const refusal = (kind: Failure['kind'], happened: string, advice: string, isPossiblyDone = isForeign): Refusal => ({
		kind,
		happened,
		advice,
		isPossiblyDone,
	});
	switch (status) {
		case 401: {
			return refusal('unauthorized', 'the service refused this management token', tokenAdvice);
		}

		case 403: {
			return refusal('forbidden', 'this management token may not do that', 'Use one with more rights, or ask an administrator of the account.');
		}

		case 404: {
			if (subject === 'token') {
				return refusal('not-found', 'the service does not find this token in this cluster', 'It may be gone already: refresh the list.');
			}

			return isClustered
				? refusal('not-found', 'the service has nothing at this path', 'Check the host of this profile and the kind of its paths, short or long.')
				: refusal('not-found', 'the service does not find this account or cluster', 'Check the host, the account ID and the cluster ID of this profile.');
		}

		case 408: {
			return refusal('timeout', 'the service gave up waiting', `Try again ${wait}.`, true);
		}

		case 409: {
			return refusal('conflict', 'this conflicts with what is already there', 'Refresh the list, compare, and try again.');
		}

		case 429: {
			return refusal('rate-limited', 'these are too many requests for the service', `Try again ${wait}.`);
		}

		default: {
			return status >= 500
				? refusal('unavailable', 'the service cannot answer at the moment', `Try again ${wait}.`, true)
				: refusal('refused', 'the service refused this request', 'Check what was entered, and the host of this profile.');
		}
	}
}

/**
Reads the message of an error's body, undefined when it has none, and whether the body is the one that the Management API documents for this status code.
*/
function readError({status, contentType, body}: Reply, secret: Secret): {readonly message: string | undefined; readonly isDocumented: boolean} {
	const json = parseJson(contentType, body);
	// A gateway's HTML page has no message that would fit into a line.
	const content = json.ok ? json.value : (contentType?.startsWith('text/plain') ? body : undefined);
	const message = validate(errorBodySchema, content, 'the body');
	const documented = json.ok && validate(documentedErrorSchema, content, 'the body');
	return {
		message: message.ok ? quoteOutsideText(message.value, secret) || undefined : undefined,
		isDocumented: documented && documented.ok && isCodeOf(documented.value, status),
	};
}

/**
Whether an error's `code` matches the status code. It is a number as documented, or text such as `404` or `not found`, which one of InfluxData's own clients accepts.
*/
function isCodeOf(code: number | string, status: number): boolean {
	return Number(code) === status || String(code).toLowerCase().replaceAll(/[-_]/g, ' ') === STATUS_CODES[status]?.toLowerCase();
}

/**
Whether the service's message says more than the status code: the documented examples are just the name of the status in lower case.
*/
function isMoreThanStatus(serverMessage: string, status: number): boolean {
	return serverMessage.toLowerCase() !== STATUS_CODES[status]?.toLowerCase();
}

function describeTarget(location: string | undefined, {origin}: Context, secret: Secret): string {
	// Secrets are replaced before the address is parsed: the URL parser would write a secret in the host in lower case, and it would not be found any more.
	const url = location === undefined ? undefined : URL.parse(quoteOutsideText(location, secret, longestLocation), origin);
	// Only the origin is shown, because the path and the query of a login page may hold private state. Addresses such as `mailto:` have no origin: the URL class gives the text "null".
	return (url?.origin === 'null' ? url.protocol : url?.origin) ?? 'an address that it does not name';
}

function describeDuration(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
