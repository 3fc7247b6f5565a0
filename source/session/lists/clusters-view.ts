import type {Habits} from '../../settings/change-habits.js';
import {clusterOfVariables} from '../../profiles/variables/cluster-of-variables.js';
import type {NamedPlace} from '../../profiles/variables/place-variables.js';
import type {Cluster, Profile} from '../../profiles/types.js';
import {
	move,
	settle,
	startOfList,
	type ListPosition,
	type Move,
} from './list-window.js';

/**
One row of the list of clusters: the cluster, and its state and sizes as far as they are known.
*/
export type ClusterRow = {
	readonly cluster: Cluster;
	/**
	`ready`, `loading`, or why it cannot be reached.
	*/
	readonly status: string;
	readonly tokenCount: number | undefined;
	readonly databaseCount: number | undefined;
};

export type ClusterColumn = 'name' | 'id' | 'status' | 'tokens' | 'databases';

export type ClustersView = {
	readonly mode: 'browsing' | 'filtering';
	/**
	Plain text, searched in names and ids.
	*/
	readonly filterText: string;
	/**
	The filter that was on when the field was opened last; empty where there was none.
	*/
	readonly lastFilter: string;
	readonly sort: {readonly column: ClusterColumn; readonly descending: boolean};
	readonly position: ListPosition;
};

export type ClustersViewEvent =
	| {readonly type: 'moved'; readonly move: Move; readonly shownIds: readonly string[]; readonly height: number}
	| {readonly type: 'filter-opened'}
	| {readonly type: 'filter-typed'; readonly text: string}
	| {readonly type: 'filter-kept'}
	| {readonly type: 'filter-cleared'}
	| {readonly type: 'sorted'; readonly sort: ClustersView['sort']}
	| {readonly type: 'settled'; readonly shownIds: readonly string[]; readonly height: number};

export const initialClustersView: ClustersView = {
	mode: 'browsing',
	filterText: '',
	lastFilter: '',
	sort: {column: 'name', descending: false},
	position: startOfList,
};

/**
The view of a profile's clusters when it is opened: as the person left it in an earlier run, with the cursor on the cluster that variables name, or else on the one that was opened last.
*/
export function startClustersView({clustersSort, clusters}: Habits, profile: Profile, named: NamedPlace): ClustersView {
	const last = clusters && Object.hasOwn(clusters, profile.name) ? clusters[profile.name] : undefined;
	return {
		...initialClustersView,
		...(clustersSort && {sort: clustersSort}),
		position: {...startOfList, cursorId: clusterOfVariables(profile, named)?.id ?? last},
	};
}

export function reduceClustersView(view: ClustersView, event: ClustersViewEvent): ClustersView {
	switch (event.type) {
		case 'moved': {
			return {...view, position: move(view.position, event.move, event.shownIds, event.height)};
		}

		case 'filter-opened': {
			return {
				...view, mode: 'filtering', filterText: '', lastFilter: view.filterText === '' ? view.lastFilter : view.filterText,
			};
		}

		case 'filter-typed': {
			return {...view, filterText: event.text};
		}

		case 'filter-kept': {
			return {...view, mode: 'browsing'};
		}

		case 'filter-cleared': {
			return {...view, mode: 'browsing', filterText: ''};
		}

		case 'sorted': {
			return {...view, sort: event.sort, position: startOfList};
		}

		case 'settled': {
			return {...view, position: settle(view.position, event.shownIds, event.height)};
		}
	}
}

let collator: Intl.Collator | undefined;

/**
The order of two names. The first comparison makes the collator, which takes longer than most lists take to sort.
*/
function compareNames(one: string, other: string): number {
	collator ??= new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
	return collator.compare(one, other);
}

/**
The rows that the list of clusters shows: those whose name or id holds every word of the filter, sorted. Unknown numbers come last; equal rows are sorted by name, then by id.
*/
export function visibleClusters(rows: readonly ClusterRow[], view: Pick<ClustersView, 'filterText' | 'sort'>): readonly ClusterRow[] {
	const words = view.filterText.toLowerCase().split(/\s+/).filter(word => word !== '');
	const direction = view.sort.descending ? -1 : 1;
	return rows
		.filter(({cluster}) => words.every(word => cluster.name.toLowerCase().includes(word) || cluster.id.toLowerCase().includes(word)))
		.toSorted((a, b) => direction * compare(a, b, view.sort.column) || compareNames(a.cluster.name, b.cluster.name) || (a.cluster.id < b.cluster.id ? -1 : 1));
}

function compare(a: ClusterRow, b: ClusterRow, column: ClusterColumn): number {
	switch (column) {
		case 'name': {
			return compareNames(a.cluster.name, b.cluster.name);
		}

		case 'id': {
			return a.cluster.id < b.cluster.id ? -1 : Number(a.cluster.id > b.cluster.id);
		}

		case 'status': {
			return compareNames(a.status, b.status);
		}

		case 'tokens': {
			return (a.tokenCount ?? Infinity) === (b.tokenCount ?? Infinity) ? 0 : (a.tokenCount ?? Infinity) - (b.tokenCount ?? Infinity);
		}

		case 'databases': {
			return (a.databaseCount ?? Infinity) === (b.databaseCount ?? Infinity) ? 0 : (a.databaseCount ?? Infinity) - (b.databaseCount ?? Infinity);
		}
	}
}
