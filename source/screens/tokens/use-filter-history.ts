import {parseFilter} from '../../tokens/filter/parse.js';
import type {ClusterSession} from '../../session/use-cluster-session.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';

/**
The keys of the filter field that bring earlier filters, of this run and of earlier ones, and show the fields. Enter keeps a filter that has no mistake.
*/
export function useFilterHistory({view, dispatchView}: Pick<ClusterSession, 'view' | 'dispatchView'>): {
	readonly open: () => void;
	readonly keep: () => void;
	readonly handlers: KeyHandlers;
} {
	const {services, navigate} = useAppContext();
	const isEmpty = view.filterHistory.length === 0;
	const earlier = isEmpty
		? 'No earlier filter is kept: Enter keeps one.'
		: () => {
			dispatchView({type: 'earlier-filter-taken'});
		};

	return {
		open() {
			const filters = services.habits.current().filters ?? [];
			dispatchView({type: 'filter-opened', history: filters.filter(text => parseFilter(text, {ownRules: 'any'}).ok)});
		},
		keep() {
			if (view.query && !view.filterError) {
				services.habits.keep({filter: view.filterText});
			}

			dispatchView({type: 'filter-kept'});
		},
		handlers: {
			'filter-fields'() {
				navigate({type: 'opened', screen: {name: 'help'}});
			},
			'earlier-filter': earlier,
			'last-filter': earlier,
			'later-filter': isEmpty
				? 'No earlier filter is kept: Enter keeps one.'
				: () => {
					dispatchView({type: 'later-filter-taken'});
				},
		},
	};
}
