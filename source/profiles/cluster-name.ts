/**
The name for a cluster that a person entered without a name: `cluster` and the first 8 characters of its id.
*/
export function clusterNameFromId(id: string): string {
	return `cluster ${id.slice(0, 8)}`;
}
