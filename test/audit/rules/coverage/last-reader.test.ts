import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {readTokenList} from '../../../../source/api/token-list.js';
import {runAudit} from '../../../../source/audit/run-audit.js';
import {impactOf} from '../../../../source/tokens/impact/impact.js';
import {someCluster} from '../../../helpers/audit/arbitrary-cluster.js';
import {findingsOf, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('the only token that can read a database is found, by its name or through *', () => {
	assert.deepEqual(foundBy('last-reader', [rowOf(1, ['read sensors', 'read flight1']), rowOf(2, ['read flight1', 'write flight2'])]), [
		'token 1: the only token that can read sensors',
	]);
	const throughAll = [rowOf(1, ['read *']), rowOf(2, ['read flight1'])];
	assert.deepEqual(foundBy('last-reader', throughAll), ['token 1: the only token that can read flight2 and sensors']);
	assert.deepEqual(findingsOf('last-reader', throughAll)[0]!.databases, ['flight2', 'sensors']);
});

test('a token is not found while another live one can read the database, or where there is no such database', () => {
	assert.deepEqual(foundBy('last-reader', [rowOf(1, ['read sensors']), rowOf(2, ['read *']), rowOf(3, ['read *'])]), []);
	assert.deepEqual(foundBy('last-reader', [rowOf(1, ['read gone'])]), []);
	assert.deepEqual(foundBy('last-reader', [rowOf(1, ['read sensors'])], {databaseNames: undefined}), []);
});

test('revoked and expired tokens count as gone', () => {
	const past = '2026-02-01T00:00:00Z';
	assert.deepEqual(foundBy('last-reader', [rowOf(1, ['read sensors']), rowOf(2, ['read sensors'], {revokedAt: past}), rowOf(3, ['read *'], {expiresAt: past})]), [
		'token 1: the only token that can read sensors',
	]);
});

test('a token that may not be live is not counted on, and the evidence says what cannot be read', () => {
	assert.deepEqual(foundBy('last-reader', [rowOf(1, ['read sensors']), rowOf(2, ['read sensors'], {expiresAt: 'soon'})]), [
		'token 1: the only token that can read sensors, as far as tokens can be read',
	]);
	assert.deepEqual(foundBy('last-reader', [rowOf(1, ['read flight1', 'read sensors'], {revokedAt: 'yes'}), rowOf(2, ['read flight1'])]), [
		'token 1: if it is live, the only token that can read sensors',
		'token 2: the only token that can read flight1, as far as tokens can be read',
	]);
});

test('the findings are those databases that the confirmation of a revoke names', () => {
	fc.assert(fc.property(someCluster, ({rows, databaseNames, now, ...cluster}) => {
		const tokens = readTokenList(rows);
		const {facts, findings} = runAudit({
			...cluster, tokens, databaseNames, now,
		});
		const found = new Map(findings.filter(({rule}) => rule.id === 'last-reader').map(({entry, databases}) => [entry!.position, databases!.toSorted()]));
		for (const {token: {id}, position} of facts.standing) {
			const impact = impactOf({
				tokens, leaving: new Set([id]), databaseNames, now,
			});
			const lost = impact.databases.filter(({losesLastReader}) => losesLastReader).map(({database}) => database).toSorted();
			assert.deepEqual(found.get(position) ?? [], databaseNames ? lost : []);
		}
	}), {numRuns: 500});
});
