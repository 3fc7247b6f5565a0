import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {askedDatabases} from '../../../source/tokens/filter/asked-databases.js';
import {matcherOf} from '../../../source/tokens/filter/matcher.js';
import {parseFilter} from '../../../source/tokens/filter/parse.js';
import {indexTokens} from '../../../source/tokens/list/token-index.js';
import {existingDatabases, now, someTokens} from '../../helpers/tokens/arbitraries.js';
import {permissions} from '../../helpers/tokens/edit-arbitraries.js';

function asked(filter: string, grants: string): readonly string[] | undefined {
	const parsed = parseFilter(filter);
	assert.ok(parsed.ok, filter);
	const token = {
		id: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55', description: 'x', permissions: permissions(grants), createdAt: '2025-01-01T00:00:00Z',
	};
	const databasesOf = askedDatabases(parsed.query, ['flight1', 'flight2']);
	return databasesOf && [...databasesOf(indexTokens([token]).entries[0]!)];
}

test('the databases of a token for which a filter finds it', () => {
	const grants = 'read:flight1 write:flight2 write:gone read:*';
	for (const [filter, names] of [
		['status:active', undefined],
		['!db:flight1', undefined],
		['db:FLIGHT', ['flight1', 'flight2']],
		['db:=flight2', ['flight2']],
		['db:flight action:write', ['flight2']],
		['flight1', ['flight1']],
		['can:write:flight2', ['flight2']],
		['can:read:flight2', ['*']],
		['db:*', ['*']],
		['missing:db', ['gone']],
		['db:flight1 gone', ['flight1', 'gone']],
	] as const) {
		assert.deepEqual(asked(filter, grants), names, filter);
	}
});

test('a token that is found by a database has an asked database, which is one of its own', () => {
	fc.assert(fc.property(someTokens, fc.constantFrom('db:flight', 'db:=flight2', 'can:write:flight2', 'db:a action:read', 'missing:db'), (tokens, filter) => {
		const parsed = parseFilter(filter);
		assert.ok(parsed.ok);
		const databasesOf = askedDatabases(parsed.query, existingDatabases)!;
		const matches = matcherOf(parsed.query, {now, databaseNames: existingDatabases});
		for (const entry of indexTokens(tokens).entries) {
			const names = databasesOf(entry);
			assert.ok(names.isSubsetOf(new Set(entry.token.permissions.map(({resource}) => resource))));
			assert.ok(names.size > 0 || !matches(entry), `${filter} ${JSON.stringify(entry.token)}`);
		}
	}));
});
