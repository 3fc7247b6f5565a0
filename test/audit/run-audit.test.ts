import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {readTokenList} from '../../source/api/token-list.js';
import {runAudit} from '../../source/audit/run-audit.js';
import {someCluster} from '../helpers/audit/arbitrary-cluster.js';
import type {RawCluster} from '../helpers/audit/raw-cluster.js';
import {slowAudit, slowGroups} from '../helpers/audit/slow-audit.js';

/**
What the audit finds, in the form of `slowAudit`.
*/
function fastAudit({rows, ...cluster}: RawCluster): readonly string[] {
	return runAudit({...cluster, tokens: readTokenList(rows)}).findings
		.filter(({rule}) => rule.group in slowGroups)
		.map(({rule, entry, database}) => `${rule.id} ${entry?.token.id ?? `database ${database}`}`)
		.toSorted();
}

test('the audit finds exactly what the separate evaluator finds', () => {
	fc.assert(fc.property(someCluster, cluster => {
		assert.deepEqual(fastAudit(cluster), slowAudit(cluster));
	}), {numRuns: 1000});
});

test('the random clusters have findings of every rule of the evaluator', () => {
	const found = new Set(fc.sample(someCluster, {numRuns: 2000, seed: 1}).flatMap(cluster => slowAudit(cluster).map(text => text.split(' ', 1)[0]!)));
	const rules = Object.values(slowGroups).flatMap(({tokens = {}, databases = {}}) => [...Object.keys(tokens), ...Object.keys(databases)]);
	assert.deepEqual(rules.filter(rule => !found.has(rule)), []);
});
