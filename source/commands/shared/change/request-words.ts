import {requestOf, type Operation} from '../../../api/operation-request.js';
import type {Place} from '../place/place.js';

/**
A request as a dry run prints it: names in braces stand in place of the IDs, and no secret is in it.
*/
export type RequestWords = {
	readonly method: string;
	/**
	`/api/v0/accounts/{accountId}/clusters/{clusterId}/tokens/{tokenId}`.
	*/
	readonly path: string;
	readonly body: unknown;
};

/**
The request that an operation would send, or the reason why it could send none, as a sentence.
*/
export function requestWords(operation: Operation, {profile: {host, product, pathStyle, accountId}, cluster}: Place): RequestWords | {readonly reason: string} {
	const request = requestOf(operation, {
		host, product, pathStyle, accountId, clusterId: cluster.id,
	});
	if ('reason' in request) {
		return request;
	}

	const {method, url, body} = request;
	const names = new Map([[accountId, '{accountId}'], [cluster.id, '{clusterId}'], ...('tokenId' in operation ? [[operation.tokenId, '{tokenId}'] as const] : [])]);
	const path = url.slice(host.length).split('/').map(part => names.get(part) ?? part).join('/');
	return {method, path, body};
}
