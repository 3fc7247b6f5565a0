import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {readTokenList} from '../../../source/api/token-list.js';
import type {DatabaseToken} from '../../../source/api/types.js';
import {matcherOf, requiresAudit, requiresDatabaseNames} from '../../../source/tokens/filter/matcher.js';
import {parseFilter} from '../../../source/tokens/filter/parse.js';
import type {Query} from '../../../source/tokens/filter/query.js';
import {severities} from '../../../source/tokens/severity.js';
import type {FindingsOfTokens, TokenFinding} from '../../../source/tokens/filter/findings/finding-answer.js';
import {indexTokens} from '../../../source/tokens/list/token-index.js';
import {existingDatabases, now, someTokens} from '../../helpers/tokens/arbitraries.js';
import {someQuery, someRules} from '../../helpers/tokens/arbitrary-query.js';
import {isMatch, type SlowFinding} from '../../helpers/tokens/slow-evaluator.js';

function queryOf(text: string): Query {
	const result = parseFilter(text);
	assert.ok(result.ok, text);
	return result.query;
}

const tokens: readonly DatabaseToken[] = [
	{
		id: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55',
		description: 'reader',
		permissions: [{action: 'read', resource: 'flight2'}, {action: 'write', resource: 'gone-1'}],
		createdAt: '2025-03-31T23:59:59.999999Z',
	},
	{
		id: 'aaaa1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55',
		description: 'Writer of Zähler',
		permissions: [{action: 'write', resource: 'flight2'}],
		createdAt: '2025-04-01T00:00:00.000000Z',
		expiresAt: '2026-06-20T12:00:00Z',
	},
	{
		id: 'bbbb1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55',
		description: 'wide',
		permissions: [{action: 'write', resource: '*'}],
		createdAt: '2026-06-15T11:00:00Z',
		revokedAt: '2026-06-15T11:30:00Z',
	},
	{
		id: 'cccc1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55',
		description: 'empty',
		permissions: [],
		createdAt: '2024-01-01T00:00:00Z',
		expiresAt: '2026-06-15T12:00:00Z',
	},
];

function found(filter: string, databaseNames: readonly string[] | undefined = existingDatabases): string {
	const matches = matcherOf(queryOf(filter), {now, databaseNames});
	return indexTokens(tokens).entries.filter(entry => matches(entry)).map(entry => entry.token.description.split(' ', 1)[0]).join(' ');
}

test('the tokens that each field finds', async t => {
	for (const [filter, descriptions] of [
		['', 'reader Writer wide empty'],
		['writer', 'Writer'],
		['flight2', 'reader Writer'],
		['zA\u{308}HLER', 'Writer'],
		['AAAA1C1E-0', 'Writer'],
		['wide|empty', 'wide empty'],
		['!wide|empty', 'reader Writer'],
		['"reader\n6f2c"', ''],
		['db:FLIGHT', 'reader Writer'],
		['db:*', 'wide'],
		['db:=flight2', 'reader Writer'],
		['db:=flight', ''],
		['db:=Flight2', ''],
		['db:=flight2|gone-1 action:write', 'reader Writer'],
		['db:=flight2 action:write', 'Writer'],
		['!db:=flight2', 'wide empty'],
		['can:write:flight2', 'Writer wide'],
		['can:read:flight2', 'reader'],
		['can:any:flight2', 'reader Writer wide'],
		['can:write:flight', 'wide'],
		['can:write:gone-1|flight2', 'reader Writer wide'],
		['can:any:*', 'wide'],
		['!can:write:flight2', 'reader empty'],
		['db:flight action:write', 'Writer'],
		['db:flight db:gone', 'reader'],
		['db:flight db:gone action:write', ''],
		['db:flight !action:write', ''],
		['action:Write', 'reader Writer wide'],
		['action:writ', ''],
		['status:active', 'reader Writer'],
		['status:revoked|expired', 'wide empty'],
		['wildcard:any', 'wide'],
		['wildcard:read', ''],
		['missing:db', 'reader'],
		['!missing:db', 'Writer wide empty'],
		['id:6f2', 'reader'],
		['id:f2c', ''],
		['created:2025-03', 'reader'],
		['created:2025-03-31..2025-04', 'reader Writer'],
		['created:2025-04..', 'Writer wide'],
		['created:..2024', 'empty'],
		['created:2024|2026', 'wide empty'],
		['created>2025-03', 'Writer wide'],
		['created>=2025-03', 'reader Writer wide'],
		['created<2025-04', 'reader empty'],
		['created<=2025-04-01', 'reader Writer empty'],
		['expires<2026-06-20', 'empty'],
		['expires<=2026-06-20', 'Writer empty'],
		['expires>2026-06-15', 'Writer'],
		['expires:2026', 'Writer empty'],
		['age<=1h', 'wide'],
		['age<1h', ''],
		['age>1y', 'reader Writer empty'],
		['expires<5d', ''],
		['expires<=5d', 'Writer'],
		['expires>4d', 'Writer'],
		['expires:never', 'reader wide'],
		['grants:none', 'empty'],
		['grants>1', 'reader'],
		['grants:1', 'Writer wide'],
	] as const) {
		await t.test(filter, () => {
			assert.equal(found(filter), descriptions);
		});
	}
});

test('suspended counts from the day in the mark, and finds only tokens that are suspended', () => {
	const suspended = (description: string, more: Partial<DatabaseToken> = {}): DatabaseToken => ({
		id: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55', description, permissions: [], createdAt: '2025-01-01T00:00:00Z', ...more,
	});
	const {entries} = indexTokens([
		suspended('short [suspended 2026-06-08]'),
		suspended('grants [suspended 2026-06-01 r:flight2 #k3f9t2]'),
		suspended('granted [suspended 2026-01-01]', {permissions: [{action: 'read', resource: 'flight2'}]}),
		suspended('revoked [suspended 2026-01-01]', {revokedAt: '2026-02-01T00:00:00Z'}),
		suspended('impossible [suspended 2026-02-30]'),
		suspended('plain'),
	]);
	const names = (filter: string) => entries.filter(entry => matcherOf(queryOf(filter), {now, databaseNames: undefined})(entry)).map(entry => entry.token.description.split(' ', 1)[0]).join(' ');
	assert.equal(names('suspended>7d'), 'short grants');
	assert.equal(names('suspended>8d'), 'grants');
	assert.equal(names('suspended<8d'), 'short');
	assert.equal(names('suspended<2026-06-08'), 'grants');
	assert.equal(names('suspended:2026-06'), 'short grants');
	assert.equal(names('!suspended>7d'), 'granted revoked impossible plain');
});

test('without the list of databases, neither missing:db nor !missing:db matches a token', () => {
	const unknown = (filter: string) => {
		const matches = matcherOf(queryOf(filter), {now, databaseNames: undefined});
		return indexTokens(tokens).entries.filter(entry => matches(entry)).length;
	};

	assert.equal(unknown('missing:db'), 0);
	assert.equal(unknown('!missing:db'), 0);
	assert.equal(unknown('reader'), 1);
	assert.equal(requiresDatabaseNames(queryOf('x !missing:db')), true);
	assert.equal(requiresDatabaseNames(queryOf('x db:y')), false);
});

test('the matcher finds the same tokens as the plain evaluator', () => {
	const someNames = fc.constantFrom(existingDatabases, [], undefined);
	let matchCount = 0;
	fc.assert(fc.property(someTokens, someQuery, someNames, (given, query, databaseNames) => {
		const matches = matcherOf(query, {now, databaseNames});
		const ids = indexTokens(given).entries.filter(entry => matches(entry)).map(entry => entry.token.id);
		assert.deepEqual(ids, given.filter(token => isMatch(token, query, now, {databaseNames})).map(token => token.id));
		matchCount += ids.length;
	}), {numRuns: 1000});
	assert.ok(matchCount > 1000, 'enough queries match tokens, so that matches are compared too');
});

const someFindings: fc.Arbitrary<readonly SlowFinding[]> = fc.array(fc.record({
	rule: fc.constantFrom(...someRules), severity: fc.constantFrom(...severities), isMuted: fc.boolean(),
}), {maxLength: 3});

function tokenFinding({rule, severity, isMuted}: SlowFinding): TokenFinding {
	return {rule: {id: rule}, severity: severities.find(known => known === severity)!, mute: isMuted ? {reason: 'known'} : undefined};
}

const ownerOf = (description: string) => /team-\w+|wind farm/i.exec(description)?.[0] ?? '';

test('the matcher finds the same tokens by findings and owners as the plain evaluator', () => {
	const someList = fc.array(someFindings, {minLength: 1, maxLength: 6});
	let matchCount = 0;
	fc.assert(fc.property(someTokens, someQuery, fc.record({list: someList, askedRules: fc.subarray([...someRules]), hasOwners: fc.boolean()}), (given, query, {list, askedRules, hasOwners}) => {
		const findingsAt = (position: number) => list[position % list.length]!;
		const findings: FindingsOfTokens = {of: ({position}) => findingsAt(position).map(finding => tokenFinding(finding)), askedRules: new Set(askedRules)};
		const matches = matcherOf(query, {
			now, databaseNames: existingDatabases, findings, ownerOf: hasOwners ? ({token}) => ownerOf(token.description) || undefined : undefined,
		});
		const positions = indexTokens(given).entries.filter(entry => matches(entry)).map(({position}) => position);
		assert.deepEqual(positions, given.keys().filter(position => isMatch(given[position]!, query, now, {
			databaseNames: existingDatabases, findings: findingsAt(position), askedRules, ownerOf: hasOwners ? ownerOf : undefined,
		})).toArray());
		matchCount += positions.length;
	}), {numRuns: 1000});
	assert.ok(matchCount > 1000, 'enough queries match tokens, so that matches are compared too');
});

test('the tokens that findings and owners find', async t => {
	const finding = (rule: string, severity: typeof severities[number], mute?: string): TokenFinding => ({rule: {id: rule}, severity, mute});
	const byToken = [
		[finding('last-writer', 'medium'), finding('old', 'low')],
		[finding('write-all', 'critical', 'known'), finding('old', 'low')],
		[],
		[finding('old', 'info', 'known')],
	];
	const findings: FindingsOfTokens = {of: ({position}) => byToken[position], askedRules: new Set(['last-writer', 'write-all', 'old'])};
	for (const [filter, positions] of [
		['finding:last-writer', '0'],
		['finding:LAST-WRITER|write-all', '0'],
		['finding:old', '0 1'],
		['!finding:old', '2 3'],
		['finding:any', '0 1'],
		['finding:none', '2 3'],
		['!finding:none', '0 1'],
		['severity:low', '0 1'],
		['severity:medium|critical', '0'],
		['severity>=medium', '0'],
		['severity<medium', '0 1'],
		['severity>low', '0'],
		['severity<=info', ''],
		['!severity>=low', '2 3'],
		['muted:yes', '1 3'],
		['!muted:no', '1 3'],
		['muted:no', '0 2'],
		['finding:write-all muted:yes', '1'],
		['finding:old muted:yes', '3'],
		['severity>=high muted:yes', '1'],
		['finding:old muted:no', '0'],
		['finding:missing-database', ''],
		['!finding:missing-database', ''],
		['!finding:missing-database|old', ''],
		['owner:writer', '0 1'],
		['owner:READER', '0'],
		['!owner:reader', '1 2 3'],
		['owner:none', '2 3'],
		['!owner:none', '0 1'],
	] as const) {
		await t.test(filter, () => {
			const matches = matcherOf(queryOf(filter), {
				now, databaseNames: undefined, findings, ownerOf: ({token}) => /^reader|writer/i.exec(token.description)?.[0].replace('reader', 'reader-writer'),
			});
			assert.equal(indexTokens(tokens).entries.filter(entry => matches(entry)).map(({position}) => position).join(' '), positions);
			assert.ok(requiresAudit(queryOf(filter)));
		});
	}
});

test('nothing is known of findings without an audit, of tokens outside it, and of owners without a pattern', () => {
	const count = (filter: string, findings?: FindingsOfTokens) => {
		const matches = matcherOf(queryOf(filter), {now, databaseNames: undefined, findings});
		return indexTokens(tokens).entries.filter(entry => matches(entry)).length;
	};

	for (const text of ['finding:old', 'finding:any', 'finding:none', 'severity:low', 'severity>=low', 'muted:yes', 'muted:no', 'owner:x', 'owner:none']) {
		assert.equal(count(text), 0, text);
		assert.equal(count(`!${text}`), 0, `!${text}`);
		assert.equal(count(text, {of: () => undefined, askedRules: new Set(['old'])}), 0, text);
		assert.equal(count(`!${text}`, {of: () => undefined, askedRules: new Set(['old'])}), 0, `!${text}`);
	}
});

test('what a token that cannot be read whole does not break is not known', () => {
	const {entries} = indexTokens(readTokenList([{
		id: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55', description: 7, permissions: 'x', createdAt: '2025-01-02T03:04:05Z',
	}]));
	const unreadable: TokenFinding = {rule: {id: 'unreadable'}, severity: 'high', mute: undefined};
	const isFound = (filter: string, list: readonly TokenFinding[]) => matcherOf(queryOf(filter), {
		now, databaseNames: undefined, findings: {of: () => list, askedRules: new Set(['unreadable', 'old'])}, ownerOf: () => undefined,
	})(entries[0]!);
	assert.equal(isFound('finding:unreadable', [unreadable]), true);
	assert.equal(isFound('severity:high', [unreadable]), true);
	assert.equal(isFound('!finding:none', [unreadable]), true);
	for (const text of ['finding:old', '!finding:old', '!severity:low', 'finding:none', 'owner:x', '!owner:x', 'owner:none']) {
		assert.equal(isFound(text, [unreadable]), false, text);
	}

	assert.equal(isFound('finding:none', []), false);
	assert.equal(isFound('!finding:none', []), false);
});

test('an ID that is not a UUID is found by any part of it, and a UUID in upper case too', () => {
	const row = {description: 'loader', permissions: [], createdAt: '2025-01-02T03:04:05Z'};
	const {entries} = indexTokens(readTokenList([
		{...row, id: 'Straße 7'}, {...row, id: '6F2C0A14-0F5B-4A4E-9D2E-1C1F5E0B7A10'}, row,
	]));
	const positionsOf = (text: string) => {
		const parsed = parseFilter(text);
		assert.ok(parsed.ok);
		const matches = matcherOf(parsed.query, {now, databaseNames: undefined});
		return entries.filter(entry => matches(entry)).map(({position}) => position);
	};

	assert.deepEqual(positionsOf('STRASSE'), []);
	assert.deepEqual(positionsOf('straß'), [0]);
	assert.deepEqual(positionsOf('6f2c'), [1]);
	assert.deepEqual(positionsOf('E-9D2'), [1]);
	assert.deepEqual(positionsOf('"no id"'), [2]);
});
