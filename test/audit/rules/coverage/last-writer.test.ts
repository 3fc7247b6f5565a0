import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {readTokenList} from '../../../../source/api/token-list.js';
import {runAudit} from '../../../../source/audit/run-audit.js';
import {impactOf} from '../../../../source/tokens/impact/impact.js';
import {someCluster} from '../../../helpers/audit/arbitrary-cluster.js';
import {findingsOf, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

test('the only token that can write a database is found, by its name or through *', () => {
	assert.deepEqual(foundBy('last-writer', [rowOf(1, ['write sensors', 'write flight1']), rowOf(2, ['write flight1', 'read flight2'])]), [
		'token 1: the only token that can write sensors',
	]);
	const throughAll = [rowOf(1, ['write *']), rowOf(2, ['write flight1'])];
	assert.deepEqual(foundBy('last-writer', throughAll), ['token 1: the only token that can write flight2 and sensors']);
	assert.deepEqual(findingsOf('last-writer', throughAll)[0]!.databases, ['flight2', 'sensors']);
});

test('a token is not found while another live one can write the database, or where there is no such database', () => {
	assert.deepEqual(foundBy('last-writer', [rowOf(1, ['write sensors']), rowOf(2, ['write *']), rowOf(3, ['write *'])]), []);
	assert.deepEqual(foundBy('last-writer', [rowOf(1, ['write gone'])]), []);
	assert.deepEqual(foundBy('last-writer', [rowOf(1, ['write sensors'])], {databaseNames: undefined}), []);
});

test('revoked and expired tokens count as gone', () => {
	const past = '2026-02-01T00:00:00Z';
	assert.deepEqual(foundBy('last-writer', [rowOf(1, ['write sensors']), rowOf(2, ['write sensors'], {revokedAt: past}), rowOf(3, ['write *'], {expiresAt: past})]), [
		'token 1: the only token that can write sensors',
	]);
});

test('a token that may not be live is not counted on, and the evidence says what cannot be read', () => {
	assert.deepEqual(foundBy('last-writer', [rowOf(1, ['write sensors']), rowOf(2, ['write sensors'], {expiresAt: 'soon'})]), [
		'token 1: the only token that can write sensors, as far as tokens can be read',
	]);
	assert.deepEqual(foundBy('last-writer', [rowOf(1, ['write flight1', 'write sensors'], {revokedAt: 'yes'}), rowOf(2, ['write flight1'])]), [
		'token 1: if it is live, the only token that can write sensors',
		'token 2: the only token that can write flight1, as far as tokens can be read',
	]);
});

test('the findings are those databases that the confirmation of a revoke names', () => {
	fc.assert(fc.property(someCluster, ({rows, databaseNames, now, ...cluster}) => {
		const tokens = readTokenList(rows);
		const {facts, findings} = runAudit({
			...cluster, tokens, databaseNames, now,
		});
		const found = new Map(findings.filter(({rule}) => rule.id === 'last-writer').map(({entry, databases}) => [entry!.position, databases!.toSorted()]));
		for (const {token: {id}, position} of facts.standing) {
			const impact = impactOf({
				tokens, leaving: new Set([id]), databaseNames, now,
			});
			const lost = impact.databases.filter(({losesLastWriter}) => losesLastWriter).map(({database}) => database).toSorted();
			assert.deepEqual(found.get(position) ?? [], databaseNames ? lost : []);
		}
	}), {numRuns: 500});
});
