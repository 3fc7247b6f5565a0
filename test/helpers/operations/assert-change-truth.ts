import assert from 'node:assert/strict';
import type {DatabaseToken, TokenChanges} from '../../../source/api/types.js';
import type {JournalIntent} from '../../../source/journal/journal-entry.js';
import {isRecordedAs} from '../../../source/operations/is-recorded-as.js';
import type {TrackedChange, ChangeResultKind, Change} from '../../../source/operations/types.js';
import type {Bench} from './bench.js';

export type UpdateIntent = Extract<JournalIntent, {readonly tokenId: string}>;

/**
The fields that an update sends. Throws for a revoke.
*/
export function fieldsOf({request}: Change): TokenChanges {
	assert.equal(request.kind, 'update');
	return request.fields;
}

/**
The intents in the journal that precede a PATCH.
*/
export function updateIntents(bench: Bench): readonly UpdateIntent[] {
	return bench.journalLines().flatMap(line => line.kind === 'intent' && line.action !== 'create' && line.action !== 'revoke' ? [line] : []);
}

/**
The ids of the PATCHes that the emulator saw, in order.
*/
export function patchesOf(bench: Bench): readonly string[] {
	return bench.emulator.requests.filter(({method, tokenId}) => method === 'PATCH' && tokenId !== undefined).map(({tokenId}) => tokenId!);
}

/**
Whether a suspend was tried without its mark, which the service had refused.
*/
function isWithoutMark(request: TrackedChange['request']): boolean {
	return request.kind === 'update' && request.action === 'suspend' && request.fields.description === undefined;
}

const untouched: ReadonlySet<ChangeResultKind> = new Set(['skipped', 'failed', 'not-started']);

function assertResult(bench: Bench, {result, stage, ...change}: TrackedChange, behind: ReadonlyMap<string, DatabaseToken>): void {
	assert.equal(stage, 'done');
	assert.ok(result);
	const {kind, cause} = result;
	const {token} = change;
	const story = `reported ${kind} (${cause}) after ${bench.seen(token.id).join(', ')}`;
	const truth = bench.tokenOf(token.id);
	if (kind === 'changed') {
		// Byte for byte, with the order of the grants.
		assert.deepEqual(truth, {...token, ...fieldsOf(change)}, story);
	} else if (kind === 'already-gone') {
		assert.notEqual(truth.revokedAt, undefined, story);
	} else if (untouched.has(kind)) {
		assert.deepEqual(truth, behind.get(token.id) ?? token, story);
	}

	assert.notEqual(kind, 'revoked', story);
	assert.ok(cause !== undefined || kind === 'changed' || kind === 'already-gone', `${story} without a cause`);
	assert.ok(!cause?.endsWith('.'), story);
}

/**
Asserts what holds after every run of updates, under every fault:

- each change has one result, in order, and the result is true on the server, or unknown;
- no PATCH for any other id, and no DELETE at all;
- each PATCH has an intent of its own, with what the token was and is to be, and an outcome;
- the last outcome in the journal is the result that the person sees.

`behind` are tokens as they were changed behind the engine's back.
*/
export function assertChangeTruth(bench: Bench, changes: readonly Change[], tracked: readonly TrackedChange[], behind: ReadonlyMap<string, DatabaseToken> = new Map()): void {
	assert.deepEqual(tracked.map(({token}) => token), changes.map(({token}) => token));
	assert.deepEqual(tracked.map(({request}, index) => isWithoutMark(request) ? changes[index]!.request : request), changes.map(({request}) => request));
	for (const item of tracked) {
		assertResult(bench, item, behind);
	}

	assert.deepEqual(bench.deletes(), []);
	const intents = updateIntents(bench);
	const outcomes = bench.journalLines().filter(line => line.kind === 'outcome');
	const last = new Map(outcomes.map(outcome => [outcome.operationId, outcome]));
	assert.deepEqual(intents.filter(({operationId}) => !last.has(operationId)), [], 'each intent has an outcome');
	const first = new Map(outcomes.toReversed().map(outcome => [outcome.operationId, outcome]));
	const sent = intents.filter(({operationId}) => first.get(operationId)?.result !== 'not-started');
	assert.deepEqual(sent.map(({tokenId}) => tokenId).toSorted(), patchesOf(bench).toSorted(), 'one intent for each PATCH');

	for (const [index, {token, result, request}] of tracked.entries()) {
		const own = intents.filter(({tokenId}) => tokenId === token.id);
		const {description, permissions} = {...token, ...fieldsOf({token, request})};
		const {description: confirmed} = {...token, ...fieldsOf(changes[index]!)};
		for (const intent of own) {
			assert.ok(isRecordedAs(token.description, intent.description));
			assert.ok(isRecordedAs(description, intent.descriptionAfter!) || isRecordedAs(confirmed, intent.descriptionAfter!));
			assert.deepEqual([intent.permissionsBefore, intent.permissionsAfter], [token.permissions, permissions]);
		}

		const operationId = own.at(-1)?.operationId;
		assert.ok(result!.operationId === undefined || result!.operationId === operationId);
		if (['changed', 'accepted', 'unknown'].includes(result!.kind)) {
			assert.equal(last.get(operationId!)?.result, result!.kind);
		}
	}
}
