import {test} from 'node:test';
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {hashOfGrants} from '../../source/audit/hash-of-grants.js';
import type {JournalEntry, JournalIntent, JournalLine} from '../../source/journal/journal-entry.js';
import {journalFactsOf} from '../../source/operations/journal-facts.js';
import {intent, outcome} from '../helpers/journal/sample-entries.js';

const tokenId = '6F2C1C1E-0b1e-4d8e-9b1a-2f6c3c9d7e55';
const key = tokenId.toLowerCase();
const grants = [{action: 'read', resource: 'flight2'}];

/**
The entries as lines of a file, one second apart from 2026-03-01T14:00:00Z on.
*/
function linesOf(entries: readonly JournalEntry[]): readonly JournalLine[] {
	return entries.map((entry, index) => ({
		...entry, version: 1, sequence: index + 1, time: new Date(Date.UTC(2026, 2, 1, 14, 0, index)).toISOString(), user: 'admin', hostname: 'bastion', previousHash: '', hash: '',
	}));
}

function change(action: 'suspend' | 'resume' | 'update', changes: Partial<Omit<JournalIntent, 'kind' | 'action'>> = {}): JournalIntent {
	return {
		...intent({permissionsAfter: grants, ...changes}), action, tokenId, createdAt: '2024-03-02T04:20:19Z',
	};
}

function create(operationId: string): JournalIntent {
	return {...intent({operationId, permissionsAfter: grants}), action: 'create'};
}

test('a change has the time of the service, or else of this machine, and the hash of the grants that it asked for', () => {
	const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
	const {changed} = journalFactsOf(linesOf([
		change('update', {operationId: first}),
		outcome(first, {result: 'changed'}),
		change('suspend', {operationId: second, permissionsAfter: []}),
		{kind: 'outcome', operationId: second, result: 'unknown'},
		change('resume', {operationId: third}),
	]));
	assert.deepEqual([...changed], [[key, [
		{at: Date.UTC(2026, 2, 1, 14, 2, 11), grants: hashOfGrants(grants)},
		{at: Date.UTC(2026, 2, 1, 14, 0, 3), grants: hashOfGrants([])},
		{at: Date.UTC(2026, 2, 1, 14, 0, 4), grants: hashOfGrants(grants)},
	]]]);
});

test('a change that certainly had no effect, and a revoke, change no grants', () => {
	for (const result of ['failed', 'skipped', 'not-started', 'already-gone']) {
		const operationId = randomUUID();
		assert.equal(journalFactsOf(linesOf([change('update', {operationId}), outcome(operationId, {result: 'unknown'}), outcome(operationId, {result})])).changed.size, 0, result);
	}

	const operationId = randomUUID();
	assert.equal(journalFactsOf(linesOf([intent({operationId}), outcome(operationId)])).changed.size, 0);
});

test('a created token, and those that a create without an answer may have made, are from here', () => {
	const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
	const strayId = randomUUID();
	const {changed} = journalFactsOf(linesOf([
		create(first),
		{
			kind: 'outcome', operationId: first, result: 'created', tokenId,
		},
		create(second),
		{
			kind: 'outcome', operationId: second, result: 'unknown', strayIds: [strayId],
		},
		create(third),
		outcome(third, {result: 'failed'}),
	]));
	assert.deepEqual(changed.keys().toArray(), [key, strayId]);
});

test('the rotations are those that have begun and are not over', () => {
	const [operationId, rotationId] = [randomUUID(), randomUUID()];
	const begun: readonly JournalEntry[] = [
		{
			...create(operationId), action: 'create', rotationId, step: 'create', replaces: {tokenId, description: 'telegraf edge-08'},
		},
		{
			kind: 'outcome', operationId, result: 'created', tokenId: randomUUID(), rotationId,
		},
	];
	assert.deepEqual(journalFactsOf(linesOf(begun)).rotations.map(rotation => rotation.oldTokenId), [tokenId]);
	assert.deepEqual(journalFactsOf(linesOf([...begun, {kind: 'note', rotationId, step: 'finished'}])).rotations, []);
});
