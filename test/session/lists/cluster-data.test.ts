import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {ApiError} from '../../../source/api/api-error.js';
import type {Answer, Database, DatabaseToken} from '../../../source/api/types.js';
import {
	dataOf,
	reduceClustersData,
	type ClusterDataEvent,
	type ClustersData,
} from '../../../source/session/lists/cluster-data.js';
import {idle} from '../../../source/session/lists/request.js';
import {someTokens} from '../../helpers/tokens/arbitraries.js';

const error = new ApiError('unavailable', '503');
const failure = {ok: false, error} as const;
const clusterId = fc.constantFrom('a', 'b');
const at = fc.nat();
const databases: fc.Arbitrary<readonly Database[]> = fc.array(fc.record({
	name: fc.string(), maxTables: fc.nat(), maxColumnsPerTable: fc.nat(), retentionPeriod: fc.nat(),
}));

function answerOf<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Answer<Value>> {
	return fc.oneof<Array<fc.Arbitrary<Answer<Value>>>>(value.map(given => ({ok: true, value: given, serverTime: undefined})), fc.constant(failure));
}

const event = fc.oneof<Array<fc.Arbitrary<ClusterDataEvent>>>(
	clusterId.map(id => ({type: 'load-started', clusterId: id})),
	fc.record({
		type: fc.constant('tokens-answered' as const), clusterId, answer: answerOf(someTokens), at,
	}),
	fc.record({
		type: fc.constant('databases-answered' as const), clusterId, answer: answerOf(databases), at,
	}),
	fc.tuple(clusterId, fc.array(fc.uuid())).map(([id, ids]) => ({
		type: 'tokens-revoked', clusterId: id, ids: new Set(ids), at: '2026-06-15T12:00:00Z',
	})),
);

const events = fc.array(event, {maxLength: 20});
const after = (happened: readonly ClusterDataEvent[]) => happened.reduce<ClustersData>((data, each) => reduceClustersData(data, each), {});

test('a cluster that was never loaded has no data', () => {
	assert.deepEqual(dataOf({}, 'a'), {tokens: idle, databases: idle});
});

test('the last list that was loaded stays during the next load and after that load fails', () => {
	fc.assert(fc.property(events, happened => {
		let data: ClustersData = {};
		let good: readonly DatabaseToken[] | undefined;
		for (const each of happened) {
			if (each.type === 'tokens-revoked') {
				continue;
			}

			data = reduceClustersData(data, each);
			if (each.type === 'tokens-answered' && each.clusterId === 'a' && each.answer.ok) {
				good = each.answer.value;
			}

			assert.deepEqual(dataOf(data, 'a').tokens.value, good);
		}
	}));
});

test('an answer is kept as loaded with its time, or as failed with its error', () => {
	fc.assert(fc.property(events, fc.record({answer: answerOf(someTokens), at}), (happened, answered) => {
		const {tokens} = dataOf(reduceClustersData(after(happened), {type: 'tokens-answered', clusterId: 'a', ...answered}), 'a');
		assert.equal(tokens.status, answered.answer.ok ? 'loaded' : 'failed');
		if (tokens.status === 'loaded') {
			assert.equal(tokens.at, answered.at);
		} else if (tokens.status === 'failed') {
			assert.equal(tokens.error, error);
		}
	}));
});

test('an event of one cluster does not change the data of another', () => {
	fc.assert(fc.property(events, event, (happened, last) => {
		const before = after(happened);
		const other = last.clusterId === 'a' ? 'b' : 'a';
		assert.equal(reduceClustersData(before, last)[other], before[other]);
	}));
});

test('a verified revocation marks exactly its tokens as revoked, and only in a list that is loaded', () => {
	fc.assert(fc.property(someTokens, fc.boolean(), fc.nat(), (tokens, isLoaded, seed) => {
		const loaded = after([{
			type: 'tokens-answered', clusterId: 'a', answer: {ok: true, value: tokens, serverTime: undefined}, at: 1,
		}]);
		const before = isLoaded ? loaded : reduceClustersData(loaded, {type: 'load-started', clusterId: 'a'});
		const ids = new Set(tokens.filter((_, index) => (index + seed) % 3 === 0).map(({id}) => id));
		const data = reduceClustersData(before, {
			type: 'tokens-revoked', clusterId: 'a', ids, at: '2026-06-15T12:00:00Z',
		});
		assert.deepEqual(dataOf(data, 'a').tokens.value, isLoaded ? tokens.map(token => ids.has(token.id) ? {...token, revokedAt: '2026-06-15T12:00:00Z'} : token) : tokens);
		assert.equal(dataOf(data, 'a').tokens.status, isLoaded ? 'loaded' : 'loading');
	}));
});
