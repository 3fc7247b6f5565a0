import {allDatabases, isMissingDatabase} from '../../../tokens/grants/known-databases.js';
import {isLive, type Holder} from '../../../tokens/impact/access-index.js';
import type {AuditFacts} from '../../facts.js';

/**
The databases that only one token can write, or read, by the ID of that token. Raw text of the service. Empty where the databases are not known.

It says the same as `impactOf` says of a revoke of each token: only live tokens count, and two tokens with one ID leave together. A token that may not be live counts when it leaves, and not when another one does. `impactOf` would have to be asked once for each token; this takes time linear in grants plus databases.
*/
export function lastHoldersOf({access, databaseSet, now}: AuditFacts, action: 'read' | 'write'): ReadonlyMap<string, readonly string[]> {
	const last = new Map<string, readonly string[]>();
	const holders = action === 'write' ? access.writers : access.readers;
	const onAll = (holders.get(allDatabases) ?? []).filter(holder => isLive(holder, now));
	const idsOnAll = certainIds(onAll, now);
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
		const ids = certainIds(named, now);
		if (ids.length > 1) {
			continue;
		}

		if (ids.length === 0 && databaseSet.has(database)) {
			withoutNamed.push(database);
		}

		for (const id of new Set(ids.length > 0 ? ids : named.filter(holder => isLive(holder, now)).map(({token}) => token.id))) {
			if (canBeLast(id)) {
				addTo(byName, id, database);
			}
		}
	}

	for (const [id, databases] of byName) {
		last.set(id, databases);
	}

	for (const {token: {id}} of withoutNamed.length > 0 ? onAll : []) {
		if (!canBeLast(id)) {
			continue;
		}

		const own = byName.get(id);
		last.set(id, own ? [...new Set([...own, ...withoutNamed])] : withoutNamed);
	}

	return last;
}

/**
The different IDs of the holders that are certainly live, but two at most.
*/
function certainIds(holders: readonly Holder[], now: number): readonly string[] {
	const isCertain = (holder: Holder) => holder.isCertain && isLive(holder, now);
	const first = holders.find(holder => isCertain(holder))?.token.id;
	const second = holders.find(holder => isCertain(holder) && holder.token.id !== first)?.token.id;
	return [first, second].filter(id => id !== undefined);
}

function addTo(lists: Map<string, string[]>, key: string, value: string): void {
	const list = lists.get(key);
	if (list) {
		list.push(value);
	} else {
		lists.set(key, [value]);
	}
}
