import type {Secret} from '../secrets/secret.js';
import {clusterUrl} from './cluster-url.js';
import {createFormFor} from './create-form.js';
import {readCreated} from './read-created.js';
import {databaseList, exchange, type Call} from './exchange.js';
import {toApiError, type Failure} from './failure.js';
import {isUuid} from './parse-host.js';
import {openCluster, type OpenedCluster} from './open-cluster.js';
import {readRevoked, tokenOf} from './parse-json.js';
import {
	problemOfChanges,
	problemOfNewToken,
	toCreateBody,
	toUpdateBody,
} from './create-body.js';
import {defaultTimeouts} from './default-timeouts.js';
import type {ManagementApiOptions} from './management-api-options.js';
import {tokenEndOf} from './token-end.js';
import {tokenListCall} from './token-list-call.js';
import type {
	Answer,
	CallOptions,
	ManagementApi,
} from './types.js';

/**
Makes the calls of the Management API (v0) on one cluster.

No call throws for what the network or the service does: every failure is an `ApiError` in the answer. When the host, the account ID, the cluster ID, a certificate or the proxy's address is not valid, every call fails with kind `invalid` and nothing is sent.

The first call makes the agents, and all calls share them.
*/
export function createManagementApi(options: ManagementApiOptions): ManagementApi {
	const call = createCaller(options);
	return {
		isReadOnly: options.isReadOnly,
		tokenEnd: () => tokenEndOf(options.secret(), {...options.network?.timeouts, ...options.timeouts}),
		listTokens: async callOptions => call(tokenListCall(callOptions), callOptions),
		getToken: async (id, callOptions) => call({
			method: 'GET', ...onToken(id), read: tokenOf(id, callOptions?.sources),
		}, callOptions),
		createToken: async (token, {form = createFormFor(options.host, token), ...callOptions} = {}) => call({
			method: 'POST',
			path: '/tokens',
			subject: 'cluster',
			problem: problemOfNewToken(token),
			body: toCreateBody(token, form),
			read: readCreated,
		}, callOptions),
		updateToken: async (id, changes, callOptions) => call({
			method: 'PATCH',
			...onToken(id, problemOfChanges(changes)),
			body: toUpdateBody(changes),
			read: tokenOf(id),
		}, callOptions),
		revokeToken: async (id, callOptions) => call({
			method: 'DELETE', ...onToken(id), read: readRevoked,
		}, callOptions),
		listDatabases: async callOptions => call(databaseList, callOptions),
	};
}

/**
Gives the function that sends any call to the cluster. It sends nothing when read-only forbids the call, or when the address, the call's own arguments or the management token are not valid.
*/
function createCaller({isReadOnly, secret: askSecret, timeouts: givenTimeouts, network = {}, ...address}: ManagementApiOptions) {
	const timeouts = {...defaultTimeouts, ...network.timeouts, ...givenTimeouts};
	let opening: Promise<OpenedCluster> | undefined;

	return async <Value>(wanted: Call<Value>, {signal}: CallOptions = {}): Promise<Answer<Value>> => {
		const {method, subject, problem} = wanted;
		const isMutation = method !== 'GET';
		const fail = (failure: Failure) => ({ok: false, error: toApiError(failure, {isMutation})}) as const;
		if (isReadOnly && isMutation) {
			return fail({
				kind: 'read-only',
				message: 'Read-only is on: nothing was sent. Switch it off where it was set, in the profile, the environment or the command line.',
			});
		}

		opening ??= openCluster(address, network, timeouts);
		const opened = await opening;
		const invalid = opened.ok ? problem : opened.problem;
		if (!opened.ok || invalid !== undefined) {
			return fail({kind: 'invalid', message: invalid ?? ''});
		}

		const secret = askSecret();
		const unsendable = problemOfSecret(secret);
		if (unsendable !== undefined) {
			return fail({kind: 'invalid', message: unsendable});
		}

		const {host, place, connections, findStyle} = opened;
		const style = await findStyle(secret, signal);
		if (!style.ok) {
			// At most the read that looks for the path style was sent, never the call itself.
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
	};
}

/**
The path, the subject and the problem of a call about one token. `problem` says what is wrong with the call's other arguments, undefined when nothing is.
*/
function onToken(id: string, problem?: string) {
	return {
		path: `/tokens/${encode(id)}`,
		subject: 'token',
		problem: isUuid(id) ? problem : 'This is not a token ID: it has the form of a UUID, like 6f2c0a14-….',
	} as const;
}

/**
Like `encodeURIComponent`, which throws for half a surrogate pair; JSON can hold one.
*/
function encode(text: string): string {
	return encodeURIComponent(text.toWellFormed());
}

/**
Says why a management token cannot be sent in a header, without repeating it; undefined when it can.
*/
function problemOfSecret(secret: Secret): string | undefined {
	const value = secret.reveal();
	if (value === '') {
		return 'The management token is empty: enter it again, or choose another profile.';
	}

	return /^[\u{21}-\u{7E}]+$/u.test(value) ? undefined : 'The management token holds spaces or characters that no token has: enter it again.';
}
