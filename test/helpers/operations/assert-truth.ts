import assert from 'node:assert/strict';
import type {DatabaseToken, Permission} from '../../../source/api/types.js';
import type {TrackedChange, ChangeResultKind} from '../../../source/operations/types.js';
import type {Bench} from './bench.js';

const sortedGrants = (permissions: readonly Permission[]): readonly string[] => permissions.map(({action, resource}) => `${action} ${resource}`).toSorted();

/**
Whether the token must be revoked on the server when this is told; undefined where nothing is claimed.
*/
const claims: Readonly<Record<ChangeResultKind, boolean | undefined>> = {
	revoked: true,
	// No result of a revoke.
	changed: undefined,
	// The service said yes and shows it as live: nothing is claimed.
	accepted: undefined,
	'already-gone': true,
	skipped: false,
	failed: false,
	'not-started': false,
	unknown: undefined,
};

function assertTold(bench: Bench, {token, request, stage, result}: TrackedChange): void {
	assert.equal(request.kind, 'revoke');
	assert.equal(stage, 'done');
	assert.ok(result);
	const {kind, cause} = result;
	const story = `told ${kind} (${cause}) after ${bench.seen(token.id).join(', ')}`;
	assert.notEqual(kind, 'changed', story);
	assert.equal(bench.isRevoked(token.id), claims[kind] ?? bench.isRevoked(token.id), story);
	assert.ok(cause !== undefined || kind === 'revoked' || kind === 'already-gone', `${story} without a cause`);
	assert.ok(!cause?.endsWith('.'), story);
}

/**
What every batch owes, whatever happens on the way:

- each target is told once, in order, and what is told is true on the server, or said to be unknown;
- no DELETE for any other id, and no token but the targets changed;
- each DELETE has an intent of its own, with the grants, and an outcome;
- the last outcome in the journal is what the person is told.
*/
export function assertTruth(bench: Bench, targets: readonly DatabaseToken[], changes: readonly TrackedChange[]): void {
	assert.deepEqual(changes.map(change => change.token), targets);
	for (const tracked of changes) {
		assertTold(bench, tracked);
	}

	const ids = new Set(targets.map(({id}) => id));
	for (const id of bench.deletes()) {
		assert.ok(ids.has(id), `a DELETE for ${id}, which is no target`);
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
		// A withdrawn target's last DELETE was told as failed or not sent; its turn after that needs no line.
		if (last !== undefined && (result?.kind === 'revoked' || result?.kind === 'accepted' || result?.kind === 'unknown')) {
			assert.equal(last.result, result.kind);
		}
	}
}
