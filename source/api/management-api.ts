import {toApiError, type Context, type Failure} from './failure.js';
import {isUuid, parseHost} from './identifiers.js';
import {quoteOutsideText} from './outside-text.js';
import {describeStatus} from './reply-failures.js';
import {jsonOf, readRevoked, tokenOf} from './reply-body.js';
import {
	describeChanges,
	describeNewToken,
	toCreateBody,
	toUpdateBody,
} from './request-body.js';
import {send, type Reply, type Request} from './request.js';
import {
	createdTokenSchema,
	databaseListSchema,
	tokenListSchema,
} from './schemas.js';
import type {Secret} from './secret.js';
import {describeTransport} from './transport-failures.js';
import type {
	Answer,
	CallOptions,
	ManagementApi,
	ManagementApiOptions,
	Timeouts,
} from './types.js';
import type {Validated} from './validate.js';

const defaultTimeouts: Timeouts = {connect: 5000, response: 30_000, request: 60_000};

type Call<Value> = {
	readonly method: Request['method'];
	readonly path: string;
	readonly subject: Context['subject'];
	/**
	The caller's mistake, if there is one: nothing is sent then.
	*/
	readonly problem?: string | undefined;
	readonly body?: unknown;
	readonly read: (reply: Reply) => Validated<Value>;
};

/**
The calls of the Management API (v0) on one cluster.

No call throws for what the network or the service does: every failure is an `ApiError` in the answer. A host, account or cluster id that is none makes every call fail with kind `invalid`, and nothing is sent.
*/
export function createManagementApi({
	accountId,
	clusterId,
	isReadOnly,
	secret: askSecret,
	host: hostText,
	timeouts: givenTimeouts,
}: ManagementApiOptions): ManagementApi {
	const timeouts = {...defaultTimeouts, ...givenTimeouts};
	const host = parseHost(hostText);
	const profileProblem = host.ok ? describeIds(accountId, clusterId) : host.problem;
	const base = host.ok ? `${host.host}/api/v0/accounts/${encode(accountId)}/clusters/${encode(clusterId)}` : '';
	const place = host.ok ? describePlace(host.host) : {service: '', origin: ''};

	async function call<Value>(
		{method, path, body, subject, problem, read}: Call<Value>,
		{signal}: CallOptions = {},
	): Promise<Answer<Value>> {
		const context: Context = {...place, subject, isMutation: method !== 'GET'};
		const fail = (failure: Failure) => ({ok: false, error: toApiError(failure, context)}) as const;
		if (isReadOnly && context.isMutation) {
			return fail({
				kind: 'read-only',
				message: 'Read-only is on: nothing was sent. Switch it off where it was set, in the profile, the environment or the command line.',
			});
		}

		const invalid = profileProblem ?? problem;
		if (invalid !== undefined) {
			return fail({kind: 'invalid', message: invalid});
		}

		const secret = askSecret();
		const unsendable = describeSecret(secret);
		if (unsendable !== undefined) {
			return fail({kind: 'invalid', message: unsendable});
		}

		const outcome = await send({
			method, url: base + path, body, secret, timeouts, signal,
		});
		if ('failure' in outcome) {
			return fail(describeTransport(outcome.failure, context, timeouts));
		}

		const {reply} = outcome;
		if (reply.status < 200 || reply.status > 299) {
			return fail(describeStatus(reply, context, secret, Date.now()));
		}

		const result = read(reply);
		if (result.ok) {
			return {ok: true, value: result.value, serverTime: parseDate(reply.date)};
		}

		return fail({
			kind: 'malformed',
			status: reply.status,
			// A 2xx that cannot be read may be the service's, after it did what it was asked.
			isPossiblyDone: true,
			message: `The answer is not what the Management API documents: ${quoteOutsideText(result.problem, secret)}. Check the host of this profile.`,
		});
	}

	const onToken = (id: string, problem?: string) => ({
		path: `/tokens/${encode(id)}`,
		subject: 'token',
		problem: isUuid(id) ? problem : 'This is not a token ID: it has the form of a UUID, like 6f2c0a14-….',
	}) as const;

	return {
		isReadOnly,
		listTokens: async options => call({
			method: 'GET', path: '/tokens', subject: 'cluster', read: jsonOf(tokenListSchema),
		}, options),
		getToken: async (id, options) => call({
			method: 'GET', ...onToken(id), read: tokenOf(id),
		}, options),
		createToken: async (token, options) => call({
			method: 'POST',
			path: '/tokens',
			subject: 'cluster',
			problem: describeNewToken(token),
			body: toCreateBody(token),
			read: jsonOf(createdTokenSchema, [200, 201]),
		}, options),
		updateToken: async (id, changes, options) => call({
			method: 'PATCH',
			...onToken(id, describeChanges(changes)),
			body: toUpdateBody(changes),
			read: tokenOf(id),
		}, options),
		revokeToken: async (id, options) => call({
			method: 'DELETE', ...onToken(id), read: readRevoked,
		}, options),
		listDatabases: async options => call({
			method: 'GET', path: '/databases', subject: 'cluster', read: jsonOf(databaseListSchema),
		}, options),
	};
}

/**
Like `encodeURIComponent`, which throws for half a surrogate pair; JSON can hold one.
*/
function encode(text: string): string {
	return encodeURIComponent(text.toWellFormed());
}

function describeIds(accountId: string, clusterId: string): string | undefined {
	if (!isUuid(accountId)) {
		return 'The account ID of this profile is not a UUID: copy it from the Admin UI or from influxctl.';
	}

	return isUuid(clusterId) ? undefined : 'The cluster ID of this profile is not a UUID: copy it from the Admin UI or from influxctl.';
}

function describePlace(host: string): Pick<Context, 'service' | 'origin'> {
	const {protocol, hostname, port, origin} = new URL(host);
	return {service: `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`, origin};
}

/**
What keeps a management token from standing in a header, without repeating it.
*/
function describeSecret(secret: Secret): string | undefined {
	const value = secret.reveal();
	if (value === '') {
		return 'The management token is empty: enter it again, or choose another profile.';
	}

	return /^[\u{21}-\u{7E}]+$/u.test(value) ? undefined : 'The management token holds spaces or characters that no token has: enter it again.';
}

function parseDate(header: string | undefined): Date | undefined {
	const time = Date.parse(header ?? '');
	return Number.isNaN(time) ? undefined : new Date(time);
}
