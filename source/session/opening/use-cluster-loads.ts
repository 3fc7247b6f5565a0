import {
	useCallback,
	useEffect,
	useReducer,
	useRef,
} from 'react';
import type {Answer, DatabaseToken, ManagementApi} from '../../api/types.js';
import {listPrepared} from '../lists/list-prepared.js';
import {reduceClustersData, type ClusterDataEvent, type ClustersData} from '../lists/cluster-data.js';
import type {Services} from '../services.js';

type ClusterLoads = {
	readonly data: ClustersData;
	readonly dispatch: (event: ClusterDataEvent) => void;
	/**
	Loads tokens and databases of one cluster, side by side. An older load of the same cluster is dropped.
	*/
	readonly load: (clusterId: string) => void;
	/**
	Loads again every cluster that was loaded before.
	*/
	readonly reload: () => void;
};

type Surroundings = {
	/**
	Gets each answer with tokens, which tells the service's time.
	*/
	readonly noteTime: (answer: Answer<unknown>) => void;
	/**
	Called before a load: replaces a management token that has ended, where that needs no person.
	*/
	readonly freshen: () => Promise<unknown>;
};

/**
What is loaded of a profile's clusters. What is under way is aborted when the profile is closed.
*/
export function useClusterLoads(api: (clusterId: string) => ManagementApi, services: Services, {noteTime, freshen}: Surroundings): ClusterLoads {
	const [data, dispatch] = useReducer(reduceClustersData, {});
	const loads = useRef(new Map<string, AbortController>());
	const answers = useRef(new Map<string, readonly DatabaseToken[]>());

	useEffect(() => {
		const running = loads.current;
		return () => {
			for (const controller of running.values()) {
				controller.abort();
			}
		};
	}, []);

	const load = useCallback((clusterId: string) => {
		loads.current.get(clusterId)?.abort();
		const controller = new AbortController();
		loads.current.set(clusterId, controller);
		const client = api(clusterId);
		dispatch({type: 'load-started', clusterId});
		const fresh = freshen();
		void (async () => {
			const onCount = (count: number) => {
				if (!controller.signal.aborted) {
					dispatch({type: 'tokens-arriving', clusterId, count});
				}
			};

			await fresh;
			const answer = await listPrepared(client, {
				signal: controller.signal, known: answers.current.get(clusterId), onCount, now: services.now,
			});
			if (controller.signal.aborted) {
				return;
			}

			if (answer.ok) {
				answers.current.set(clusterId, answer.value);
			}

			noteTime(answer);
			dispatch({
				type: 'tokens-answered', clusterId, answer, at: services.now(),
			});
		})();

		void (async () => {
			await fresh;
			const answer = await client.listDatabases({signal: controller.signal});
			if (!controller.signal.aborted) {
				dispatch({
					type: 'databases-answered', clusterId, answer, at: services.now(),
				});
			}
		})();
	}, [api, services, noteTime, freshen]);

	const reload = useCallback(() => {
		for (const clusterId of loads.current.keys()) {
			load(clusterId);
		}
	}, [load]);

	return {
		data, dispatch, load, reload,
	};
}
