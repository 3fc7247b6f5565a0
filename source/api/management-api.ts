import type {Secret} from '../secrets/secret.js';
import {clusterUrl} from './cluster-url.js';
import {createFormFor} from './create-form.js';
import {readCreated} from './read-created.js';
import {databaseList, exchange, type Call} from './exchange.js';
import {toApiError, type Failure} from './failure.js';
import {isUuid} from './parse-host.js';
import {openCluster, type OpenedCluster} from './open-cluster.js';
import {jsonOf, readRevoked, tokenOf} from './parse-json.js';
import {
	describeChanges,
	describeNewToken,
	toCreateBody,
	toUpdateBody,
} from './create-body.js';
import {tokenListSchema} from './token-schema.js';
import type {
	Answer,
	CallOptions,
	ManagementApi,
	ManagementApiOptions,
	Timeouts,
} from './types.js';

const defaultTimeouts: Timeouts = {connect: 5000, response: 30_000, request: 60_000};

/**
The calls of the Management API (v0) on one cluster.

No call throws for what the network or the service does: every failure is an `ApiError` in the answer. A host, account or cluster id that is none, a certificate that cannot be read and a proxy's address that is none make every call fail with kind `invalid`, and nothing is sent.

The first call makes the agents, and all calls share them.
*/
export function createManagementApi({
	isReadOnly,
	secret: askSecret,
	timeouts: givenTimeouts,
	network = {},
	...address
}: ManagementApiOptions): ManagementApi {
	const timeouts = {...defaultTimeouts, ...givenTimeouts};
	let opened: OpenedCluster | undefined;

	async function call<Value>(wanted: Call<Value>, {signal}: CallOptions = {}): Promise<Answer<Value>> {
		const {method, subject, problem} = wanted;
		const isMutation = method !== 'GET';
		const fail = (failure: Failure) => ({ok: false, error: toApiError(failure, {isMutation})}) as const;
		if (isReadOnly && isMutation) {
			return fail({
				kind: 'read-only',
				message: 'Read-only is on: nothing was sent. Switch it off where it was set, in the profile, the environment or the command line.',
			});
		}

		opened ??= openCluster(address, network, timeouts);
		const invalid = opened.ok ? problem : opened.problem;
		if (!opened.ok || invalid !== undefined) {
			return fail({kind: 'invalid', message: invalid ?? ''});
		}

		const secret = askSecret();
		const unsendable = describeSecret(secret);
		if (unsendable !== undefined) {
			return fail({kind: 'invalid', message: unsendable});
		}

		const {host, place, connections, findStyle} = opened;
		const style = await findStyle(secret, signal);
		if (!style.ok) {
			// The call itself was not sent, whatever became of the read before it.
			return fail({...style.failure, isPossiblyDone: false});
		}

		const answer = await exchange(wanted, {
			url: clusterUrl(host, address, style.style) + wanted.path,
			context: {...place, subject, isMutation},
			secret,
			timeouts,
			connections,
			signal,
		});
		return 'failure' in answer ? fail(answer.failure) : answer;
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
		createToken: async (token, {form = createFormFor(address.host, token), ...options} = {}) => call({
			method: 'POST',
			path: '/tokens',
			subject: 'cluster',
			problem: describeNewToken(token),
			body: toCreateBody(token, form),
			read: readCreated,
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
		listDatabases: async options => call(databaseList, options),
	};
}

/**
Like `encodeURIComponent`, which throws for half a surrogate pair; JSON can hold one.
*/
function encode(text: string): string {
	return encodeURIComponent(text.toWellFormed());
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
