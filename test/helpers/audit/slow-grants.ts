import {
	grantsOf,
	hasMark,
	isStanding,
	standingGrants,
	type RawCluster,
	type RawGrant,
	type RawToken,
} from './raw-cluster.js';
import type {SlowRules} from './slow-audit.js';

function missingNames(row: RawToken, cluster: RawCluster): readonly string[] {
	const {databaseNames} = cluster;
	return databaseNames ? standingGrants(row, cluster).map(({resource}) => resource).filter(name => !['*', '_internal', ...databaseNames].includes(name)) : [];
}

/**
Whether a character of a name counts something: a digit, or a letter that stands alone.
*/
function isCounter(name: string, at: number): boolean {
	return /\d/.test(name[at]!) || (/[a-z]/i.test(name[at]!) && !/[a-z]/i.test(name[at - 1] ?? '') && !/[a-z]/i.test(name[at + 1] ?? ''));
}

/**
Whether one name is the other with a character more, which counts nothing.
*/
function isOneMore(longer: string, shorter: string): boolean {
	return [...longer].some((_, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter && !isCounter(longer, at));
}

function isMisspelling(name: string, database: string): boolean {
	if (name.normalize('NFC').toLowerCase() === database.normalize('NFC').toLowerCase()) {
		return true;
	}

	if (name.length < 4) {
		return false;
	}

	if (name.length !== database.length) {
		return isOneMore(name, database) || isOneMore(database, name);
	}

	const different = [...name].map((character, at) => character === database[at] ? -1 : at).filter(at => at >= 0);
	const [first = 0, second = 0] = different;
	const isSwap = different.length === 2 && second === first + 1 && name[first] === database[second] && name[second] === database[first];
	return (different.length === 1 && !(isCounter(name, first) && isCounter(database, first)))
		|| (isSwap && !(isCounter(name, first) && isCounter(name, second)));
}

function isMisspelt(name: string, {databaseNames = []}: RawCluster): boolean {
	return databaseNames.some(database => isMisspelling(name, database));
}

function wordsOf(name: string): readonly string[] {
	return name.toLowerCase().split(/[^a-z]+/).filter(word => word.length >= 3);
}

function isAlike(one: readonly string[], other: readonly string[]): boolean {
	return one.length > 0 && one.every(word => other.includes(word));
}

/**
Whether a token with these grants may do an action on a database.
*/
function isAllowed(grants: readonly RawGrant[], {action, resource}: RawGrant): boolean {
	return grants.some(grant => grant.action === action
		&& (grant.resource === resource || (grant.resource === '*' && resource !== '_internal' && ['read', 'write'].includes(action))));
}

function isAllAllowed(wanted: readonly RawGrant[], grants: readonly RawGrant[]): boolean {
	return wanted.every(grant => isAllowed(grants, grant));
}

/**
The grants without repeats and without those that the token's own `*` covers.
*/
function plainGrants(grants: readonly RawGrant[]): readonly RawGrant[] {
	return grants
		.filter(({action, resource}, index) => grants.findIndex(other => other.action === action && other.resource === resource) === index)
		.filter(grant => grant.resource === '*' || !isAllowed(grants.filter(({resource}) => resource === '*'), grant));
}

function isSubset(smaller: readonly RawGrant[], larger: readonly RawGrant[]): boolean {
	const plain = plainGrants(smaller);
	const isNamed = (wanted: string) => {
		const names = plain.filter(({action}) => action === wanted).map(({resource}) => resource);
		return !names.includes('*') && names.every(name => larger.some(({action, resource}) => action === wanted && resource === name));
	};

	return plain.length >= 2 && isAllAllowed(smaller, larger) && !isAllAllowed(larger, smaller) && plain.some(({action}) => isNamed(action));
}

/**
The rules of grants, in the plainest code.
*/
export const slowGrants: SlowRules = {
	tokens: {
		'missing-database': (row, cluster) => missingNames(row, cluster).length > 0,

		'misspelt-database': (row, cluster) => missingNames(row, cluster).some(name => isMisspelt(name, cluster)),

		'renamed-database'(row, cluster) {
			const named = new Set(cluster.rows.flatMap(other => standingGrants(other, cluster).map(({resource}) => resource)));
			const unnamed = (cluster.databaseNames ?? []).filter(name => !named.has(name));
			return missingNames(row, cluster)
				.filter(name => !isMisspelt(name, cluster))
				.some(name => unnamed.some(database => isAlike(wordsOf(name), wordsOf(database)) || isAlike(wordsOf(database), wordsOf(name))));
		},

		'no-grants': (row, cluster) => isStanding(row, cluster) && grantsOf(row)?.length === 0 && typeof row.description === 'string' && !hasMark(row),

		'shadowed-grant': (row, cluster) => standingGrants(row, cluster).some((grant, _, grants) => grant.resource !== '*'
			&& isAllowed(grants.filter(({resource}) => resource === '*'), grant)),

		'same-grants'(row, cluster) {
			const grants = standingGrants(row, cluster);
			return grants.length > 0 && cluster.rows.filter(other => other !== row).map(other => standingGrants(other, cluster))
				.some(others => isSameSet(grants, others));
		},

		'subset-of-another': (row, cluster) => cluster.rows.some(other => isSubset(standingGrants(row, cluster), standingGrants(other, cluster))),
	},
};

function isSameSet(one: readonly RawGrant[], other: readonly RawGrant[]): boolean {
	const texts = (grants: readonly RawGrant[]) => [...new Set(grants.map(({action, resource}) => `${action} ${resource}`))].toSorted().join('\n');
	return texts(one) === texts(other);
}
