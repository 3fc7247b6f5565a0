import {gutter} from '../../components/gutter.js';
import type {TableColumn, TableRow} from '../../components/table-row.js';
import {widthOf} from '../../terminal/cut.js';
import type {Cluster} from '../../profiles/types.js';
import {dataOf, type ClustersData} from '../../session/lists/cluster-data.js';
import type {ClusterColumn, ClusterRow} from '../../session/lists/clusters-view.js';
import {shortReason} from './short-reason.js';

/**
The rows of clusters with what is loaded of each: its state and its sizes.
*/
export function clusterRows(clusters: readonly Cluster[], data: ClustersData): readonly ClusterRow[] {
	return clusters.map(cluster => {
		const {tokens, databases} = dataOf(data, cluster.id);
		return {
			cluster,
			status: tokens.status === 'failed' ? shortReason(tokens.error) : (tokens.status === 'loaded' ? 'ready' : 'loading'),
			tokenCount: tokens.value?.length,
			databaseCount: databases.value?.length,
		};
	});
}

/**
The columns of the list of clusters in a window of so many cells. Where it is narrow, the first ten characters stand for an ID.
*/
export function clusterColumns(columns: number, sort: {readonly column: ClusterColumn; readonly descending: boolean}): readonly TableColumn[] {
	const sorted = (column: ClusterColumn): TableColumn['sorted'] => sort.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined;
	const idWidth = columns < 110 ? 10 : 36;
	const free = columns - gutter - idWidth - 8 - 9 - 8 - 1;
	const nameWidth = Math.min(40, Math.max(10, Math.floor(free * 0.36)));
	return [
		{title: 'NAME', width: nameWidth, sorted: sorted('name')},
		{title: 'CLUSTER ID', width: idWidth, sorted: sorted('id')},
		{title: 'STATUS', width: Math.min(34, free - nameWidth), sorted: sorted('status')},
		{
			title: 'TOKENS', width: 8, isNumber: true, sorted: sorted('tokens'),
		},
		{
			title: 'DATABASES', width: 9, isNumber: true, sorted: sorted('databases'),
		},
	];
}

type DetailContext = {
	readonly show: (text: string) => string;
	/**
	Why the cluster cannot be reached, as a sentence. Raw.
	*/
	readonly problem: string | undefined;
};

/**
What the row of a cluster cuts, whole: its name and its ID, and why it cannot be reached. Undefined where these columns have room for everything.
*/
export function clusterDetail({cluster, status}: ClusterRow, columns: readonly TableColumn[], {show, problem}: DetailContext): string | undefined {
	const texts = [show(cluster.name), show(cluster.id), status];
	const isCut = problem !== undefined || texts.some((text, index) => widthOf(text) > (columns[index]?.width ?? 0));
	return isCut ? `${texts[0]}  ${texts[1]}${problem === undefined ? '' : `  ${show(problem)}`}` : undefined;
}

/**
One cluster as a row of these columns. Its name goes through `show`.
*/
export function clusterTableRow({cluster, status, tokenCount, databaseCount}: ClusterRow, show: (text: string) => string): TableRow {
	const isBad = status !== 'ready' && status !== 'loading';
	return {
		id: cluster.id,
		cells: [
			{text: show(cluster.name)},
			{text: cluster.id},
			{text: status, meaning: status === 'ready' ? 'good' : (isBad ? 'danger' : 'muted')},
			{text: tokenCount === undefined ? '' : String(tokenCount)},
			{text: databaseCount === undefined ? '' : String(databaseCount)},
		],
	};
}
