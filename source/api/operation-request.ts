import {isUuid, parseHost} from './identifiers.js';
import {
	describeChanges,
	describeNewToken,
	toCreateBody,
	toUpdateBody,
} from './request-body.js';
import type {Request} from './request.js';
import type {ManagementApiOptions, NewToken, TokenChanges} from './types.js';

/**
One call of the Management API, as a value.
*/
export type Operation =
	| {readonly kind: 'list'}
	| {readonly kind: 'get'; readonly tokenId: string}
	| {readonly kind: 'create'; readonly token: NewToken}
	| {readonly kind: 'update'; readonly tokenId: string; readonly changes: TokenChanges}
	| {readonly kind: 'revoke'; readonly tokenId: string}
	| {readonly kind: 'list-databases'};

/**
The cluster that an operation is for.
*/
export type Place = Pick<ManagementApiOptions, 'host' | 'accountId' | 'clusterId'>;

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
export function requestOf(operation: Operation, {host: hostText, accountId, clusterId}: Place): OperationRequest | Inexpressible {
	const host = parseHost(hostText);
	if (!host.ok) {
		return {reason: host.problem};
	}

	const reason = describeIds(accountId, clusterId) ?? describeOperation(operation);
	if (reason !== undefined) {
		return {reason};
	}

	const cluster = `${host.host}/api/v0/accounts/${accountId}/clusters/${clusterId}`;
	const tokens = `${cluster}/tokens`;
	switch (operation.kind) {
		case 'list': {
			return {method: 'GET', url: tokens};
		}

		case 'get': {
			return {method: 'GET', url: `${tokens}/${operation.tokenId}`};
		}

		case 'create': {
			return {method: 'POST', url: tokens, body: toCreateBody(operation.token)};
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

function describeIds(accountId: string, clusterId: string): string | undefined {
	if (!isUuid(accountId)) {
		return 'The account ID of this profile is not a UUID: copy it from the Admin UI or from influxctl.';
	}

	return isUuid(clusterId) ? undefined : 'The cluster ID of this profile is not a UUID: copy it from the Admin UI or from influxctl.';
}
