import type {RequestError} from 'got';
import {Secret} from '../../secrets/secret.js';
import {AnswerWatch} from '../answer-watch.js';
import {parseBoundedJson} from '../bounded-json.js';
import {makeConnections} from '../connections.js';
import {parseRetryAfter} from '../retry-after.js';
import {toTransportFailure} from '../transport-failure.js';
import type {Network, Timeouts} from '../types.js';
import {userAgent, wireOptions} from '../wire-options.js';
import {describeNoAnswer} from './describe-no-answer.js';

/**
The fields of a form, in their order.
*/
export type Fields = ReadonlyArray<readonly [name: string, value: string | Secret]>;

export type Posted =
	/**
	`body` is the parsed JSON; undefined where the body is no JSON or is longer than any answer of an identity provider. `retryAfter` is in milliseconds.
	*/
	| {readonly kind: 'answer'; readonly status: number; readonly body: unknown; readonly retryAfter: number | undefined}
	/**
	`message` is a sentence, raw. `isLasting`: another try would meet the same, because a check of TLS failed or the settings are wrong.
	*/
	| {readonly kind: 'no-answer'; readonly message: string; readonly isLasting: boolean};

export type PostOptions = {
	readonly network: Network;
	readonly timeouts?: Partial<Timeouts> | undefined;
	readonly signal?: AbortSignal | undefined;
};

// Bytes. The longest answer has an access token, a refresh token and an ID token.
const longestAnswer = 256 * 1024;
const usualTimeouts: Timeouts = {connect: 5000, response: 20_000, request: 30_000};

/**
Posts one form to an identity provider, once: the caller decides about another try. It follows no redirect, reads no answer beyond 256 kB, and never throws for what the network or the provider does. The profile's TLS settings and the environment's proxies hold for the provider too.

It gives no error of got, because such an error holds the form.
*/
export async function postForm(url: string, fields: Fields, {network, timeouts: given, signal}: PostOptions): Promise<Posted> {
	const timeouts = {...usualTimeouts, ...given};
	const made = await makeConnections(new URL(url).origin, {...network, answerLimit: longestAnswer}, timeouts);
	if (!made.ok) {
		return {kind: 'no-answer', message: made.problem, isLasting: true};
	}

	const {default: got} = await import('got');
	const {connections} = made;
	const watch = new AnswerWatch(connections, {signal});
	try {
		const response = await got(url, {
			...wireOptions({connections, timeouts, signal}, watch),
			method: 'POST',
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				accept: 'application/json',
				'user-agent': userAgent,
			},
			responseType: 'buffer',
			retry: {limit: 0},
			body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value instanceof Secret ? value.reveal() : value])).toString(),
		}).on('request', watch.onRequest).on('downloadProgress', watch.onProgress);
		const parsed = parseBoundedJson(new TextDecoder().decode(response.body));
		return {
			kind: 'answer',
			status: response.statusCode,
			body: parsed.ok ? parsed.value : undefined,
			retryAfter: parseRetryAfter(response.headers['retry-after'], Date.now()),
		};
	} catch (error: unknown) {
		if (watch.stopReason !== undefined) {
			return {
				kind: 'answer', status: watch.response?.statusCode ?? 101, body: undefined, retryAfter: undefined,
			};
		}

		const failure = toTransportFailure(error as Partial<RequestError>, url, signal);
		return {kind: 'no-answer', ...describeNoAnswer(failure, url)};
	} finally {
		connections.agents.http.destroy();
		connections.agents.https.destroy();
	}
}
