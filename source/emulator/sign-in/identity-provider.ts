/* eslint-disable @typescript-eslint/naming-convention -- the names of RFC 6749 and RFC 8628 */
import {Buffer} from 'node:buffer';
import {randomBytes, randomInt} from 'node:crypto';
import type {Clock} from '../clock.js';

/**
How the emulated identity provider behaves.
*/
export type SignInOptions = {
	/**
	How many requests for a token are answered with `authorization_pending` before the sign-in is approved by itself. Without it a person approves it on the page.
	*/
	readonly approveAfter?: number;
	/**
	How many requests for a token are answered with `slow_down`, before all others. Default 0.
	*/
	readonly slowDowns?: number;
	/**
	Whether `approveAfter` denies the sign-in instead. Default false.
	*/
	readonly isDenied?: boolean;
	/**
	Seconds between two requests for a token. Default 1.
	*/
	readonly interval?: number;
	/**
	Seconds until a code ends. Default 600.
	*/
	readonly codeLife?: number;
	/**
	Seconds until a token ends. Default 3600.
	*/
	readonly tokenLife?: number;
	/**
	Whether a refresh token comes with each token. Default true.
	*/
	readonly hasRefreshToken?: boolean;
	/**
	The user code, in place of an invented one, for text that could harm a terminal.
	*/
	readonly userCode?: string;
};

type Pending = {
	readonly userCode: string;
	/**
	Seconds since the epoch.
	*/
	readonly endsAt: number;
	polls: number;
	decision: 'open' | 'approved' | 'denied';
};

type TokenError = 'authorization_pending' | 'slow_down' | 'access_denied' | 'expired_token' | 'invalid_grant' | 'invalid_client' | 'invalid_request' | 'unsupported_grant_type';

export type TokenAnswer =
	| {readonly ok: true; readonly body: Readonly<Record<string, string | number>>}
	| {readonly ok: false; readonly error: TokenError};

/**
The client ID that the provider knows.
*/
export const clientId = 'influx-tokens-emulator';

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
// Without vowels, as RFC 8628, section 6.1, advises.
const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/**
An identity provider with the device flow (RFC 8628), which gives JSON Web Tokens of one person. The Management API takes each of them until its `exp`.
*/
export class IdentityProvider {
	readonly #options: SignInOptions;
	readonly #clock: Clock;
	readonly #pending = new Map<string, Pending>();
	readonly #refreshTokens = new Set<string>();
	// The end of each token in seconds since the epoch.
	readonly #tokens = new Map<string, number>();
	readonly #given: string[] = [];

	constructor(options: SignInOptions, clock: Clock) {
		this.#options = options;
		this.#clock = clock;
	}

	get #now(): number {
		return Math.floor(this.#clock() / 1_000_000);
	}

	#giveTokens(): TokenAnswer {
		const {tokenLife = 3600, hasRefreshToken = true} = this.#options;
		const endsAt = this.#now + tokenLife;
		const token = makeToken({
			iss: 'emulator', sub: 'ada', aud: clientId, iat: this.#now, exp: endsAt, jti: randomBytes(8).toString('hex'),
		});
		this.#tokens.set(token, endsAt);
		this.#given.push(token);
		const refreshToken = hasRefreshToken ? `refresh-${randomBytes(24).toString('base64url')}` : undefined;
		if (refreshToken !== undefined) {
			this.#refreshTokens.add(refreshToken);
			this.#given.push(refreshToken);
		}

		return {
			ok: true,
			body: {
				access_token: token, token_type: 'Bearer', expires_in: tokenLife, ...(refreshToken !== undefined && {refresh_token: refreshToken}),
			},
		};
	}

	#poll(deviceCode: string): TokenAnswer {
		const {approveAfter = Infinity, slowDowns = 0, isDenied = false} = this.#options;
		const pending = this.#pending.get(deviceCode);
		if (!pending) {
			return {ok: false, error: 'invalid_grant'};
		}

		if (pending.endsAt <= this.#now) {
			return {ok: false, error: 'expired_token'};
		}

		pending.polls++;
		if (pending.polls <= slowDowns) {
			return {ok: false, error: 'slow_down'};
		}

		if (pending.decision === 'open' && pending.polls > slowDowns + approveAfter) {
			pending.decision = isDenied ? 'denied' : 'approved';
		}

		if (pending.decision === 'open') {
			return {ok: false, error: 'authorization_pending'};
		}

		this.#pending.delete(deviceCode);
		return pending.decision === 'approved' ? this.#giveTokens() : {ok: false, error: 'access_denied'};
	}

	/**
	Every secret that it has given: device codes, tokens and refresh tokens, the oldest first.
	*/
	get given(): readonly string[] {
		return this.#given;
	}

	/**
	The end of a token in seconds since the epoch; undefined for one that it has not given.
	*/
	endOf(token: string): number | undefined {
		return this.#tokens.get(token);
	}

	isValid(token: string): boolean {
		return (this.endOf(token) ?? 0) > this.#now;
	}

	/**
	Begins a sign-in; undefined for a client that it does not know. `origin` is its own.
	*/
	begin(form: URLSearchParams, origin: string): Readonly<Record<string, string | number>> | undefined {
		if (form.get('client_id') !== clientId) {
			return undefined;
		}

		const {interval = 1, codeLife = 600, userCode = inventCode()} = this.#options;
		const deviceCode = `device-${randomBytes(24).toString('base64url')}`;
		this.#given.push(deviceCode);
		this.#pending.set(deviceCode, {
			userCode, endsAt: this.#now + codeLife, polls: 0, decision: 'open',
		});
		return {
			device_code: deviceCode,
			user_code: userCode,
			verification_uri: `${origin}/activate`,
			verification_uri_complete: `${origin}/activate?user_code=${encodeURIComponent(userCode)}`,
			expires_in: codeLife,
			interval,
		};
	}

	/**
	Answers a request for a token.
	*/
	answer(form: URLSearchParams): TokenAnswer {
		if (form.get('client_id') !== clientId) {
			return {ok: false, error: 'invalid_client'};
		}

		const grant = form.get('grant_type');
		if (grant === deviceGrant) {
			return this.#poll(form.get('device_code') ?? '');
		}

		if (grant !== 'refresh_token') {
			return {ok: false, error: grant === null ? 'invalid_request' : 'unsupported_grant_type'};
		}

		// Each refresh token works once.
		return this.#refreshTokens.delete(form.get('refresh_token') ?? '') ? this.#giveTokens() : {ok: false, error: 'invalid_grant'};
	}

	/**
	Approves or denies the open sign-in with this code. Gives whether there is one.
	*/
	decide(userCode: string, decision: 'approved' | 'denied'): boolean {
		const pending = this.#pending.values().find(each => each.userCode.toUpperCase() === userCode.trim().toUpperCase() && each.decision === 'open' && each.endsAt > this.#now);
		if (pending) {
			pending.decision = decision;
		}

		return pending !== undefined;
	}
}

function inventCode(): string {
	const part = (): string => Array.from({length: 4}, () => letters[randomInt(letters.length)]).join('');
	return `${part()}-${part()}`;
}

/**
A JSON Web Token whose signature is invented, because the emulator knows its tokens by their text.
*/
function makeToken(claims: Readonly<Record<string, string | number>>): string {
	const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
	return `${encode({alg: 'HS256', typ: 'JWT'})}.${encode(claims)}.${randomBytes(32).toString('base64url')}`;
}
