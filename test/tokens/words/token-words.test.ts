import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {readTokenList} from '../../../source/api/token-list.js';
import type {DatabaseToken} from '../../../source/api/types.js';
import {everyTimeForm} from '../../../source/tokens/time/time-form.js';
import {tokenWords, type TokenWordsContext} from '../../../source/tokens/words/token-words.js';
import {
	existingDatabases,
	now,
	someToken,
	someTokens,
} from '../../helpers/tokens/arbitraries.js';

const context: TokenWordsContext = {
	tokens: [], databaseNames: existingDatabases, databasesProblem: undefined, now, no: '-',
	timeWords: text => everyTimeForm(text, {form: 'utc', now, timeZone: 'UTC'}),
};

function rowsOf(token: DatabaseToken, changes: Partial<TokenWordsContext> = {}): readonly string[] {
	return tokenWords(token, {...context, tokens: [token], ...changes}).rows.flatMap(row => row.kind === 'field'
		? [`${row.label}: ${row.text}`]
		: row.lines.map(({database, access}, index) => `${index === 0 ? row.label : ''}: ${database} ${access}`));
}

const token: DatabaseToken = {
	id: '00000000-0000-4000-8000-000000000001', description: 'stack analyser', createdAt: '2025-01-02T03:04:05Z', permissions: [],
	accountId: '11111111-1111-4111-8111-111111111111', clusterId: '33333333-3333-4333-8333-333333333333',
};

test('the rows of every token have different keys, and a revoked token has no impact', () => {
	fc.assert(fc.property(someTokens, someToken, fc.dictionary(fc.constantFrom('Status', 'Created', 'labels'), fc.string()), (others, whole, future) => {
		const one = {...whole, ...future};
		const {rows, impact} = tokenWords(one, {...context, tokens: [...others, one]});
		const keys = rows.map(row => row.kind === 'field' ? row.key : row.label);
		assert.equal(new Set(keys).size, keys.length, keys.join(', '));
		assert.ok(one.revokedAt === undefined || impact.length === 0);
	}));
});

test('the fields of a well-formed token, and fields that this program does not know', () => {
	const future = {...token, labels: {team: 'plant'}, Status: 'new'}; // eslint-disable-line @typescript-eslint/naming-convention -- a name that is a label here
	assert.deepEqual(rowsOf(future), [
		'Description: stack analyser',
		'Token ID: 00000000-0000-4000-8000-000000000001',
		'Status: active',
		`Created: ${context.timeWords(token.createdAt)}`,
		'Expires: never',
		'Account ID: 11111111-1111-4111-8111-111111111111',
		'Cluster ID: 33333333-3333-4333-8333-333333333333',
		'labels: {"team":"plant"}',
		'Status: new',
		'Permissions: none',
	]);
	assert.deepEqual(rowsOf(future).filter(row => !rowsOf(future, {isBrief: true}).includes(row)).map(row => row.split(':', 1)[0]), ['Account ID', 'Cluster ID']);
});

test('the rows of a suspended token say where its grants are kept', () => {
	const held = (mark: string) => rowsOf({...token, description: `loader ${mark}`}).slice(rowsOf(token).length);
	assert.deepEqual(held('[suspended 2025-03-04]'), ['Held grants: in the journal of the machine that suspended it']);
	assert.match(held('[suspended 2025-03-04 w:flight1 #wrong1]').join('\n'), /^Held grants: not known: the mark is damaged, /);
});

test('fields that cannot be read are shown as they came, beside the others', () => {
	const [odd] = readTokenList([{...token, expiresAt: 'soon', permissions: [{action: 'read', resource: 'flight1'}, {action: 'write'}]}]);
	const rows = rowsOf(odd!);
	assert.ok(rows.includes('Expires: unknown: "soon"'), rows.join('\n'));
	assert.ok(rows.includes(': and what cannot be read'), rows.join('\n'));
	assert.ok(rows.some(row => row.startsWith('As it came: expiresAt: "soon"') || row === ': expiresAt: "soon"'), rows.join('\n'));
	assert.equal(tokenWords(odd!, {...context, tokens: [odd!]}).impact[0]?.meaning, 'warning');
});
