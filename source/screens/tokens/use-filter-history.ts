import {parseFilter} from '../../tokens/filter/parse.js';
import type {ClusterSession} from '../../session/use-cluster-session.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';

/**
The filter field of the tokens with what it held before, in this run and earlier ones. A filter that makes sense is kept when Enter leaves the field.
*/
export function useFilterHistory({view, dispatchView}: Pick<ClusterSession, 'view' | 'dispatchView'>): {
	readonly open: () => void;
	readonly keep: () => void;
	readonly handlers: KeyHandlers;
} {
	const {services} = useAppContext();
	const isEmpty = view.filterHistory.length === 0;
	return {
		open() {
			const filters = services.habits.current().filters ?? [];
			dispatchView({type: 'filter-opened', history: filters.filter(text => parseFilter(text).ok)});
		},
		keep() {
			if (view.query && !view.filterError) {
				services.habits.keep({filter: view.filterText});
			}

			dispatchView({type: 'filter-kept'});
		},
		handlers: {
			'earlier-filter': isEmpty
				? 'No earlier filter is kept: Enter keeps one.'
				: () => {
					dispatchView({type: 'earlier-filter-taken'});
				},
			'later-filter': isEmpty
				? 'No earlier filter is kept: Enter keeps one.'
				: () => {
					dispatchView({type: 'later-filter-taken'});
				},
		},
	};
}
