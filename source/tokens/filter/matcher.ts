import {allDatabases, isMissingDatabase} from '../grants/known-databases.js';
import {foldText} from '../text/fold-text.js';
import {hasUnknownExpiry, hasUnknownGrants} from '../why-odd.js';
import {statusAt, type FoldedGrant, type TokenEntry} from '../list/token-entry.js';
import type {TextIndex} from '../list/text-index.js';
import {
	accessMatcher,
	actionMatcher,
	databaseMatcher,
	exactDatabaseMatcher,
	grantMatchersOfPairs,
} from './grant-matcher.js';
import {
	isAboutMuted,
	findingAnswer,
	isFindingCondition,
	isOwnerCondition,
	ownerAnswer,
	type FindingCondition,
	type FindingsOfTokens,
	type OwnerCondition,
	type OwnerOf,
} from './findings/finding-answer.js';
import {isUnanswerable} from './is-unanswerable.js';
import {isWithin, timeMatcher} from './time-matcher.js';
import type {
	Condition,
	FilterStatus,
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
	/**
	The texts of the entries that are tested. It makes a search for a word faster where all entries of an index are tested.
	*/
	readonly texts?: TextIndex;
	/**
	What the audit found. Undefined while it has not run; then no condition on findings matches a token, negated or not.
	*/
	readonly findings?: FindingsOfTokens | undefined;
	/**
	Finds the owner in a description. Undefined where the policy has no pattern for it; then no condition on owners matches a token, negated or not.
	*/
	readonly ownerOf?: OwnerOf | undefined;
};

export type Matcher = (entry: TokenEntry) => boolean;

// All characters of a UUID, folded.
const partOfUuid = /^[\d\-a-f]*$/;

/**
Tests whether the description, the ID or the name of a database holds the text, in upper or lower case. An ID that is not a UUID is odd, so the others are not searched for a text that no UUID holds.
*/
function textMatcher(text: string, texts: TextIndex | undefined): Matcher {
	const needle = foldText(text);
	const found = texts?.find(needle);
	if (found) {
		return ({position}) => found[position] === 1;
	}

	const isPartOfUuid = partOfUuid.test(needle);
	// By the numbers of the grants: tokens have the same few of them.
	const knownGrants: boolean[] = [];
	const isOnDatabase = ({number, database}: FoldedGrant): boolean => {
		knownGrants[number] ??= database.includes(needle);
		return knownGrants[number];
	};

	return entry => entry.foldedDescription.includes(needle)
		|| entry.grants.some(grant => isOnDatabase(grant))
		|| ((isPartOfUuid || entry.token.oddities !== undefined) && entry.foldedId.includes(needle));
}

// All conditions that are answered by the token itself.
type PlainCondition = Exclude<Condition, FindingCondition | OwnerCondition>;

function anyOf(matchers: readonly Matcher[]): Matcher {
	const [first, ...others] = matchers;
	return first && others.length === 0 ? first : entry => matchers.some(matches => matches(entry));
}

function matcherOfCondition(condition: PlainCondition, {now, databaseNames, texts}: FilterContext): Matcher {
	switch (condition.kind) {
		case 'text': {
			return anyOf(condition.texts.map(text => textMatcher(text, texts)));
		}

		case 'database': {
			const matches = databaseMatcher(condition.names);
			return entry => entry.grants.some(grant => matches(grant));
		}

		case 'exact-database': {
			const matches = exactDatabaseMatcher(condition.names);
			return entry => entry.grants.some(grant => matches(grant));
		}

		case 'can': {
			const matches = accessMatcher(condition.access, condition.names);
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

		case 'dates':
		case 'date-limit':
		case 'age':
		case 'expires':
		case 'suspended': {
			return timeMatcher(condition, now);
		}

		case 'never-expires': {
			return ({expiresMs, token}) => expiresMs === undefined && !hasUnknownExpiry(token);
		}

		case 'grants': {
			return ({grants, token}) => !hasUnknownGrants(token) && isWithin(grants.length, condition.operator, condition.count);
		}
	}
}

function matcherOfTerm({isNegated, condition}: Term, context: FilterContext, isOfMuted: boolean): Matcher {
	if (isFindingCondition(condition) || isOwnerCondition(condition)) {
		const answer = isFindingCondition(condition) ? findingAnswer(condition, context.findings, isOfMuted) : ownerAnswer(condition, context.ownerOf);
		return entry => answer(entry) === !isNegated;
	}

	const matches = matcherOfCondition(condition, context);
	const isUnknown = condition.kind === 'missing-database' && !context.databaseNames;
	return isNegated && !isUnknown
		? entry => !matches(entry) && (entry.token.oddities === undefined || !isUnanswerable(condition, entry))
		: matches;
}

/**
Makes the function that tests a token against a query at one moment. It tests 100,000 entries within a frame for a plain word, and is cheap enough to be made again at every key.
*/
export function matcherOf(query: Query, context: FilterContext): Matcher {
	const isAsksMuted = isAboutMuted(query.terms);
	const matchers = [
		...query.terms.map(term => matcherOfTerm(term, context, isAsksMuted)),
		...grantMatchersOfPairs(query.terms).map((matches): Matcher => ({grants}) => grants.some(grant => matches(grant))),
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

/**
Whether an audit of the cluster is needed to answer a query. The owner in a description is found by the policy's pattern, which is read with the audit.
*/
export function requiresAudit(query: Query): boolean {
	return query.terms.some(({condition}) => isFindingCondition(condition) || isOwnerCondition(condition));
}
