import {parseHost} from '../api/parse-host.js';
import type {JournalIntent, JournalLine} from './journal-entry.js';
import {unfinishedOf} from './unfinished.js';

/**
Where changes are made, besides the cluster's id. A cluster id may be found at two hosts, such as a test service with copied data, and what was done at one says nothing of the other's tokens.
*/
export type JournalPlace = {
	readonly host: string;
	readonly accountId: string;
};

/**
Changes of the same cluster id at another place.
*/
export type Elsewhere = JournalPlace & {
	readonly changes: number;
	/**
	How many of them have no known outcome.
	*/
	readonly unfinished: number;
};

/**
The same text for the same place: the host in `parseHost`'s form, ids in lower case.
*/
function placeKey({host, accountId}: JournalPlace): string {
	const parsed = parseHost(host);
	return JSON.stringify([parsed.ok ? parsed.host : host, accountId.toLowerCase()]);
}

/**
The entries of one place, in their order: its batches and intents, and the outcomes and notes that belong to them. It keeps the outcomes and notes whose intent is missing, because the line of the intent may be damaged.

`elsewhere` counts the intents that were left out.
*/
export function entriesOfPlace(entries: readonly JournalLine[], place: JournalPlace): {readonly entries: readonly JournalLine[]; readonly elsewhere: readonly Elsewhere[]} {
	const wanted = placeKey(place);
	const others = new Map<string, Array<JournalLine & JournalIntent>>();
	const foreign = new Set<string>();
	const foreignBatches = new Set<string>();
	for (const entry of entries) {
		if ((entry.kind !== 'intent' && entry.kind !== 'batch') || placeKey(entry) === wanted) {
			continue;
		}

		foreignBatches.add(entry.batchId);
		if (entry.kind === 'batch') {
			continue;
		}

		foreign.add(entry.operationId);
		const key = placeKey(entry);
		others.set(key, [...others.get(key) ?? [], entry]);
	}

	if (foreignBatches.size === 0) {
		return {entries, elsewhere: []};
	}

	const isHere = (rotationId: string) => entries.some(entry => entry.kind === 'intent' && entry.rotationId === rotationId && !foreign.has(entry.operationId));
	const foreignRotations = new Set(others.values().toArray().flat().map(({rotationId}) => rotationId).filter(id => id !== undefined && !isHere(id)));
	const unfinished = new Set(unfinishedOf(entries).map(({operationId}) => operationId));
	const isElsewhere = (entry: JournalLine): boolean => {
		switch (entry.kind) {
			case 'note': {
				return foreignRotations.has(entry.rotationId);
			}

			case 'batch':
			case 'batch-end': {
				return foreignBatches.has(entry.batchId);
			}

			default: {
				return foreign.has(entry.operationId);
			}
		}
	};

	return {
		entries: entries.filter(entry => !isElsewhere(entry)),
		elsewhere: others.values().map(intents => ({
			host: intents[0]!.host,
			accountId: intents[0]!.accountId,
			changes: intents.length,
			unfinished: intents.filter(({operationId}) => unfinished.has(operationId)).length,
		})).toArray(),
	};
}

const mostPlaces = 3;

/**
One sentence on the changes that were left out, and what to do; undefined where none were. Raw outside text.
*/
export function elsewhereWords(elsewhere: readonly Elsewhere[]): string | undefined {
	if (elsewhere.length === 0) {
		return undefined;
	}

	const changes = elsewhere.reduce((sum, each) => sum + each.changes, 0);
	const unfinished = elsewhere.reduce((sum, each) => sum + each.unfinished, 0);
	const places = elsewhere.slice(0, mostPlaces).map(({host, accountId}) => `${host}, account ${accountId}`).join('; ');
	const more = elsewhere.length > mostPlaces ? `; and ${elsewhere.length - mostPlaces} more places` : '';
	const open = unfinished === 0 ? '' : `, ${unfinished} of them without a known outcome`;
	const [count, them] = changes === 1 ? ['1 change', 'it'] : [`${changes} changes`, 'them'];
	return `The journal of this cluster ID also has ${count} made elsewhere (${places}${more})${open}: left out here. To see, settle or undo ${them}, open that host and account.`;
}
