import {filterHandlers, filterScope} from '../../keys/filter-handlers.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useCopy} from '../../session/clipboard/use-copy.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import type {Cluster} from '../../profiles/types.js';
import {managementTokenHandler} from '../management-token-handler.js';

type Options = {
	/**
	The cluster under the cursor; undefined where the list is empty.
	*/
	readonly current: Cluster | undefined;
	readonly shownIds: readonly string[];
	/**
	Rows of the list.
	*/
	readonly height: number;
};

/**
The keys of the list of clusters: those of the filter while it is typed, all others otherwise.
*/
export function useClustersKeys(list: Options): {readonly scope: 'empty-filter' | 'filter' | 'clusters'; readonly handlers: KeyHandlers} {
	const {clustersView: view} = useProfileSession();
	const shared = useListHandlers(list);
	const browsing = useBrowsingHandlers(list.current);
	return view.mode === 'filtering'
		? {scope: filterScope({text: view.filterText, last: view.lastFilter}), handlers: shared}
		: {scope: 'clusters', handlers: {...shared, ...browsing}};
}

/**
The moves and the keys that change the filter's text, which the list hears in both modes.
*/
function useListHandlers({shownIds, height}: Options): KeyHandlers {
	const {clustersView: view, dispatchClustersView: dispatch} = useProfileSession();
	return {
		...moveHandlers(move => {
			dispatch({
				type: 'moved', move, shownIds, height,
			});
		}),
		...filterHandlers({
			last: view.lastFilter,
			onText(text) {
				dispatch({type: 'filter-typed', text});
			},
			onKeep() {
				dispatch({type: 'filter-kept'});
			},
			onClear() {
				dispatch({type: 'filter-cleared'});
			},
		}),
	};
}

function useBrowsingHandlers(current: Cluster | undefined): KeyHandlers {
	const {navigate} = useAppContext();
	const copy = useCopy();
	const {
		profile, state, clustersView: view, dispatchClustersView: dispatch, load, retry,
	} = useProfileSession();
	const isReady = state.status === 'ready';
	return {
		...(isReady && {
			open: current
				? () => {
					navigate({type: 'opened', screen: {name: 'tokens', cluster: current}});
				}
				: 'No cluster is under the cursor.',
			filter() {
				dispatch({type: 'filter-opened'});
			},
			'copy-id': current
				? () => {
					void copy(current.id, 'the cluster ID');
				}
				: 'No cluster is under the cursor.',
			sort() {
				navigate({type: 'opened', screen: {name: 'sort'}});
			},
		}),
		'management-token': profile.origin !== 'demo' && state.status === 'failed' && state.isUnreachable
			? 'Another management token would not help here.'
			: managementTokenHandler({profile, navigate}),
		refresh() {
			if (!isReady) {
				retry();
				return;
			}

			for (const {id} of profile.clusters) {
				load(id);
			}
		},
		back() {
			if (view.filterText === '') {
				navigate({type: 'closed'});
			} else {
				dispatch({type: 'filter-cleared'});
			}
		},
	};
}
