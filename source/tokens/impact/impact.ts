import type {DatabaseToken} from '../../api/types.js';
import {compareText} from '../text/compare-text.js';
import {allDatabases, isMissingDatabase} from '../grants/known-databases.js';
import {hasUnknownGrants} from '../why-odd.js';
import {accessIndexOf, isLive, type Holder} from './access-index.js';

/**
What a database loses when some tokens go. It is computed from grants and not from traffic, because the service does not say whether a token is used.
*/
export type DatabaseImpact = {
	/**
	Its name, never `*`. Raw text of the service.
	*/
	readonly database: string;
	/**
	The cluster has no such database, so nothing is lost: all fields below are false or zero.
	*/
	readonly isMissing: boolean;
	/**
	A leaving token can write it, and no remaining one can, not even through all databases.
	*/
	readonly losesLastWriter: boolean;
	readonly losesLastReader: boolean;
	/**
	A leaving token can write it, and the only remaining ones that can write it are tokens for all databases.
	*/
	readonly keepsOnlyWildcardWriter: boolean;
	readonly keepsOnlyWildcardReader: boolean;
	/**
	How many remaining tokens can write it by its name.
	*/
	readonly remainingWriters: number;
	readonly remainingReaders: number;
};

/**
What happens when tokens leave. Only live tokens count, among the leaving and the remaining ones: not revoked, not expired, not suspended.
*/
export type Impact = {
	/**
	Every database that a leaving token has a grant on; `*` means all databases of the cluster. Those with the greatest loss come first, then by name.
	*/
	readonly databases: readonly DatabaseImpact[];
	/**
	The leaving tokens that can write all databases.
	*/
	readonly leavingWildcardWriters: readonly DatabaseToken[];
	readonly leavingWildcardReaders: readonly DatabaseToken[];
	/**
	The remaining tokens that can write all databases, which cover every database that exists.
	*/
	readonly wildcardWriters: readonly DatabaseToken[];
	readonly wildcardReaders: readonly DatabaseToken[];
	/**
	True when a token for all databases leaves and the cluster's databases are not known. Then `databases` holds only those that grants name.
	*/
	readonly isReachUnknown: boolean;
	/**
	The leaving tokens some of whose grants cannot be read. Databases may lose more through them than `databases` says.
	*/
	readonly leavingUnknown: readonly DatabaseToken[];
	/**
	The remaining tokens whose grants or status cannot be read. They may hold grants that are said to be lost, but they are not counted on.
	*/
	readonly remainingUnknown: readonly DatabaseToken[];
};

export type ImpactOptions = {
	/**
	All tokens of the cluster.
	*/
	readonly tokens: readonly DatabaseToken[];
	/**
	The ids of the tokens that are to go.
	*/
	readonly leaving: ReadonlySet<string>;
	/**
	Undefined while the cluster's databases are not known. Then no database counts as missing.
	*/
	readonly databaseNames: readonly string[] | undefined;
	/**
	Milliseconds since the epoch.
	*/
	readonly now: number;
};

/**
Whether leaving tokens can write and read a database.
*/
type Touch = {
	isWritten: boolean;
	isRead: boolean;
};

/**
Every database that the leaving tokens have a grant on; `*` means all databases of the cluster.
*/
function touchedDatabases(leaving: readonly DatabaseToken[], databaseNames: readonly string[]): ReadonlyMap<string, Touch> {
	const touches = new Map<string, Touch>();
	const touch = (database: string, action: string): void => {
		let found = touches.get(database);
		if (!found) {
			found = {isWritten: false, isRead: false};
			touches.set(database, found);
		}

		found.isWritten ||= action === 'write';
		found.isRead ||= action === 'read';
	};

	const wildcardActions = new Set<string>();
	for (const {action, resource} of leaving.flatMap(token => token.permissions)) {
		if (resource === allDatabases) {
			wildcardActions.add(action);
		} else {
			touch(resource, action);
		}
	}

	for (const action of wildcardActions) {
		for (const database of databaseNames) {
			touch(database, action);
		}
	}

	return touches;
}

function severityOf(impact: DatabaseImpact): number {
	return (impact.losesLastWriter ? 16 : 0)
		+ (impact.losesLastReader ? 8 : 0)
		+ (impact.keepsOnlyWildcardWriter ? 4 : 0)
		+ (impact.keepsOnlyWildcardReader ? 2 : 0)
		+ (impact.isMissing ? 0 : 1);
}

/**
Computes what the databases lose when tokens leave. The first call for a list reads all its tokens; later calls read only the tokens with grants on the same databases.
*/
export function impactOf({tokens, leaving, databaseNames, now}: ImpactOptions): Impact {
	const {holdersOf, writers, readers, uncertain} = accessIndexOf(tokens);
	const leavingHolders = new Set([...leaving].flatMap(id => holdersOf(id)));
	const liveTokens = (holders: Iterable<Holder>, isLeaving: boolean): readonly DatabaseToken[] => [...holders]
		.filter(holder => isLive(holder, now) && leavingHolders.has(holder) === isLeaving && (isLeaving || holder.isCertain))
		.map(({token}) => token);

	const leavingTokens = liveTokens([...leavingHolders].toSorted((left, right) => left.position - right.position), true);
	const wildcardWriters = liveTokens(writers.get(allDatabases) ?? [], false);
	const wildcardReaders = liveTokens(readers.get(allDatabases) ?? [], false);
	const existing = databaseNames && new Set(databaseNames);

	function impactOn(database: string, {isWritten, isRead}: Touch): DatabaseImpact {
		const isMissing = existing !== undefined && isMissingDatabase(database, existing);
		const remainingWriters = isMissing ? 0 : liveTokens(writers.get(database) ?? [], false).length;
		const remainingReaders = isMissing ? 0 : liveTokens(readers.get(database) ?? [], false).length;
		const isLosesNamedWriters = !isMissing && isWritten && remainingWriters === 0;
		const isLosesNamedReaders = !isMissing && isRead && remainingReaders === 0;
		return {
			database,
			isMissing,
			losesLastWriter: isLosesNamedWriters && wildcardWriters.length === 0,
			losesLastReader: isLosesNamedReaders && wildcardReaders.length === 0,
			keepsOnlyWildcardWriter: isLosesNamedWriters && wildcardWriters.length > 0,
			keepsOnlyWildcardReader: isLosesNamedReaders && wildcardReaders.length > 0,
			remainingWriters,
			remainingReaders,
		};
	}

	return {
		databases: [...touchedDatabases(leavingTokens, databaseNames ?? [])]
			.map(([database, touch]) => impactOn(database, touch))
			.toSorted((left, right) => severityOf(right) - severityOf(left) || compareText(left.database, right.database)),
		leavingWildcardWriters: liveTokens(writers.get(allDatabases) ?? [], true),
		leavingWildcardReaders: liveTokens(readers.get(allDatabases) ?? [], true),
		wildcardWriters,
		wildcardReaders,
		leavingUnknown: liveTokens(uncertain, true).filter(token => hasUnknownGrants(token)),
		remainingUnknown: uncertain.filter(holder => isLive(holder, now) && !leavingHolders.has(holder)).map(({token}) => token),
		isReachUnknown: !databaseNames && leavingTokens.some(token => token.permissions.some(permission => permission.resource === allDatabases)),
	};
}
