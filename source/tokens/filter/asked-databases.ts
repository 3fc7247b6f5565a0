import {isMissingDatabase} from '../grants/known-databases.js';
import type {TokenEntry} from '../list/token-entry.js';
import {
	accessMatcher,
	databaseMatcher,
	exactDatabaseMatcher,
	grantMatchersOfPairs,
	type GrantMatcher,
} from './grant-matcher.js';
import type {Condition, Query} from './query.js';

function matcherOfCondition(condition: Condition, databaseNames: readonly string[] | undefined): GrantMatcher | undefined {
	switch (condition.kind) {
		case 'text': {
			return databaseMatcher(condition.texts);
		}

		case 'database': {
			return databaseMatcher(condition.names);
		}

		case 'exact-database': {
			return exactDatabaseMatcher(condition.names);
		}

		case 'can': {
			return accessMatcher(condition.access, condition.names);
		}

		case 'missing-database': {
			const existing = databaseNames && new Set(databaseNames);
			return existing && (({exactDatabase}) => isMissingDatabase(exactDatabase, existing));
		}

		default: {
			return undefined;
		}
	}
}

/**
Makes the function that gives the exact names of a token's databases for which a filter finds it, `*` among them. A list shows these first, because it may not have room for all. With `db:` and `action:` together, they are the databases on which the token has such a grant.

Undefined when the filter asks for no database and no text.
*/
export function askedDatabases({terms}: Query, databaseNames: readonly string[] | undefined): ((entry: TokenEntry) => ReadonlySet<string>) | undefined {
	const pairs = grantMatchersOfPairs(terms);
	const matchers = [
		...pairs,
		...terms
			.filter(({isNegated, condition}) => !isNegated && (pairs.length === 0 || (condition.kind !== 'database' && condition.kind !== 'exact-database')))
			.map(({condition}) => matcherOfCondition(condition, databaseNames))
			.filter(matcher => matcher !== undefined),
	];
	return matchers.length === 0
		? undefined
		: ({grants}) => new Set(grants.filter(grant => matchers.some(isAsked => isAsked(grant))).map(({exactDatabase}) => exactDatabase));
}
