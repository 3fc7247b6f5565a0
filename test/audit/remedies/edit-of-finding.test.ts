import assert from 'node:assert/strict';
import test from 'node:test';
import {editOfFinding, type GrantRemedy} from '../../../source/audit/remedies/edit-of-finding.js';
import type {TokenEntry} from '../../../source/tokens/list/token-entry.js';
import {indexTokens} from '../../../source/tokens/list/token-index.js';
import {permissions} from '../../helpers/tokens/edit-arbitraries.js';

function entryWith(grants: string): TokenEntry {
	return indexTokens([{
		id: '00000000-0000-4000-8000-000000000000', description: '', createdAt: '2026-01-01T00:00:00Z', permissions: permissions(grants),
	}]).entries[0]!;
}

function edit(before: string, grants: string, remedy: GrantRemedy, names: readonly string[] | undefined): string | undefined {
	const result = editOfFinding({entry: entryWith(before), grants: permissions(grants)}, remedy, names);
	return result?.kind === 'update' ? result.fields.permissions.map(({action, resource}) => `${action}:${resource}`).join(' ') : result?.kind;
}

test('the grants of a finding are dropped, or replaced by the databases that exist', () => {
	assert.equal(edit('read:a write:gone', 'write:gone', 'drop-grants', undefined), 'read:a');
	assert.equal(edit('write:gone', 'write:gone', 'drop-grants', ['a']), 'nothing-left');
	assert.equal(edit('write:* read:*', 'write:*', 'replace-wildcard', ['a', 'b']), 'write:a write:b read:*', 'only what the finding is about is replaced');
	assert.equal(edit('write:a write:*', 'write:*', 'replace-wildcard', ['a']), 'write:a');
	assert.equal(edit('write:*', 'write:*', 'replace-wildcard', []), 'nothing-left');
	assert.equal(edit('write:*', 'write:*', 'replace-wildcard', undefined), undefined, 'the databases are not known');
	assert.equal(edit('write:a', 'write:*', 'replace-wildcard', ['a']), undefined, 'somebody replaced it meanwhile');
});

test('a finding about a database, and one that names no grants, have no edit', () => {
	assert.equal(editOfFinding({grants: permissions('read:a')}, 'drop-grants', ['a']), undefined);
	assert.equal(editOfFinding({entry: entryWith('read:a')}, 'drop-grants', ['a']), undefined);
});
