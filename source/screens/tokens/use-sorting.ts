import {useContext} from 'react';
import type {ClusterColumn} from '../../session/lists/clusters-view.js';
import {tokenColumnIds, tokenColumns, type TokenColumnId} from '../../tokens/list/token-columns.js';
import {ClusterSessionContext} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';

type Choice<Column> = {
	readonly letter: string;
	readonly column: Column;
	readonly label: string;
};

export type Sorting = {
	readonly choices: ReadonlyArray<Choice<string>>;
	readonly current: {readonly column: string; readonly descending: boolean};
	readonly sort: (order: {readonly column: string; readonly descending: boolean}) => void;
};

const tokenChoices: ReadonlyArray<Choice<TokenColumnId>> = tokenColumnIds.map(column => ({column, letter: tokenColumns[column].letter, label: tokenColumns[column].title}));

const clusterChoices: ReadonlyArray<Choice<ClusterColumn>> = [
	{letter: 'n', column: 'name', label: 'Name'},
	{letter: 'i', column: 'id', label: 'Cluster ID'},
	{letter: 's', column: 'status', label: 'Status'},
	{letter: 't', column: 'tokens', label: 'Tokens'},
	{letter: 'd', column: 'databases', label: 'Databases'},
];

/**
The columns by which the list on this screen can be sorted: those of the tokens where a cluster is open, otherwise those of the clusters.
*/
export function useSorting(): Sorting {
	const cluster = useContext(ClusterSessionContext);
	const {clustersView, dispatchClustersView} = useProfileSession();
	if (cluster) {
		return {
			choices: tokenChoices,
			current: cluster.view.sort,
			sort({column, descending}) {
				const choice = tokenChoices.find(candidate => candidate.column === column);
				if (choice) {
					cluster.dispatchView({type: 'sorted', sort: {column: choice.column, descending}});
				}
			},
		};
	}

	return {
		choices: clusterChoices,
		current: clustersView.sort,
		sort({column, descending}) {
			const choice = clusterChoices.find(candidate => candidate.column === column);
			if (choice) {
				dispatchClustersView({type: 'sorted', sort: {column: choice.column, descending}});
			}
		},
	};
}
