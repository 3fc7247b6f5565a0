import assert from 'node:assert/strict';
import test from 'node:test';
import {listPrepared} from '../../../source/session/lists/list-prepared.js';
import type {DatabaseToken} from '../../../source/api/types.js';
import {indexMore, indexTokens} from '../../../source/tokens/list/token-index.js';
import {visibleTokens} from '../../../source/tokens/list/visible-tokens.js';
import {
	answerJson,
	connect,
	startService,
	token,
	valueOf,
} from '../../helpers/api/start-service.js';

const count = 12_000;

const someTokens = (length: number): readonly DatabaseToken[] => Array.from({length}, (_, number) => ({
	...token, id: `6f2c0a14-0f5b-4a4e-9d2e-${number.toString(16).padStart(12, '0')}`, description: `loader ${(number * 7919) % 5000}`,
}));

/**
A clock on which a second passes between any two looks at it.
*/
function fastClock(): () => number {
	let time = 0;
	return () => {
		time += 1000;
		return time;
	};
}

/**
The list as the screen shows it: the descriptions and IDs of all rows.
*/
function shownOf(tokens: readonly DatabaseToken[]): readonly string[] {
	return visibleTokens({
		index: indexTokens(tokens), query: undefined, showsInactive: true, sort: {column: 'description', descending: false}, databaseNames: undefined, now: 0,
	}).entries.map(entry => `${entry.token.description} ${entry.token.id}`);
}

test('a long list is counted while it arrives, and its index is ready with the answer', async () => {
	const sent = someTokens(count);
	await using service = await startService(response => {
		answerJson(response, 200, sent);
	});
	const counts: number[] = [];
	const answer = await listPrepared(connect(service.host), {
		known: undefined,
		onCount(some) {
			counts.push(some);
		},
		now: fastClock(),
	});
	const tokens = valueOf(answer);
	assert.deepEqual(tokens, sent);
	assert.ok(counts.length > 1, counts.join(', '));
	assert.ok(counts.every(some => some >= 5000), counts.join(', '));
	assert.ok(counts.every(some => some < count), counts.join(', '));
	assert.deepEqual(counts, counts.toSorted((left, right) => left - right));
	assert.equal(indexMore(tokens, 0), 0);
	assert.deepEqual(shownOf(tokens), shownOf(structuredClone(sent)));
});

test('a short list is not counted, and neither is one that arrives at once', async () => {
	for (const [length, now] of [[757, fastClock()], [count, () => 0]] as const) {
		await using service = await startService(response => {
			answerJson(response, 200, someTokens(length));
		});
		const answer = await listPrepared(connect(service.host), {
			known: undefined,
			onCount() {
				assert.fail('the list was counted');
			},
			now,
		});
		assert.equal(valueOf(answer).length, length);
	}
});

test('a list that did not change is not prepared again, and one that changed late is shown as it is now', async () => {
	let sent = someTokens(count);
	await using service = await startService(response => {
		answerJson(response, 200, sent);
	});
	const api = connect(service.host);
	const load = async (known: readonly DatabaseToken[] | undefined) => valueOf(await listPrepared(api, {known, onCount() {}, now: () => 0})); // eslint-disable-line @typescript-eslint/no-empty-function
	const first = await load(undefined);
	const index = indexTokens(first);
	assert.equal(await load(first), first);
	assert.equal(indexTokens(first), index);

	sent = sent.with(count - 5, {...sent[count - 5]!, description: 'changed'});
	const second = await load(first);
	assert.deepEqual(shownOf(second), shownOf(structuredClone(sent)));
	assert.equal(second.filter((each, place) => each === first[place]).length, count - 1);
});
