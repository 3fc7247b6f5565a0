import {allDatabases, isMissingDatabase} from '../../../tokens/grants/known-databases.js';
import {hasUnknownStatus} from '../../../tokens/why-odd.js';
import type {AuditFacts} from '../../facts.js';
import type {GrantList} from '../../grant-lists.js';
import {holdersByResource} from './holders-by-resource.js';

/**
The databases that only one token can write, or read, by the ID of that token. Raw text of the service. Empty where the databases are not known.

It says the same as `impactOf` says of a revoke of each token: only live tokens count, and two tokens with one ID leave together. A token that may not be live counts when it leaves, and not when another one does. `impactOf` would have to be asked once for each token; this takes time linear in grants plus databases.
*/
export function lastHoldersOf({grantLists, databaseSet}: AuditFacts, action: 'read' | 'write'): ReadonlyMap<string, readonly string[]> {
	const last = new Map<string, readonly string[]>();
	const holders = holdersByResource(grantLists, action);
	const onAll = holders.get(allDatabases) ?? [];
	const idsOnAll = certainIds(onAll);
	if (!databaseSet || idsOnAll.length > 1) {
		return last;
	}

	// Where a token reaches all databases, no other token is the last of any.
	const canBeLast = (id: string) => idsOnAll.length === 0 || idsOnAll[0] === id;
	const byName = new Map<string, string[]>();
	const withoutNamed: string[] = [];
	for (const database of new Set([...databaseSet, ...holders.keys()])) {
		if (database === allDatabases || isMissingDatabase(database, databaseSet)) {
			continue;
		}

		const named = holders.get(database) ?? [];
		const ids = certainIds(named);
		if (ids.length > 1) {
			continue;
		}

		if (ids.length === 0 && databaseSet.has(database)) {
			withoutNamed.push(database);
		}

		for (const id of new Set(ids.length > 0 ? ids : named.flatMap(({entries}) => entries).map(({token}) => token.id))) {
			if (canBeLast(id)) {
				addTo(byName, id, database);
			}
		}
	}

	for (const [id, databases] of byName) {
		last.set(id, databases);
	}

	for (const {token: {id}} of withoutNamed.length > 0 ? onAll.flatMap(({entries}) => entries) : []) {
		if (!canBeLast(id)) {
			continue;
		}

		const own = byName.get(id);
		last.set(id, own ? [...new Set([...own, ...withoutNamed])] : withoutNamed);
	}

	return last;
}

/**
The different IDs of the tokens that are certainly live, but two at most.
*/
function certainIds(lists: readonly GrantList[]): readonly string[] {
	const first = certainIdBeside(undefined, lists);
	const second = first === undefined ? undefined : certainIdBeside(first, lists);
	return [first, second].filter(id => id !== undefined);
}

function certainIdBeside(other: string | undefined, lists: readonly GrantList[]): string | undefined {
	for (const {entries} of lists) {
		const found = entries.find(({token}) => token.id !== other && !hasUnknownStatus(token));
		if (found) {
			return found.token.id;
		}
	}

	return undefined;
}

function addTo(lists: Map<string, string[]>, key: string, value: string): void {
	const list = lists.get(key);
	if (list) {
		list.push(value);
	} else {
		lists.set(key, [value]);
	}
}
