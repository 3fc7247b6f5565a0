import {
	clusterUrl,
	knownPathStyle,
	parseAddress,
	type ClusterAddress,
} from './cluster-url.js';
import {createFormFor} from './create-form.js';
import {isUuid} from './parse-host.js';
import {
	problemOfChanges,
	problemOfNewToken,
	toCreateBody,
	toUpdateBody,
} from './create-body.js';
import type {Request} from './request.js';
import type {NewToken, TokenChanges} from './types.js';

/**
One call of the Management API, as a value.
*/
export type Operation =
	/**
	`includesRevoked` is for influxctl, which needs a flag to list revoked tokens; the API's request is the same.
	*/
	| {readonly kind: 'list'; readonly includesRevoked?: boolean}
	/**
	`isRevoked` is for influxctl, which needs a flag to show a revoked token; the API's request is the same.
	*/
	| {readonly kind: 'get'; readonly tokenId: string; readonly isRevoked?: boolean}
	| {readonly kind: 'create'; readonly token: NewToken}
	| {readonly kind: 'update'; readonly tokenId: string; readonly changes: TokenChanges}
	| {readonly kind: 'revoke'; readonly tokenId: string}
	| {readonly kind: 'list-databases'};

/**
The paths of the certificate files, for commands that other programs run.
*/
export type TlsFiles = {
	readonly caFile?: string | undefined;
	readonly certificateFile?: string | undefined;
	readonly keyFile?: string | undefined;
	readonly isInsecure?: boolean | undefined;
};

/**
The cluster that an operation is for. When the path style of a Clustered is neither configured nor known yet, the long style is used, as InfluxData's own clients do.
*/
export type Place = ClusterAddress & {readonly tlsFiles?: TlsFiles | undefined};

/**
The request of an operation without its headers. `body` is sent as JSON, and is absent when the request has no body.
*/
export type OperationRequest = Pick<Request, 'method' | 'url' | 'body'>;

/**
Why an operation cannot be written as a command, in sentences that say what to do instead. They hold no text from outside.
*/
export type Inexpressible = {readonly reason: string};

/**
The request that the API of `createManagementApi` sends for an operation, or the reason why it sends none: a host or an id that is not valid, an expiry with fractional seconds, no changes.
*/
export function requestOf(operation: Operation, place: Place): OperationRequest | Inexpressible {
	const parsed = parseAddress(place);
	if (!parsed.ok) {
		return {reason: parsed.problem};
	}

	const reason = problemOfOperation(operation);
	if (reason !== undefined) {
		return {reason};
	}

	const cluster = clusterUrl(parsed.host, place, knownPathStyle(parsed.host, place) ?? 'long');
	const tokens = `${cluster}/tokens`;
	switch (operation.kind) {
		case 'list': {
			return {method: 'GET', url: tokens};
		}

		case 'get': {
			return {method: 'GET', url: `${tokens}/${operation.tokenId}`};
		}

		case 'create': {
			return {method: 'POST', url: tokens, body: toCreateBody(operation.token, createFormFor(place.host, operation.token))};
		}

		case 'update': {
			return {method: 'PATCH', url: `${tokens}/${operation.tokenId}`, body: toUpdateBody(operation.changes)};
		}

		case 'revoke': {
			return {method: 'DELETE', url: `${tokens}/${operation.tokenId}`};
		}

		case 'list-databases': {
			return {method: 'GET', url: `${cluster}/databases`};
		}
	}
}

/**
Says in one sentence why an operation cannot be sent to any cluster; undefined when it can.
*/
export function problemOfOperation(operation: Operation): string | undefined {
	if ('tokenId' in operation && !isUuid(operation.tokenId)) {
		return 'This is not a token ID: it has the form of a UUID, like 6f2c0a14-….';
	}

	if (operation.kind === 'create') {
		return problemOfNewToken(operation.token);
	}

	return operation.kind === 'update' ? problemOfChanges(operation.changes) : undefined;
}
