import {randomBytes, randomUUID} from 'node:crypto';
import type {Hono} from 'hono';
import {placeholderId} from './seed/account-plans.js';
import {failure} from './failure.js';
import {authorise} from './authorise.js';
import {parseNewToken, parseTokenChanges} from './parse-new-token.js';
import {answerGivenInstead, tokenMadeInstead} from './faults/create-oddity.js';
import {cutConnection} from './faults/cut-connection.js';
import type {EmulatorContext, EmulatorEnvironment, EmulatorParts} from './environment.js';
import {clusterPath, shortPath} from './target.js';

/**
Adds the token calls and the database list of the Management API v0, on the kinds of paths that are served.

Codes, bodies and field names are the OpenAPI document's. It leaves open what happens around revoked tokens; here:
- a revoked token is shown by lists and gets with its `revokedAt`, or is unknown to them (404), or to one of them, as the store was told;
- a second DELETE on a token is answered with 404, or as the emulator was told;
- a PATCH on a revoked token is answered with 409 where GET shows it and with 404 where not.
*/
export function addRoutes(app: Hono<EmulatorEnvironment>, parts: EmulatorParts): void {
	if (parts.paths.isLong) {
		addRoutesBelow(clusterPath, app, parts);
	}

	if (parts.paths.isShort) {
		addRoutesBelow(shortPath, app, parts);
	}
}

function addRoutesBelow(base: string, app: Hono<EmulatorEnvironment>, parts: EmulatorParts): void {
	const {store, clock, changes, oddities} = parts;
	const tokens = `${base}/tokens`;
	const token = `${base}/tokens/:tokenId`;
	const databases = `${base}/databases`;

	// What the path names, and on a short one the only cluster there is.
	const named = (context: EmulatorContext) => {
		const {accountId = placeholderId, clusterId = placeholderId, tokenId = ''} = context.req.param() as Readonly<Partial<Record<string, string>>>;
		return {accountId, clusterId, tokenId};
	};

	for (const path of [tokens, token, databases]) {
		app.use(path, authorise(parts));
	}

	app.get(tokens, context => context.body(store.tokenList(named(context).clusterId, clock()), 200, {'content-type': 'application/json'}));

	app.post(tokens, async context => {
		const {accountId, clusterId} = named(context);
		const parsed = parseNewToken(await context.req.text(), oddities);
		if (!parsed.ok) {
			return failure(context, 400, parsed.detail);
		}

		const oddity = context.get('createAs') ?? oddities.createAs;
		const created = store.createToken({accountId, clusterId}, randomUUID(), tokenMadeInstead(oddity, parsed.body, clock()), clock());
		changes.add({method: 'POST', clusterId, tokenId: created.id});
		if (oddity === 'answer-lost') {
			return cutConnection(context, parts.log);
		}

		// The secret has the documented example's form, 64 characters behind the prefix, and is told only here. 200, not 201.
		const answer = {...store.written(created), accessToken: `apiv1_${randomBytes(48).toString('base64url')}`};
		return Response.json(answerGivenInstead(oddity, answer), {status: oddity === 'status-201' ? 201 : 200});
	});

	app.get(token, context => {
		const {clusterId, tokenId} = named(context);
		const found = store.lookAtToken(clusterId, tokenId, clock());
		return found ? context.json(store.written(found)) : failure(context, 404);
	});

	app.patch(token, async context => {
		const {clusterId, tokenId} = named(context);
		const parsed = parseTokenChanges(await context.req.text(), oddities);
		if (!parsed.ok) {
			return failure(context, 400, parsed.detail);
		}

		const found = store.visibleToken(clusterId, tokenId);
		if (!found) {
			return failure(context, 404);
		}

		if (store.isRevoked(clusterId, tokenId)) {
			return failure(context, 409, 'the token is revoked');
		}

		const changed = store.changeToken(clusterId, tokenId, parsed.body);
		changes.add({method: 'PATCH', clusterId, tokenId: changed.id});
		return context.json(store.written(changed));
	});

	app.delete(token, context => {
		const {clusterId, tokenId} = named(context);
		const found = store.tokenOf(clusterId, tokenId);
		if (!found) {
			return failure(context, 404);
		}

		if (store.isRevoked(clusterId, tokenId)) {
			const {secondDelete = 404} = oddities;
			return secondDelete === 204 ? context.body(null, 204) : failure(context, secondDelete);
		}

		store.revokeToken(clusterId, tokenId, clock());
		changes.add({method: 'DELETE', clusterId, tokenId: found.id});
		return context.body(null, 204);
	});

	app.get(databases, context => context.json(store.databasesOf(named(context).clusterId)));
}
