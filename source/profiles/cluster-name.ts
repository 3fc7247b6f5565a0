/**
The name of a cluster whose name nobody gave: `cluster` and the first 8 characters of its id.
*/
export function clusterNameFromId(id: string): string {
	return `cluster ${id.slice(0, 8)}`;
}
