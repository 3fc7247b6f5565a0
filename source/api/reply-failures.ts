import {STATUS_CODES} from 'node:http';
import type {Context, Failure} from './failure.js';
import {quoteOutsideText} from './outside-text.js';
import {isJson} from './reply-body.js';
import type {Reply} from './request.js';
import {parseRetryAfter} from './retry-after.js';
import {errorBodySchema} from './schemas.js';
import type {Secret} from './secret.js';
import {validate} from './validate.js';

// In characters; a host's name has at most 253.
const longestLocation = 2000;

/**
What an answer with a status code outside 2xx means. `now` is in milliseconds since the epoch, for a Retry-After that is a date.

Whether the service may have carried out a change (`isPossiblyDone`): yes after 5xx, for a gateway gives up on a service that goes on, and a service may fail after it wrote; yes after 408, which is a gateway's word for the same; no after every other 4xx and after 3xx, which say that it was not done.
*/
export function describeStatus(reply: Reply, context: Context, secret: Secret, now: number): Failure {
	const {status} = reply;
	if (status < 400) {
		const target = describeTarget(reply.location, context, secret);
		return {
			kind: 'redirected',
			status,
			message: `${status}: the service sends this request on to ${target}. It was not followed. If that is the right address, make it the host of this profile.`,
		};
	}

	const serverMessage = readServerMessage(reply, secret);
	const retryAfter = parseRetryAfter(reply.retryAfter, now);
	const {kind, happened, advice, isPossiblyDone} = describeRefusal(status, context, retryAfter);
	const words = serverMessage && isMoreThanStatus(serverMessage, status) ? ` (the service says: ${serverMessage})` : '';
	return {
		kind, status, serverMessage, retryAfter, isPossiblyDone,
		message: `${status}: ${happened}${words}. ${advice}`,
	};
}

type Refusal = Pick<Failure, 'kind'> & {
	readonly happened: string;
	readonly advice: string;
	readonly isPossiblyDone: boolean;
};

function describeRefusal(status: number, {subject, isClustered}: Context, retryAfter: number | undefined): Refusal {
	const wait = retryAfter ? `in ${describeDuration(retryAfter)}` : 'in a while';
	const refusal = (kind: Failure['kind'], happened: string, advice: string, isPossiblyDone = false): Refusal => ({
		kind,
		happened,
		advice,
		isPossiblyDone,
	});
	switch (status) {
		case 401: {
			return refusal('unauthorized', 'the service refused this management token', 'Enter another, or choose another profile.');
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

function readServerMessage({contentType, body}: Reply, secret: Secret): string | undefined {
	let content: unknown;
	if (isJson(contentType)) {
		try {
			content = JSON.parse(body);
		} catch {}
	} else if (contentType?.startsWith('text/plain')) {
		content = body;
	}

	// An HTML page of a gateway has no words worth a line.
	const message = validate(errorBodySchema, content, 'the body');
	return message.ok ? quoteOutsideText(message.value, secret) || undefined : undefined;
}

/**
Whether the words say more than the status code: the documented examples are just its name in lower case.
*/
function isMoreThanStatus(serverMessage: string, status: number): boolean {
	return serverMessage.toLowerCase() !== STATUS_CODES[status]?.toLowerCase();
}

function describeTarget(location: string | undefined, {origin}: Context, secret: Secret): string {
	// Secrets are taken out before the URL parser, which would write a host in lower case, hides them.
	const url = location === undefined ? undefined : URL.parse(quoteOutsideText(location, secret, longestLocation), origin);
	// Not the whole address: paths and queries of login pages hold state that is nobody's business. `mailto:` and the like have no origin, which is told as the text "null".
	return (url?.origin === 'null' ? url.protocol : url?.origin) ?? 'an address that it does not name';
}

function describeDuration(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
