import {setTimeout as delay} from 'node:timers/promises';
import {refuse, type Result} from '../../result.js';
import type {Secret} from '../../secrets/secret.js';
import type {Network, Timeouts} from '../types.js';
import {nextPolling, startPolling, type PollEvent} from './polling.js';
import {postForm, type Fields, type Posted} from './post-form.js';
import {readDeviceAnswer} from './read-device-answer.js';
import {readErrorAnswer} from './read-error-answer.js';
import {readTokenAnswer} from './read-token-answer.js';
import type {Provider, SignedIn, SignInCode} from './types.js';

export type SignInOptions = {
	readonly network: Network;
	/**
	Called once, with what the person has to open and to enter.
	*/
	readonly onCode: (code: SignInCode) => void;
	/**
	Called where a request gets no answer, with a sentence, raw, and with undefined once there is one again.
	*/
	readonly onTrouble?: ((message: string | undefined) => void) | undefined;
	/**
	Aborting stops the polling. Nothing is sent after it.
	*/
	readonly signal?: AbortSignal | undefined;
	readonly timeouts?: Partial<Timeouts> | undefined;
	/**
	Ms since the epoch. Default: this machine's clock.
	*/
	readonly now?: () => number;
	/**
	Waits so many milliseconds, or until the signal aborts. Default: by the real clock.
	*/
	readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
};

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
const stopped = refuse('The sign-in was stopped.');
const noAbort = new AbortController().signal;

async function waitByClock(ms: number, signal: AbortSignal): Promise<void> {
	try {
		await delay(ms, undefined, {signal});
	} catch (error) {
		if (!signal.aborted) {
			throw error;
		}
	}
}

/**
Signs a person in at an identity provider by the device flow (RFC 8628): asks for a code, hands it to `onCode`, and asks for the token until the person has signed in, at the pace that the standard gives. The tokens are in memory only.

It refuses with a sentence, raw, where the person or the provider refuses, where the code ends, where an answer cannot be read, and where it was stopped. It never throws for what the network or the provider does.
*/
export async function signIn(provider: Provider, options: SignInOptions): Promise<Result<SignedIn>> {
	const {onCode, signal = noAbort, now = () => Date.now()} = options;
	const asked = await postForm(provider.deviceUrl, fieldsOf(provider, [['scope', provider.scopes.join(' ')]]), options);
	if (signal.aborted) {
		return stopped;
	}

	const device = asked.kind === 'answer' && asked.status === 200 ? readDeviceAnswer(asked.body) : undefined;
	if (!device?.ok) {
		return refuse(device === undefined ? describeRefusal(asked, provider.deviceUrl, []) : `The identity provider ${hostOf(provider.deviceUrl)} does not answer as the device flow demands: ${device.problem}. Check device_url in influxctl's config.`);
	}

	const {
		deviceCode, userCode, address, completeAddress, expiresIn, interval,
	} = device.value;
	const start = startPolling({interval, expiresIn, now: now()});
	onCode({
		userCode, address, completeAddress, endsAt: start.deadline,
	});
	return poll(provider, deviceCode, {...options, start});
}

async function poll(provider: Provider, deviceCode: Secret, options: SignInOptions & {readonly start: ReturnType<typeof startPolling>}): Promise<Result<SignedIn>> {
	const {
		onTrouble, signal = noAbort, now = () => Date.now(), wait = waitByClock, start,
	} = options;
	const fields = fieldsOf(provider, [['grant_type', deviceGrant], ['device_code', deviceCode]]);
	let polling = start;
	let isInTrouble = false;
	const tell = (message: string | undefined) => {
		if (message !== undefined || isInTrouble) {
			onTrouble?.(message);
		}

		isInTrouble = message !== undefined;
	};

	for (;;) {
		const left = polling.deadline - now();
		if (left > 0) {
			await wait(Math.min(polling.wait, left), signal); // eslint-disable-line no-await-in-loop -- one request follows the other
		}

		if (signal.aborted) {
			return stopped;
		}

		if (now() >= polling.deadline) {
			return refuse('The code of the sign-in has expired before it was used. Sign in again for another one.');
		}

		const posted = await postForm(provider.tokenUrl, fields, options); // eslint-disable-line no-await-in-loop -- one request follows the other
		if (signal.aborted) {
			return stopped;
		}

		const turn = readPoll(posted, provider.tokenUrl, {known: [deviceCode], now: now()});
		if (turn.kind === 'end') {
			tell(undefined);
			return turn.result;
		}

		tell(turn.message);
		polling = nextPolling(polling, turn.event);
	}
}

type PollTurn =
	| {readonly kind: 'end'; readonly result: Result<SignedIn>}
	| {readonly kind: 'next'; readonly event: PollEvent; readonly message?: string};

/**
What one answer of the token endpoint means (RFC 8628, section 3.5): the token, the end, or another request.
*/
function readPoll(posted: Posted, url: string, {known, now}: {readonly known: readonly Secret[]; readonly now: number}): PollTurn {
	if (posted.kind === 'no-answer') {
		const {message, isLasting} = posted;
		return isLasting ? {kind: 'end', result: refuse(message)} : {kind: 'next', event: {kind: 'no-answer'}, message: `${message} The program tries again.`};
	}

	const {status, body, retryAfter} = posted;
	const error = status === 200 ? undefined : readErrorAnswer(body, known)?.code;
	if (error === 'authorization_pending' || error === 'slow_down') {
		return {kind: 'next', event: {kind: error === 'slow_down' ? 'slow-down' : 'pending'}};
	}

	// A busy provider, or a gateway before it.
	return error === undefined && (status === 429 || status >= 500) ? {kind: 'next', event: {kind: 'no-answer', retryAfter}, message: `The identity provider ${hostOf(url)} answers ${status}. The program tries again.`} : {kind: 'end', result: readTokens(posted, url, {known, now})};
}

/**
Gets another token with the refresh token of an earlier one, without a person (RFC 6749, section 6). The provider may give a new refresh token; else the same one is used again.

It refuses with a sentence, raw, and sends one request only.
*/
export async function renewToken(provider: Provider, refreshToken: Secret, options: Pick<SignInOptions, 'network' | 'signal' | 'timeouts' | 'now'>): Promise<Result<SignedIn>> {
	const {now = () => Date.now()} = options;
	const posted = await postForm(provider.tokenUrl, fieldsOf(provider, [['grant_type', 'refresh_token'], ['refresh_token', refreshToken]]), options);
	const read = readTokens(posted, provider.tokenUrl, {known: [refreshToken], now: now()});
	return read.ok ? {ok: true, value: {secret: read.value.secret, refreshToken: read.value.refreshToken ?? refreshToken}} : read;
}

function readTokens(posted: Posted, url: string, {known, now}: {readonly known: readonly Secret[]; readonly now: number}): Result<SignedIn> {
	if (posted.kind !== 'answer' || posted.status !== 200) {
		return refuse(describeRefusal(posted, url, known));
	}

	const read = readTokenAnswer(posted.body, now);
	return read.ok ? read : refuse(`The identity provider ${hostOf(url)} gives no token that can be used: ${read.problem}. Check token_url in influxctl's config.`);
}

// What the standard's error codes mean to a person.
const errorWords: ReadonlyMap<string, string> = new Map([
	['access_denied', 'The sign-in was denied, by you or by the identity provider. Sign in again, or ask those who run the provider.'],
	['expired_token', 'The code of the sign-in has expired before it was used. Sign in again for another one.'],
]);

function describeRefusal(posted: Posted, url: string, known: readonly Secret[]): string {
	if (posted.kind === 'no-answer') {
		return posted.message;
	}

	const {status, body} = posted;
	const error = readErrorAnswer(body, known);
	if (error === undefined) {
		return status >= 300 && status < 400
			? `The identity provider ${hostOf(url)} sends this request on to another address, which is not followed. Correct the address in influxctl's config.`
			: `The identity provider ${hostOf(url)} answers ${status}, without an error that can be read. Check the addresses in influxctl's config.`;
	}

	return errorWords.get(error.code) ?? `The identity provider ${hostOf(url)} refuses the sign-in: ${error.words}. Check [profile.auth.oauth2] in influxctl's config.`;
}

function hostOf(url: string): string {
	return new URL(url).host;
}

/**
The fields of a request: the client, those of the request, and those that the profile adds, which replace none of the others. An empty one is left out.
*/
function fieldsOf({clientId, parameters}: Provider, own: Fields): Fields {
	const fields: Fields = [['client_id', clientId], ...own.filter(([, value]) => value !== '')];
	const names = new Set(fields.map(([name]) => name));
	return [...fields, ...parameters.filter(([name]) => !names.has(name))];
}
