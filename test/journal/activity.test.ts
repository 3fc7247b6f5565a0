import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
	activitiesOf,
	filterActivities,
	type Activity,
} from '../../source/journal/activity.js';
import {activityRow} from '../../source/journal/rows/activity-row.js';
import type {JournalEntry, JournalIntent, JournalLine} from '../../source/journal/journal-entry.js';
import {anyEntry, intent, outcome} from '../helpers/journal/sample-entries.js';

/**
Entries as a journal holds them. These tests do not check the hashes.
*/
function linesOf(entries: readonly JournalEntry[]): readonly JournalLine[] {
	return entries.map((entry, index): JournalLine => ({
		version: 1,
		sequence: index + 1,
		time: new Date(Date.UTC(2026, 2, 1, 14, 0, index)).toISOString(),
		user: index % 2 === 0 ? 'ada' : 'grace',
		hostname: 'bastion',
		previousHash: '',
		hash: '',
		...entry,
	}));
}

const intentIds = Array.from({length: 4}, (_, index) => `00000000-0000-4000-8000-00000000000${index}`);
const entries = fc.array(fc.oneof(
	anyEntry,
	fc.constantFrom(...intentIds).map(operationId => intent({operationId})),
	fc.tuple(fc.constantFrom(...intentIds), fc.constantFrom('revoked', 'unknown', 'failed')).map(([operationId, result]) => outcome(operationId, {result})),
), {maxLength: 25}).map(all => {
	// Each operation has one intent.
	const seen = new Set<string>();
	return all.filter(entry => entry.kind !== 'intent' || (!seen.has(entry.operationId) && Boolean(seen.add(entry.operationId))));
});

test('each intent is one activity, the latest first, with the last outcome that was written for it', () => {
	fc.assert(fc.property(entries, all => {
		const lines = linesOf(all);
		const activities = activitiesOf(lines);
		assert.deepEqual(activities.map(each => each.intent), lines.filter(({kind}) => kind === 'intent').toReversed());
		for (const {intent: {operationId}, outcome: last} of activities) {
			assert.equal(last, lines.findLast(line => line.kind === 'outcome' && line.operationId === operationId));
		}
	}));
});

function activity(description: string, result?: string): Activity {
	const begun = intent({description, reason: 'OPS-7: vendor left'});
	const [only] = activitiesOf(linesOf([begun, ...(result === undefined ? [] : [outcome(begun.operationId, {result, cause: 'the connection was cut'})])]));
	return only!;
}

test('the filter finds every word in the texts of the row, in any case', () => {
	const activities = [activity('telegraf edge-08', 'revoked'), activity('Grafana', 'unknown'), activity('nightly loader')];
	const found = (filter: string) => filterActivities(activities, filter).map(({intent: {description}}) => description);
	assert.deepEqual(found(''), ['telegraf edge-08', 'Grafana', 'nightly loader']);
	assert.deepEqual(found('  EDGE  telegraf '), ['telegraf edge-08']);
	assert.deepEqual(found('unknown'), ['Grafana']);
	assert.deepEqual(found('no-outcome'), ['nightly loader']);
	assert.deepEqual(found('no outcome'), ['nightly loader']);
	assert.deepEqual(found('ops-7 ada 6F2C1C1E revoke 2026-03-01'), ['telegraf edge-08', 'Grafana', 'nightly loader']);
	assert.deepEqual(found('cut edge'), ['telegraf edge-08']);
	assert.deepEqual(found('edge grafana'), []);
});

test('a create has the ID of the token that it made, and is found by it and by those of strays; every change has the grants that it asked for', () => {
	const tokenId = '0dd00000-0b1e-4d8e-9b1a-2f6c3c9d7e55';
	const {createdAt: _, tokenId: __, ...common} = intent({description: 'made', permissionsBefore: [], permissionsAfter: [{action: 'read', resource: 'a'}, {action: 'write', resource: 'b'}]}) as JournalIntent & {readonly tokenId: string; readonly createdAt: string};
	const create = {...common, action: 'create'} as const;
	for (const [fields, found] of [[{tokenId}, tokenId], [{strayIds: [tokenId]}, undefined]] as const) {
		const activities = activitiesOf(linesOf([create, outcome(create.operationId, {result: 'created', ...fields})]));
		assert.equal(filterActivities(activities, tokenId.slice(0, 13)).length, 1);
		assert.equal(activityRow(activities[0]!).tokenId, found);
		assert.deepEqual(activityRow(activities[0]!).permissionsAfter, [{action: 'read', resource: 'a'}, {action: 'write', resource: 'b'}]);
		assert.equal(activityRow(activities[0]!).permissionsBefore, undefined);
	}
});

test('more words in the filter never find more rows, and the order of the words does not matter', () => {
	const word = fc.constantFrom('edge', 'GRAFANA', 'revoke', 'ada', 'failed', 'x');
	fc.assert(fc.property(entries, fc.array(word, {maxLength: 4}), word, (all, words, last) => {
		const activities = activitiesOf(linesOf(all));
		const some = filterActivities(activities, words.join(' '));
		const fewer = filterActivities(activities, [...words, last].join(' '));
		assert.deepEqual(fewer, filterActivities(some, last));
		assert.deepEqual(filterActivities(activities, [last, ...words].join('  ')), fewer);
	}));
});

test('a row for a file says who did what with which outcome, and leaves out what is not known', () => {
	const known = activity('edge', 'unknown');
	assert.deepEqual(activityRow(known), {
		time: '2026-03-01T14:00:00.000Z',
		user: 'ada',
		hostname: 'bastion',
		action: 'revoke',
		tokenId: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55',
		description: 'edge',
		permissionsBefore: [{action: 'write', resource: 'flight2'}],
		permissionsAfter: undefined,
		result: 'unknown',
		cause: 'the connection was cut',
		verification: '404',
		serverTime: '2026-03-01T14:02:11Z',
		reason: 'OPS-7: vendor left',
		batchId: known.intent.batchId,
	});
	const open = activityRow(activity('edge'));
	assert.deepEqual([open.result, open.cause, open.verification, open.serverTime], ['no-outcome', undefined, undefined, undefined]);
});
