import {randomBytes, randomUUID} from 'node:crypto';
import type {Hono} from 'hono';
import {placeholderId} from './seed/account-plans.js';
import {failure} from './failure.js';
import {authorise} from './authorise.js';
import {parseNewToken, parseTokenChanges} from './parse-new-token.js';
import {oddCreateAnswer, oddNewToken} from './faults/create-oddity.js';
import {cutConnection} from './faults/cut-connection.js';
import type {EmulatorContext, EmulatorEnvironment, EmulatorParts} from './environment.js';
import {clusterPath, shortPath} from './target.js';

/**
Adds the token calls and the database list of the Management API v0, on the kinds of paths that are served.

Status codes, bodies and field names are those of the OpenAPI document. The document does not say how the service treats revoked tokens; the emulator does this:
- Lists and gets show a revoked token with its `revokedAt`, or do not have it (404), or only one of the two shows it. An option of the store decides.
- It answers a second DELETE of a token with 404, unless the oddity `secondDelete` names another status.
- It answers a PATCH of a revoked token with 409 where GET shows the token, and with 404 where GET does not.
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
	const {store, clock} = parts;
	const tokens = `${base}/tokens`;
	const token = `${base}/tokens/:tokenId`;
	const databases = `${base}/databases`;

	for (const path of [tokens, token, databases]) {
		app.use(path, authorise(parts));
	}

	app.get(tokens, context => context.body(store.tokenList(idsInPath(context).clusterId, clock()), 200, {'content-type': 'application/json'}));
	app.post(tokens, async context => createToken(context, parts));
	app.get(token, context => getToken(context, parts));
	app.patch(token, async context => changeToken(context, parts));
	app.delete(token, context => revokeToken(context, parts));
	app.get(databases, context => context.json(store.databasesOf(idsInPath(context).clusterId)));
}

/**
The ids in the path. A short path names no account and no cluster, so the placeholder is used for both, which is the id of the only ones.
*/
function idsInPath(context: EmulatorContext): {readonly accountId: string; readonly clusterId: string; readonly tokenId: string} {
	const {accountId = placeholderId, clusterId = placeholderId, tokenId = ''} = context.req.param() as Readonly<Partial<Record<string, string>>>;
	return {accountId, clusterId, tokenId};
}

async function createToken(context: EmulatorContext, {store, clock, changes, oddities, log}: EmulatorParts): Promise<Response> {
	const {accountId, clusterId} = idsInPath(context);
	const parsed = parseNewToken(await context.req.text(), oddities);
	if (!parsed.ok) {
		return failure(context, 400, parsed.detail);
	}

	const oddity = context.get('createAs') ?? oddities.createAs;
	const created = store.createToken({accountId, clusterId}, randomUUID(), oddNewToken(oddity, parsed.body, clock()), clock());
	changes.add({method: 'POST', clusterId, tokenId: created.id});
	if (oddity === 'answer-lost') {
		return cutConnection(context, log);
	}

	// The secret has the form of the documented example, 64 characters behind the prefix, and no other answer holds it. The status is 200, not 201.
	const answer = {...store.inAnswer(created), accessToken: `apiv1_${randomBytes(48).toString('base64url')}`};
	return Response.json(oddCreateAnswer(oddity, answer), {status: oddity === 'status-201' ? 201 : 200});
}

function getToken(context: EmulatorContext, {store, clock}: EmulatorParts): Response {
	const {clusterId, tokenId} = idsInPath(context);
	const found = store.findToken(clusterId, tokenId, clock());
	return found ? context.json(store.inAnswer(found)) : failure(context, 404);
}

async function changeToken(context: EmulatorContext, {store, changes, oddities}: EmulatorParts): Promise<Response> {
	const {clusterId, tokenId} = idsInPath(context);
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
	return context.json(store.inAnswer(changed));
}

function revokeToken(context: EmulatorContext, {store, clock, changes, oddities}: EmulatorParts): Response {
	const {clusterId, tokenId} = idsInPath(context);
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
}
