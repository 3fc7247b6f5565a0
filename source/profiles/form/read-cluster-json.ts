import {isUuid} from '../../api/parse-host.js';
import {refuse, type Result} from '../../result.js';

/**
The clusters that `influxctl cluster list --format json` prints and a profile can have.
*/
export type ListedClusters = {
	/**
	In the form of the profile form: `name id, name id`.
	*/
	readonly text: string;
	/**
	The account that all of them belong to, where the output says so.
	*/
	readonly accountId: string | undefined;
};

type Listed = {readonly id: string; readonly name: string; readonly accountId: string | undefined};

/**
Whether a text begins like the JSON of `influxctl cluster list` or `cluster get`. A list of names and ids never begins like that.
*/
export function isClusterJson(text: string): boolean {
	return /^\s*[[{]/.test(text);
}

/**
The clusters in the output of `influxctl cluster list --format json`, or of `cluster get`; those that are deleted are left out. With an account, only that account's.

Undefined as long as the text is not JSON, because the rest of it may still arrive. A refusal is one sentence.
*/
export function readClusterJson(text: string, accountId = ''): Result<ListedClusters> | undefined {
	const value = parseJson(text.replace(/^\u{FEFF}/u, ''));
	if (value === undefined) {
		return undefined;
	}

	const items: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (items.length === 0) {
		return refuse('The list has no cluster in it.');
	}

	const listed: Listed[] = [];
	for (const item of items) {
		const cluster = readCluster(item);
		if (cluster === undefined) {
			return refuse('This is JSON, but not what influxctl cluster list --format json prints: an item has no cluster_id that is a UUID.');
		}

		if (cluster !== 'deleted') {
			listed.push(cluster);
		}
	}

	return listed.length === 0 ? refuse('All clusters of the list are deleted.') : ofOneAccount(listed, accountId.trim().toLowerCase());
}

function ofOneAccount(listed: readonly Listed[], wanted: string): Result<ListedClusters> {
	const accounts = new Set(listed.map(({accountId}) => accountId));
	const clusters = wanted === '' ? listed : listed.filter(({accountId}) => accountId === undefined || accountId === wanted);
	if (clusters.length === 0) {
		return refuse('The clusters of the list belong to another account. Correct the account ID, or empty it.');
	}

	return wanted === '' && accounts.size > 1
		? refuse('The list has clusters of several accounts. Enter the account ID first.')
		: {ok: true, value: {text: clusters.map(({id, name}) => `${name} ${id}`.trim()).join(', '), accountId: clusters[0]?.accountId}};
}

function readCluster(item: unknown): Listed | 'deleted' | undefined {
	if (typeof item !== 'object' || item === null) {
		return undefined;
	}

	const {cluster_id: id, account_id: account, name, state} = item as Readonly<Record<string, unknown>>;
	if (typeof id !== 'string' || !isUuid(id)) {
		return undefined;
	}

	return typeof state === 'string' && state.toLowerCase() === 'deleted'
		? 'deleted'
		: {
			id: id.toLowerCase(),
			name: typeof name === 'string' ? plainName(name) : '',
			accountId: typeof account === 'string' && isUuid(account) ? account.toLowerCase() : undefined,
		};
}

// A comma would separate two clusters, and a second id would be read as that of another cluster.
function plainName(name: string): string {
	const words = name.replaceAll(/[\s\p{Other},]+/gu, ' ').trim().split(' ');
	return words.some(word => isUuid(word)) ? '' : words.join(' ');
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
