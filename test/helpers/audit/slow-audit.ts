import type {RuleGroup} from '../../../source/audit/rule.js';
import type {RawCluster, RawToken} from './raw-cluster.js';
import {slowCoverage} from './slow-coverage.js';
import {slowDescription} from './slow-description.js';
import {slowGrants} from './slow-grants.js';
import {slowHistory} from './slow-history.js';
import {slowReach} from './slow-reach.js';
import {slowTime} from './slow-time.js';

/**
The rules of one group: for each rule, whether it finds a token or a database of the cluster.
*/
export type SlowRules = {
	readonly tokens?: Readonly<Record<string, (row: RawToken, cluster: RawCluster) => boolean>>;
	readonly databases?: Readonly<Record<string, (name: string, cluster: RawCluster) => boolean>>;
};

/**
The groups that have a slow form. `run-audit.test.ts` compares the findings of these groups.
*/
export const slowGroups: Partial<Readonly<Record<RuleGroup, SlowRules>>> = {
	reach: slowReach,
	time: slowTime,
	grants: slowGrants,
	description: slowDescription,
	coverage: slowCoverage,
	history: slowHistory,
};

/**
What an audit of the cluster has to find, each as a rule and a token's ID or the name of a database: `write-all 6f2c…`, `no-writer database sensors`. It asks each rule about each row and each database, straight from the JSON of the service, and uses nothing of `source/`.
*/
export function slowAudit(cluster: RawCluster): readonly string[] {
	return Object.values(slowGroups).flatMap(({tokens = {}, databases = {}}) => [
		...Object.entries(tokens).flatMap(([rule, isFound]) => cluster.rows.filter(row => isFound(row, cluster)).map(row => `${rule} ${String(row.id)}`)),
		...Object.entries(databases).flatMap(([rule, isFound]) => (cluster.databaseNames ?? []).filter(name => isFound(name, cluster)).map(name => `${rule} database ${name}`)),
	]).toSorted();
}
