/**
Which kind of path a request is for: the token collection, one token, or the database list.
*/
export type TargetTail = 'tokens' | 'token' | 'databases';

/**
What a path names, as the client wrote it; ids are not checked.
*/
export type Target = {
	readonly tail?: TargetTail;
	readonly accountId?: string;
	readonly clusterId?: string;
	readonly tokenId?: string;
};

/**
The path of one cluster's calls, in the router's form. All documented calls of Cloud Dedicated's Management API v0 are below it, and those of Clustered when they are written the long way.
*/
export const clusterPath = '/api/v0/accounts/:accountId/clusters/:clusterId';

/**
The same for Clustered the short way, as its OpenAPI document has it.
*/
export const shortPath = '/api/v0';

const shortPattern = /^\/api\/v0\/(?<collection>tokens|databases)(?:\/(?<item>[^/]+))?$/;
const pattern = /^\/api\/v0\/accounts\/(?<accountId>[^/]+)\/clusters\/(?<clusterId>[^/]+)(?:\/(?<collection>tokens|databases)(?:\/(?<item>[^/]+))?)?$/;

/**
Reads a request's path. A path that is none of the API's gives an empty target; a short one names no account and no cluster.
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
