import {allDatabases, isMissingDatabase} from '../grants/known-databases.js';
import {foldText} from '../text/fold-text.js';
import {hasUnknownExpiry, hasUnknownGrants} from '../why-odd.js';
import {
	haystackSeparator,
	statusAt,
	type FoldedGrant,
	type TokenEntry,
} from '../list/token-index.js';
import {boundsOfRange} from './date-range.js';
import type {
	Comparison,
	Condition,
	FilterStatus,
	Length,
	LengthUnit,
	Query,
	Term,
} from './query.js';

export type FilterContext = {
	/**
	Milliseconds since the epoch.
	*/
	readonly now: number;
	/**
	The names of the cluster's databases. Undefined while they are not known; then neither `missing:db` nor `!missing:db` matches any token.
	*/
	readonly databaseNames: readonly string[] | undefined;
};

export type Matcher = (entry: TokenEntry) => boolean;

type GrantMatcher = (grant: FoldedGrant) => boolean;

const hour = 60 * 60 * 1000;
const millisecondsPerUnit: Readonly<Record<LengthUnit, number>> = {
	h: hour,
	d: 24 * hour,
	w: 7 * 24 * hour,
	m: 30 * 24 * hour,
	y: 365 * 24 * hour,
};

function isWithin(left: number, operator: Comparison | '=', right: number): boolean {
	switch (operator) {
		case '>': {
			return left > right;
		}

		case '>=': {
			return left >= right;
		}

		case '<': {
			return left < right;
		}

		case '<=': {
			return left <= right;
		}

		case '=': {
			return left === right;
		}
	}
}

function inMilliseconds({amount, unit}: Length): number {
	return amount * millisecondsPerUnit[unit];
}

function textMatcher(text: string): Matcher {
	const needle = foldText(text);
	return needle.includes(haystackSeparator)
		? ({token, grants}) => [foldText(token.description), foldText(token.id), ...grants.map(grant => grant.database)].some(field => field.includes(needle))
		: entry => entry.haystack.includes(needle);
}

function anyOf(matchers: readonly Matcher[]): Matcher {
	const [first, ...others] = matchers;
	return first && others.length === 0 ? first : entry => matchers.some(matches => matches(entry));
}

// `*` needs no special case: only the wildcard contains it, because the name of a database may not hold it.
function databaseMatcher(names: readonly string[]): GrantMatcher {
	const folded = names.map(name => foldText(name));
	return ({database}) => folded.some(name => database.includes(name));
}

function actionMatcher(actions: readonly string[]): GrantMatcher {
	const folded = new Set(actions.map(action => foldText(action)));
	return ({action}) => folded.has(action);
}

function matcherOfCondition(condition: Condition, {now, databaseNames}: FilterContext): Matcher {
	switch (condition.kind) {
		case 'text': {
			return anyOf(condition.texts.map(text => textMatcher(text)));
		}

		case 'database': {
			const matches = databaseMatcher(condition.names);
			return entry => entry.grants.some(grant => matches(grant));
		}

		case 'action': {
			const matches = actionMatcher(condition.actions);
			return entry => entry.grants.some(grant => matches(grant));
		}

		case 'status': {
			const statuses = new Set<FilterStatus>(condition.statuses);
			return entry => statuses.has(statusAt(entry, now)) || (entry.token.oddities !== undefined && statuses.has('odd'));
		}

		case 'wildcard': {
			const accesses = new Set<string>(condition.accesses);
			return entry => entry.grants.some(({action, database}) => database === allDatabases && (accesses.has('any') || accesses.has(action)));
		}

		case 'missing-database': {
			const existing = databaseNames && new Set(databaseNames);
			return existing
				? entry => entry.token.permissions.some(({resource}) => isMissingDatabase(resource, existing))
				: () => false;
		}

		case 'id': {
			return ({token}) => condition.prefixes.some(prefix => token.id.toLowerCase().startsWith(prefix));
		}

		case 'created': {
			const ranges = condition.ranges.map(range => boundsOfRange(range));
			return ({createdMs = NaN}) => ranges.some(({from, until}) => createdMs >= from && createdMs < until);
		}

		case 'age': {
			const length = inMilliseconds(condition.length);
			return ({createdMs = NaN}) => isWithin(now - createdMs, condition.operator, length);
		}

		case 'expires': {
			const length = inMilliseconds(condition.length);
			return ({expiresMs = NaN}) => expiresMs > now && isWithin(expiresMs - now, condition.operator, length);
		}

		case 'never-expires': {
			return ({expiresMs, token}) => expiresMs === undefined && !hasUnknownExpiry(token);
		}

		case 'grants': {
			return ({grants, token}) => !hasUnknownGrants(token) && isWithin(grants.length, condition.operator, condition.count);
		}
	}
}

/**
Whether the fields of an odd token that a condition needs cannot be read. Then neither the condition nor its negation matches the token.
*/
function isUnanswerable({kind}: Condition, {token, createdMs}: TokenEntry): boolean {
	switch (kind) {
		case 'database':
		case 'action':
		case 'wildcard':
		case 'missing-database':
		case 'grants': {
			return hasUnknownGrants(token);
		}

		case 'created':
		case 'age': {
			return createdMs === undefined;
		}

		case 'expires':
		case 'never-expires': {
			return hasUnknownExpiry(token);
		}

		case 'text':
		case 'status':
		case 'id': {
			return false;
		}
	}
}

function matcherOfTerm({isNegated, condition}: Term, context: FilterContext): Matcher {
	const matches = matcherOfCondition(condition, context);
	const isUnknown = condition.kind === 'missing-database' && !context.databaseNames;
	return isNegated && !isUnknown
		? entry => !matches(entry) && (entry.token.oddities === undefined || !isUnanswerable(condition, entry))
		: matches;
}

/**
Pairs `db:` and `action:` terms, because together they ask for one grant that fits both: `db:sensors action:write` finds tokens that can write sensors, not tokens that read sensors and write something else. Each `db:` term is paired with each `action:` term. Negated terms are not paired.
*/
function matchersOfPairs(terms: readonly Term[]): readonly Matcher[] {
	const databases: GrantMatcher[] = [];
	const actions: GrantMatcher[] = [];
	for (const {isNegated, condition} of terms) {
		if (!isNegated && condition.kind === 'database') {
			databases.push(databaseMatcher(condition.names));
		} else if (!isNegated && condition.kind === 'action') {
			actions.push(actionMatcher(condition.actions));
		}
	}

	return databases.flatMap(isDatabase => actions.map((isAction): Matcher => ({grants}) => grants.some(grant => isDatabase(grant) && isAction(grant))));
}

/**
Makes the function that tests a token against a query at one moment. It tests 100,000 entries within a frame for a plain word, and is cheap enough to be made again at every key.
*/
export function matcherOf(query: Query, context: FilterContext): Matcher {
	const matchers = [
		...query.terms.map(term => matcherOfTerm(term, context)),
		...matchersOfPairs(query.terms),
	];
	const [first, ...others] = matchers;
	if (!first) {
		return () => true;
	}

	return others.length === 0 ? first : entry => matchers.every(matches => matches(entry));
}

/**
Whether the names of the cluster's databases are needed to answer a query.
*/
export function requiresDatabaseNames(query: Query): boolean {
	return query.terms.some(term => term.condition.kind === 'missing-database');
}
