import {isUuid} from '../../api/parse-host.js';
import {clusterNameFromId} from '../cluster-name.js';
import {nameKey} from '../name-key.js';
import {nameProblem} from '../name-problem.js';
import {refuse, type Result} from '../../result.js';
import type {Cluster} from '../types.js';
import {isClusterJson, readClusterJson} from './read-cluster-json.js';

/**
The clusters in a text: one on each line or separated by commas, each with its name and its id in either order, or its id alone. The output of `influxctl cluster list --format json` is accepted too.
*/
export function parseClusters(text: string, accountId?: string): Result<readonly Cluster[]> {
	if (!isClusterJson(text)) {
		return parseLines(text);
	}

	const listed = readClusterJson(text, accountId) ?? refuse('The JSON of the clusters is not whole. Paste all of it, or enter each cluster as its name and its id.');
	return listed.ok ? parseLines(listed.value.text) : listed;
}

function parseLines(text: string): Result<readonly Cluster[]> {
	const lines = text.split(/[\n\r,]+/).map(line => line.trim()).filter(line => line !== '');
	if (lines.length === 0) {
		return refuse('No cluster is given. Enter each one as its name and its id.');
	}

	const clusters: Cluster[] = [];
	for (const [index, line] of lines.entries()) {
		const cluster = parseCluster(line);
		if (!cluster.ok) {
			return refuse(`Cluster ${index + 1} ${cluster.message}`);
		}

		const {id, name} = cluster.value;
		if (clusters.some(other => other.id === id)) {
			return refuse(`Cluster ${index + 1} has the id of another one. Remove one of them.`);
		}

		if (clusters.some(other => nameKey(other.name) === nameKey(name))) {
			return refuse(`Cluster ${index + 1} has the name of another one. Give each its own.`);
		}

		clusters.push(cluster.value);
	}

	return {ok: true, value: clusters};
}

// `name id`, or `id`, or `id name` as influxctl's `cluster list` prints it.
function parseCluster(line: string): Result<Cluster> {
	const words = line.split(/\s+/);
	const isIdLast = isUuid(words.at(-1)!);
	const id = (isIdLast ? words.at(-1)! : words[0]!).toLowerCase();
	if (!isUuid(id)) {
		return refuse('has no id that is a UUID. Enter its name and its id.');
	}

	const name = (isIdLast ? line.slice(0, -id.length) : line.slice(id.length)).trim() || clusterNameFromId(id);
	if (name.split(/\s+/).some(word => isUuid(word))) {
		return refuse('has two ids. Put each cluster on a line of its own, or a comma between them.');
	}

	const problem = nameProblem(name);
	return problem === undefined ? {ok: true, value: {id, name}} : refuse(`has a name that ${problem}. Correct it.`);
}
