import {allDatabases} from '../grants/known-databases.js';
import type {FoldedGrant} from '../list/token-entry.js';
import {foldText} from '../text/fold-text.js';
import type {Access, Term} from './query.js';

export type GrantMatcher = (grant: FoldedGrant) => boolean;

/**
Tests whether the name of a grant's database contains one of these, in upper or lower case. `*` needs no special case: only the grant on all databases contains it, because the name of a database may not hold it.
*/
export function databaseMatcher(names: readonly string[]): GrantMatcher {
	const folded = names.map(name => foldText(name));
	return ({database}) => folded.some(name => database.includes(name));
}

/**
Tests whether a grant's database has exactly one of these names. The service's names are case-sensitive.
*/
export function exactDatabaseMatcher(names: readonly string[]): GrantMatcher {
	const wanted = new Set(names);
	return ({exactDatabase}) => wanted.has(exactDatabase);
}

/**
Tests whether a grant has one of these actions, in upper or lower case.
*/
export function actionMatcher(actions: readonly string[]): GrantMatcher {
	const folded = new Set(actions.map(action => foldText(action)));
	return ({action}) => folded.has(action);
}

/**
Tests whether a grant allows this access to one of these databases, by its exact name or as one of all.
*/
export function accessMatcher(access: Access, names: readonly string[]): GrantMatcher {
	const isOnDatabase = exactDatabaseMatcher([...names, allDatabases]);
	return grant => (access === 'any' || grant.action === access) && isOnDatabase(grant);
}

/**
Pairs `db:` and `action:` terms, because together they ask for one grant that fits both: `db:sensors action:write` finds tokens that can write sensors, not tokens that read sensors and write something else. Each `db:` or `db:=` term is paired with each `action:` term. Negated terms are not paired.
*/
export function grantMatchersOfPairs(terms: readonly Term[]): readonly GrantMatcher[] {
	const asked = terms.filter(({isNegated}) => !isNegated).map(({condition}) => condition);
	const databases = [
		...asked.filter(condition => condition.kind === 'database').map(({names}) => databaseMatcher(names)),
		...asked.filter(condition => condition.kind === 'exact-database').map(({names}) => exactDatabaseMatcher(names)),
	];
	const actions = asked.filter(condition => condition.kind === 'action').map(condition => actionMatcher(condition.actions));
	return databases.flatMap(isDatabase => actions.map((isAction): GrantMatcher => grant => isDatabase(grant) && isAction(grant)));
}
