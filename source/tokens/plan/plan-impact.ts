import type {DatabaseToken, TokenChanges} from '../../api/types.js';
import {databasesSentence, type KnownDatabases} from '../grants/known-databases.js';
import {impactOfChanges} from '../impact/impact-of-changes.js';
import {unknownImpactSentences, type DatabaseLoss} from '../impact/impact-words.js';
import {compareText} from '../text/compare-text.js';

/**
What the databases lose through a plan, each list by name. Names and sentences are raw text of the service.
*/
export type PlanImpact = {
	/**
	The databases that no token can write afterwards.
	*/
	readonly losesLastWriter: readonly string[];
	readonly losesLastReader: readonly string[];
	/**
	The databases that only tokens for all databases can write afterwards.
	*/
	readonly keepsOnlyWildcardWriter: readonly string[];
	readonly keepsOnlyWildcardReader: readonly string[];
	/**
	What is not known of the impact, in sentences.
	*/
	readonly unknown: readonly string[];
};

/**
One token of a plan. `fields` are what an update sends for it, and absent for a revoke and a suspend.
*/
export type PlannedToken = {
	readonly token: DatabaseToken;
	readonly fields?: TokenChanges;
};

export type PlanImpactOptions = KnownDatabases & {
	/**
	All tokens of the cluster.
	*/
	readonly clusterTokens: readonly DatabaseToken[];
	/**
	Milliseconds since the epoch.
	*/
	readonly now: number;
};

const lossKinds = ['losesLastWriter', 'losesLastReader', 'keepsOnlyWildcardWriter', 'keepsOnlyWildcardReader'] as const;

type LossKind = typeof lossKinds[number];

/**
Computes what the databases of the cluster lose through a plan for these tokens.
*/
export function planImpactOf(planned: readonly PlannedToken[], {clusterTokens, now, ...databases}: PlanImpactOptions): PlanImpact {
	const impact = impactOfChanges(
		planned.map(({token, fields}) => ({token, after: fields ? fields.permissions ?? token.permissions : []})),
		{tokens: clusterTokens, databaseNames: databases.databaseNames, now},
	);
	const namesWith = (kind: LossKind) => impact.databases.filter(each => each[kind]).map(({database}) => database).toSorted(compareText);
	const problem = databasesSentence(databases);
	return {
		losesLastWriter: namesWith('losesLastWriter'),
		losesLastReader: namesWith('losesLastReader'),
		keepsOnlyWildcardWriter: namesWith('keepsOnlyWildcardWriter'),
		keepsOnlyWildcardReader: namesWith('keepsOnlyWildcardReader'),
		unknown: [...unknownImpactSentences(impact), ...problem === undefined ? [] : [problem]],
	};
}

/**
Every database that loses something through the plan, the greatest losses first.
*/
export function lossesOfPlan(impact: PlanImpact): readonly DatabaseLoss[] {
	const names = new Set(lossKinds.flatMap(kind => impact[kind]));
	return [...names].map(database => ({
		database,
		losesLastWriter: impact.losesLastWriter.includes(database),
		losesLastReader: impact.losesLastReader.includes(database),
		keepsOnlyWildcardWriter: impact.keepsOnlyWildcardWriter.includes(database),
		keepsOnlyWildcardReader: impact.keepsOnlyWildcardReader.includes(database),
	}));
}
