import assert from 'node:assert/strict';
import test from 'node:test';
import {defaultPolicy, type Policy} from '../../../source/audit/policy/policy.js';
import {runAudit} from '../../../source/audit/run-audit.js';
import {solvedWords} from '../../../source/session/audit/solved-words.js';

const token = (id: number, resource: string) => ({
	id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`, description: `token ${id}`, createdAt: '2026-01-01T00:00:00Z', permissions: [{action: 'read', resource}], expiresAt: '2026-12-31T00:00:00Z',
});

const only = (rules: readonly string[]): Policy => {
	const {rules: all} = runAudit({
		tokens: [], databaseNames: [], now: 0, policy: defaultPolicy, journal: undefined, lastLook: undefined,
	});
	return {...defaultPolicy, off: new Set(all.map(({id}) => id).filter(id => !rules.includes(id)))};
};

const audit = (tokens: ReadonlyArray<ReturnType<typeof token>>, policy = only(['missing-database'])) => runAudit({
	tokens, databaseNames: ['a'], now: Date.parse('2026-03-01'), policy, journal: undefined, lastLook: undefined,
});

test('counts the findings that are gone and those that are new, by rule and token', () => {
	const before = audit([token(1, 'gone'), token(2, 'gone'), token(3, 'a')]);
	assert.equal(solvedWords(before, audit([token(1, 'a'), token(2, 'a'), token(3, 'a')])), '2 findings solved, 0 new.');
	assert.equal(solvedWords(before, audit([token(2, 'gone'), token(3, 'gone'), token(4, 'gone')])), '1 finding solved, 2 new.');
	assert.equal(solvedWords(before, audit([token(2, 'gone'), token(1, 'gone')])), undefined);
});

test('does not call a finding solved because the policy has switched its rule off', () => {
	assert.equal(solvedWords(audit([token(1, 'gone')]), audit([token(1, 'gone')], only([]))), undefined);
});

test('does not call it solved that the last reader of a database went away', () => {
	const policy = only(['last-reader', 'no-reader']);
	const before = audit([token(1, 'a')], policy);
	assert.equal(solvedWords(before, audit([], policy)), '0 findings solved, 1 new.');
	assert.equal(solvedWords(audit([], policy), before), '1 finding solved, 1 new.');
});
