import type {MiddlewareHandler} from 'hono';
import {failure} from './failure.js';
import type {EmulatorEnvironment, EmulatorParts} from './environment.js';

// UUIDs of any version, because InfluxDB Clustered's clients use 11111111-1111-1111-1111-111111111111 as a placeholder.
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
Checks a request before its handler runs. It refuses with
- 401 without a bearer token of one of the accounts, or one that the identity provider gave for the main account and that has not ended,
- 400 for an id that is not a UUID,
- 403 for an account that the bearer token does not belong to, also one that does not exist,
- 404 for a cluster that the account does not have,
- 403 for a cluster that is closed to everyone.

On the short paths of Clustered only the bearer token and the token's id are checked. The order of the checks is the emulator's choice, because the documents give only the codes.
*/
export function authorise({accounts, identity, forbiddenClusters}: EmulatorParts): MiddlewareHandler<EmulatorEnvironment> {
	return async (context, next) => {
		const bearer = /^bearer (?<token>\S+)$/i.exec(context.req.header('authorization') ?? '')?.groups?.token;
		const isSignedIn = bearer !== undefined && identity?.isValid(bearer);
		const account = isSignedIn ? accounts[0] : accounts.find(candidate => candidate.managementToken === bearer);
		if (!account) {
			return failure(context, 401);
		}

		const {accountId, clusterId, tokenId} = context.var.entry;
		for (const [name, id] of Object.entries({accountId, clusterId, tokenId})) {
			if (id !== undefined && !uuid.test(id)) {
				return failure(context, 400, `${name} is not a UUID`);
			}
		}

		// A short path has no cluster id: there is only one cluster.
		if (clusterId === undefined) {
			return next();
		}

		if (account.id !== accountId) {
			return failure(context, 403);
		}

		if (account.clusters.every(cluster => cluster.id !== clusterId)) {
			return failure(context, 404);
		}

		return forbiddenClusters.has(clusterId) ? failure(context, 403) : next();
	};
}
