import {
	clusterUrl,
	knownPathStyle,
	parseAddress,
	type ClusterAddress,
} from './cluster-url.js';
import {createFormFor} from './create-form.js';
import {isUuid} from './parse-host.js';
import {
	describeChanges,
	describeNewToken,
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
	`includesRevoked` is for influxctl in the same way.
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
The files of `Network`'s certificates, by their paths, for what is not this program.
*/
export type TlsFiles = {
	readonly caFile?: string | undefined;
	readonly certificateFile?: string | undefined;
	readonly keyFile?: string | undefined;
	readonly isInsecure?: boolean | undefined;
};

/**
The cluster that an operation is for. Where the style of a Clustered's paths is neither given nor found out yet, it is the long one, which InfluxData's own clients use.
*/
export type Place = ClusterAddress & {readonly tlsFiles?: TlsFiles | undefined};

/**
What is sent for an operation, but for the headers. `body` goes as JSON and is absent where there is none.
*/
export type OperationRequest = Pick<Request, 'method' | 'url' | 'body'>;

/**
Why an operation cannot be written in a form, in sentences that say what to do instead. Nothing from outside is repeated in them.
*/
export type Inexpressible = {readonly reason: string};

/**
The request that `createManagementApi` sends for an operation, or the reason for which it sends none: a host or an id that is none, an expiry with fractional seconds, no changes.
*/
export function requestOf(operation: Operation, place: Place): OperationRequest | Inexpressible {
	const parsed = parseAddress(place);
	if (!parsed.ok) {
		return {reason: parsed.problem};
	}

	const reason = describeOperation(operation);
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
What keeps an operation from being sent on any cluster, in one sentence; undefined when nothing does.
*/
export function describeOperation(operation: Operation): string | undefined {
	if ('tokenId' in operation && !isUuid(operation.tokenId)) {
		return 'This is not a token ID: it has the form of a UUID, like 6f2c0a14-….';
	}

	if (operation.kind === 'create') {
		return describeNewToken(operation.token);
	}

	return operation.kind === 'update' ? describeChanges(operation.changes) : undefined;
}
