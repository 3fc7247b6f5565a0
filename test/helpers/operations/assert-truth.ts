import assert from 'node:assert/strict';
import type {DatabaseToken, Permission} from '../../../source/api/types.js';
import type {TrackedChange, ChangeResultKind} from '../../../source/operations/types.js';
import type {Bench} from './bench.js';

const sortedGrants = (permissions: readonly Permission[]): readonly string[] => permissions.map(({action, resource}) => `${action} ${resource}`).toSorted();

/**
For each kind of result, whether the token must be revoked on the server. Undefined for a result that does not claim either.
*/
const claims: Readonly<Record<ChangeResultKind, boolean | undefined>> = {
	revoked: true,
	// A revoke never has this result.
	changed: undefined,
	// The service accepted the DELETE and still shows the token as live.
	accepted: undefined,
	'already-gone': true,
	skipped: false,
	failed: false,
	'not-started': false,
	unknown: undefined,
};

function assertResult(bench: Bench, {token, request, stage, result}: TrackedChange): void {
	assert.equal(request.kind, 'revoke');
	assert.equal(stage, 'done');
	assert.ok(result);
	const {kind, cause} = result;
	const story = `reported ${kind} (${cause}) after ${bench.seen(token.id).join(', ')}`;
	assert.notEqual(kind, 'changed', story);
	assert.equal(bench.isRevoked(token.id), claims[kind] ?? bench.isRevoked(token.id), story);
	assert.ok(cause !== undefined || kind === 'revoked' || kind === 'already-gone', `${story} without a cause`);
	assert.ok(!cause?.endsWith('.'), story);
}

/**
Asserts what holds after every batch of revokes, under every fault:

- each token has one result, in order, and the result is true on the server, or unknown;
- no DELETE for any other id, and no token outside the batch changed;
- each DELETE has an intent of its own, with the grants, and an outcome;
- the last outcome in the journal is the result that the person sees.
*/
export function assertTruth(bench: Bench, tokens: readonly DatabaseToken[], changes: readonly TrackedChange[]): void {
	assert.deepEqual(changes.map(change => change.token), tokens);
	for (const tracked of changes) {
		assertResult(bench, tracked);
	}

	const ids = new Set(tokens.map(({id}) => id));
	for (const id of bench.deletes()) {
		assert.ok(ids.has(id), `a DELETE for ${id}, which is not in the batch`);
	}

	const effective = bench.emulator.requests.filter(({method, status}) => method === 'DELETE' && status === 204).map(({tokenId}) => tokenId);
	assert.equal(new Set(effective).size, effective.length, 'one effective DELETE for each id');

	const lines = bench.journalLines();
	const intents = bench.intents();
	const outcomes = lines.filter(line => line.kind === 'outcome');
	assert.deepEqual(
		outcomes.map(({operationId}) => operationId).toSorted(),
		intents.map(({operationId}) => operationId).toSorted(),
		'one outcome for each intent',
	);
	const sent = intents.filter(({operationId}) => outcomes.find(outcome => outcome.operationId === operationId)?.result !== 'not-started');
	assert.deepEqual(sent.map(({tokenId}) => tokenId).toSorted(), bench.deletes().toSorted(), 'one intent for each DELETE');
	for (const {token, result} of changes) {
		const own = intents.filter(({tokenId}) => tokenId === token.id);
		for (const intent of own) {
			assert.deepEqual(sortedGrants(intent.permissionsBefore), sortedGrants(token.permissions));
			assert.equal(intent.description, token.description);
		}

		const last = outcomes.find(({operationId}) => operationId === own.at(-1)?.operationId);
		// For a withdrawn change, the journal has its last DELETE as failed or not sent, and needs no further line.
		if (last !== undefined && (result?.kind === 'revoked' || result?.kind === 'accepted' || result?.kind === 'unknown')) {
			assert.equal(last.result, result.kind);
		}
	}
}
