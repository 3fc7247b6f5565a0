import {test} from 'node:test';
import assert from 'node:assert/strict';
import type {DatabaseToken} from '../../source/api/types.js';
import {findingsView} from '../../source/audit/findings-view.js';
import {defaultPolicy, type Policy} from '../../source/audit/policy/policy.js';
import {runAudit} from '../../source/audit/run-audit.js';
import {unansweredWords} from '../../source/audit/unanswered-words.js';
import {matcherOf} from '../../source/tokens/filter/matcher.js';
import {parseFilter} from '../../source/tokens/filter/parse.js';
import type {Query} from '../../source/tokens/filter/query.js';
import {indexTokens} from '../../source/tokens/list/token-index.js';

const now = Date.parse('2026-06-15T12:00:00Z');

const tokens: readonly DatabaseToken[] = [
	{
		id: 'aaaa1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55', description: 'team-a: loader', permissions: [{action: 'write', resource: '*'}], createdAt: '2026-06-01T00:00:00Z',
	},
	{
		id: 'bbbb1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55', description: 'reader', permissions: [{action: 'read', resource: 'gone'}], createdAt: '2026-06-01T00:00:00Z',
	},
	{
		id: 'cccc1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55', description: 'team-b: reader', permissions: [{action: 'read', resource: 'flight2'}], createdAt: '2026-06-01T00:00:00Z',
	},
];

function queryOf(text: string): Query {
	const parsed = parseFilter(text, {ownRules: 'any'});
	assert.ok(parsed.ok, text);
	return parsed.query;
}

function auditOf(policy: Partial<Policy> = {}, hasDatabases = true) {
	return runAudit({
		tokens, databaseNames: hasDatabases ? ['flight2'] : undefined, now, policy: {...defaultPolicy, ...policy}, journal: undefined, lastLook: undefined,
	});
}

function found(filter: string, audit = auditOf(), list: readonly DatabaseToken[] = tokens): string {
	const matches = matcherOf(queryOf(filter), {now, databaseNames: undefined, ...findingsView(audit)});
	return indexTokens(list).entries.filter(entry => matches(entry)).map(({token}) => token.id.slice(0, 1)).join('');
}

test('a filter finds the tokens that the audit finds', () => {
	assert.equal(found('finding:write-all'), 'a');
	assert.equal(found('finding:missing-database'), 'b');
	assert.equal(found('severity:critical'), 'a');
	const muted = auditOf({mutes: [{rule: 'write-all', reason: 'known', until: '2026-12-31'}]});
	assert.equal(found('finding:write-all', muted), '');
	assert.equal(found('finding:write-all muted:yes', muted), 'a');
});

test('an audit answers for no token of another list', () => {
	const [first, second, third] = tokens;
	const newer = [second!, first!, third!];
	for (const filter of ['finding:write-all', '!finding:write-all', 'finding:none', 'muted:no']) {
		assert.equal(found(filter, auditOf(), newer), '', filter);
	}
});

test('owners are found by the policy\'s pattern', () => {
	const audit = auditOf({ownerPattern: /^team-(?<owner>\w+)/u});
	assert.equal(found('owner:A', audit), 'a');
	assert.equal(found('owner:team', audit), '');
	assert.equal(found('owner:none', audit), 'b');
	assert.equal(found('owner:none'), '');
});

test('what the audit cannot answer is said with the reason', () => {
	const words = (filter: string, audit = auditOf()) => unansweredWords(queryOf(filter), audit);
	assert.equal(words('finding:write-all finding:any severity>=high muted:no x'), undefined);
	assert.equal(words('owner:x'), 'owner: cannot be answered: the policy has no owner pattern.');
	assert.equal(words('owner:none', auditOf({ownerPattern: /x/u})), undefined);
	assert.equal(words('finding:write-all|missing-database', auditOf({off: new Set(['missing-database'])})), 'finding:missing-database cannot be answered: the policy switches it off.');
	assert.equal(words('!finding:missing-database', auditOf({}, false)), 'finding:missing-database cannot be answered: the databases are not known.');
	assert.equal(words('finding:no-tem', auditOf({
		customRules: [{
			id: 'no-team', severity: 'low', sentence: 'names no team', query: {terms: []},
		}],
	})), 'finding:no-tem cannot be answered: no rule "no-tem"; did you mean finding:no-team.');
});
