/**
The kind of a path: the token collection, one token, or the database list.
*/
export type TargetTail = 'tokens' | 'token' | 'databases';

/**
The parts of a path as the client wrote them. The ids are not checked.
*/
export type Target = {
	readonly tail?: TargetTail;
	readonly accountId?: string;
	readonly clusterId?: string;
	readonly tokenId?: string;
};

/**
The path of one cluster's calls, in the router's syntax. All documented calls of Cloud Dedicated's Management API v0 are below it, and so are those of Clustered on long paths.
*/
export const clusterPath = '/api/v0/accounts/:accountId/clusters/:clusterId';

/**
The same for Clustered on short paths, as in its OpenAPI document.
*/
export const shortPath = '/api/v0';

const shortPattern = /^\/api\/v0\/(?<collection>tokens|databases)(?:\/(?<item>[^/]+))?$/;
const pattern = /^\/api\/v0\/accounts\/(?<accountId>[^/]+)\/clusters\/(?<clusterId>[^/]+)(?:\/(?<collection>tokens|databases)(?:\/(?<item>[^/]+))?)?$/;

/**
Parses the path of a request. A path that the API does not have gives an empty target; a short one has no account and no cluster.
*/
export function parseTarget(path: string, {hasShortPaths}: {readonly hasShortPaths: boolean}): Target {
	const groups = (pattern.exec(path) ?? (hasShortPaths ? shortPattern.exec(path) : undefined))?.groups;
	if (!groups) {
		return {};
	}

	const {accountId, clusterId, collection, item} = groups;
	const owner = accountId === undefined ? {} : {accountId, clusterId: clusterId!};

	if (collection === 'tokens') {
		return item === undefined ? {...owner, tail: 'tokens'} : {...owner, tail: 'token', tokenId: item};
	}

	return collection === 'databases' && item === undefined ? {...owner, tail: 'databases'} : owner;
}
