import {readTokenList} from '../../../source/api/token-list.js';
import type {AuditInput} from '../../../source/audit/facts.js';
import type {Finding} from '../../../source/audit/finding.js';
import {defaultPolicy, type Policy, type Thresholds} from '../../../source/audit/policy/policy.js';
import {runAudit} from '../../../source/audit/run-audit.js';
import {now} from '../tokens/arbitraries.js';
import type {RawToken} from './raw-cluster.js';

/**
The ID of the token with a number from 0 to 99.
*/
export function idOf(number: number): string {
	return `00000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`;
}

/**
A row of the list of tokens. Its grants are written as `write sensors`.
*/
export function rowOf(number: number, grants: readonly string[], changes: RawToken = {}): RawToken {
	return {
		id: idOf(number),
		description: `token ${number}`,
		permissions: grants.map(grant => {
			const [action, resource] = grant.split(' ', 2);
			return {action, resource};
		}),
		createdAt: '2026-01-02T03:04:05Z',
		...changes,
	};
}

export type Options = Partial<Omit<AuditInput, 'tokens' | 'policy'>> & {
	readonly thresholds?: Partial<Thresholds>;
	readonly policy?: Partial<Policy>;
};

/**
The findings of one rule in a cluster whose databases are `flight1`, `flight2` and `sensors`, unless `options` say otherwise, at the time of the tests.
*/
export function findingsOf(rule: string, rows: readonly RawToken[], {thresholds, policy, ...options}: Options = {}): readonly Finding[] {
	const {findings} = runAudit({
		tokens: readTokenList(rows),
		databaseNames: ['flight1', 'flight2', 'sensors'],
		now,
		journal: {rotations: [], changed: new Map()},
		lastLook: undefined,
		policy: {...defaultPolicy, ...policy, thresholds: {...defaultPolicy.thresholds, ...thresholds}},
		...options,
	});
	return findings.filter(finding => finding.rule.id === rule);
}

/**
The same as texts: the description of the token, or the name of the database, and the evidence.
*/
export function foundBy(rule: string, rows: readonly RawToken[], options?: Options): readonly string[] {
	return findingsOf(rule, rows, options).map(({entry, database, evidence}) => `${entry?.token.description ?? database}: ${evidence()}`);
}

/**
The grants that each finding would drop or replace, as `write sensors`.
*/
export function faultsFoundBy(rule: string, rows: readonly RawToken[], options?: Options): ReadonlyArray<readonly string[]> {
	return findingsOf(rule, rows, options).map(({grants = []}) => grants.map(({action, resource}) => `${action} ${resource}`));
}
