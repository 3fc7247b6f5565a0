/**
The kind of a path: the token collection, one token, or the database list; of the identity provider, a code or a token for signing in.
*/
export type TargetTail = 'tokens' | 'token' | 'databases' | 'device-code' | 'oauth-token';

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

/**
The paths of the identity provider: where a sign-in begins, and where its token is asked for.
*/
export const deviceCodePath = '/oauth/device/code';
export const oauthTokenPath = '/oauth/token';

const shortPattern = /^\/api\/v0\/(?<collection>tokens|databases)(?:\/(?<item>[^/]+))?$/;
const pattern = /^\/api\/v0\/accounts\/(?<accountId>[^/]+)\/clusters\/(?<clusterId>[^/]+)(?:\/(?<collection>tokens|databases)(?:\/(?<item>[^/]+))?)?$/;

/**
Parses the path of a request. A path that the API does not have gives an empty target; a short one has no account and no cluster.
*/
export function parseTarget(path: string, {hasShortPaths}: {readonly hasShortPaths: boolean}): Target {
	if (path === deviceCodePath || path === oauthTokenPath) {
		return {tail: path === deviceCodePath ? 'device-code' : 'oauth-token'};
	}

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
