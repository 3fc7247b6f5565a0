import type {Answer, Database, DatabaseToken} from '../../api/types.js';
import {idle, type Request} from './request.js';

/**
What has been loaded of one cluster.
*/
export type ClusterData = {
	readonly tokens: Request<readonly DatabaseToken[]>;
	readonly databases: Request<readonly Database[]>;
};

/**
By cluster id.
*/
export type ClustersData = Readonly<Record<string, ClusterData>>;

export type ClusterDataEvent =
	| {readonly type: 'load-started'; readonly clusterId: string}
	| {readonly type: 'tokens-arriving'; readonly clusterId: string; readonly count: number}
	| {readonly type: 'tokens-answered'; readonly clusterId: string; readonly answer: Answer<readonly DatabaseToken[]>; readonly at: number}
	| {readonly type: 'databases-answered'; readonly clusterId: string; readonly answer: Answer<readonly Database[]>; readonly at: number}
	/**
	A revoke has been verified: these tokens are revoked, or gone. `at` is RFC 3339.
	*/
	| {readonly type: 'tokens-revoked'; readonly clusterId: string; readonly ids: ReadonlySet<string>; readonly at: string};

const unknownCluster: ClusterData = {tokens: idle, databases: idle};

export function dataOf(data: ClustersData, clusterId: string): ClusterData {
	return data[clusterId] ?? unknownCluster;
}

export function reduceClustersData(data: ClustersData, event: ClusterDataEvent): ClustersData {
	const before = dataOf(data, event.clusterId);
	switch (event.type) {
		case 'load-started': {
			return {
				...data, [event.clusterId]: {
					tokens: {status: 'loading', value: before.tokens.value},
					databases: {status: 'loading', value: before.databases.value},
				},
			};
		}

		case 'tokens-arriving': {
			return before.tokens.status === 'loading' ? {...data, [event.clusterId]: {...before, tokens: {...before.tokens, count: event.count}}} : data;
		}

		case 'tokens-answered': {
			return {...data, [event.clusterId]: {...before, tokens: answered(before.tokens, event.answer, event.at)}};
		}

		case 'databases-answered': {
			return {...data, [event.clusterId]: {...before, databases: answered(before.databases, event.answer, event.at)}};
		}

		case 'tokens-revoked': {
			const tokens = before.tokens.value?.map(token => event.ids.has(token.id) ? {...token, revokedAt: event.at} : token);
			return tokens && before.tokens.status === 'loaded' ? {...data, [event.clusterId]: {...before, tokens: {...before.tokens, value: tokens}}} : data;
		}
	}
}

function answered<Value>(before: Request<Value>, answer: Answer<Value>, at: number): Request<Value> {
	return answer.ok ? {status: 'loaded', value: answer.value, at} : {status: 'failed', value: before.value, error: answer.error};
}
