import assert from 'node:assert/strict';
import {inspect} from 'node:util';
import test from 'node:test';
import fc from 'fast-check';
import {databaseListSchema, tokenListSchema, tokenSchema} from '../../source/api/token-schema.js';
import type {DatabaseToken} from '../../source/api/types.js';
import {validate} from '../../source/api/validate.js';
import {
	answerJson,
	connect,
	errorOf,
	startService,
	token,
	valueOf,
} from '../helpers/api/start-service.js';

function onTheWire(value: unknown): unknown {
	const text = JSON.stringify(value);
	return JSON.parse(text);
}

const {createdAt, description, permissions, ...nameless} = token;
const whole = {...token, id: '00000000-0000-4000-8000-000000000001'};

function read(rows: readonly unknown[]): readonly DatabaseToken[] {
	const result = validate(tokenListSchema, onTheWire(rows), 'the body');
	assert.ok(result.ok, result.ok ? '' : result.problem);
	return result.value;
}

const oddRows: ReadonlyArray<readonly [row: Record<string, unknown>, oddities: readonly string[]]> = [
	[{...token, permissions: [{action: 'read', resource: 'a'}, {action: 'read'}]}, ['permission 2 has no resource']],
	[{...token, permissions: [{}, {resource: 'a'}]}, ['permission 1 has no action and no resource', 'permission 2 has no action']],
	[{...token, permissions: [null, 'read a', {action: 1, resource: 'a'}]}, ['permission 1 is null', 'permission 2 is not an object', 'permission 3 has an action that is not text']],
	[{...token, permissions: {}}, ['the permissions are not a list']],
	[{...token, permissions: 'write *'}, ['the permissions are not a list']],
	[{...nameless, createdAt, description}, ['the permissions are missing']],
	[{...token, description: null}, ['its description is null']],
	[{...nameless, createdAt, permissions}, ['its description is missing']],
	[{...nameless, description, permissions}, ['createdAt is missing']],
	[{...token, createdAt: ''}, ['createdAt is empty']],
	[{...token, createdAt: 'disk 1'}, ['createdAt is not a date and time']],
	[{...token, createdAt: 1_700_000_000}, ['createdAt is not text']],
	[{...token, expiresAt: ''}, ['expiresAt is empty']],
	[{...token, expiresAt: 'soon'}, ['expiresAt is not a date and time']],
	[{...token, revokedAt: ''}, ['revokedAt is empty']],
	[{...token, revokedAt: true, expiresAt: 7}, ['expiresAt is not text', 'revokedAt is not text']],
	[{...token, accountId: 1}, ['accountId is not text']],
	[{...token, id: 'b'}, ['its ID is not a UUID']],
	[{...token, id: '../../databases/prod'}, ['its ID is not a UUID']],
	[{...token, id: ''}, ['its ID is empty']],
	[{...token, id: 7}, ['its ID is not text']],
];

test('a row that does not fit says what is odd, and the other rows are still read', () => {
	for (const [row, oddities] of oddRows) {
		const [odd, other, ...more] = read([row, whole]);
		assert.deepEqual(odd?.oddities, oddities);
		assert.deepEqual(other, whole);
		assert.ok(!('oddities' in other));
		assert.deepEqual(more, []);
	}
});

test('an odd token has what could be read, keeps what could not be read as it came, and an odd revokedAt is left out', () => {
	const [odd] = read([{
		...token, permissions: [{action: 'read', resource: 'a', note: 1}, {action: 'read'}], description: null, revokedAt: '', expiresAt: 'soon',
	}]);
	assert.partialDeepStrictEqual(odd, {
		id: token.id,
		description: '',
		permissions: [{action: 'read', resource: 'a', note: 1}],
		expiresAt: 'soon',
		oddFields: {
			description: null, permissions: [{action: 'read', resource: 'a', note: 1}, {action: 'read'}], revokedAt: '', expiresAt: 'soon',
		},
	});
	assert.ok(!('revokedAt' in odd!));
});

test('a row that is not an object or has no ID gets an ID from its place in the list', () => {
	const rows = read([whole, null, 'text', {...token, id: undefined}]);
	assert.deepEqual(rows.map(({id}) => id), [whole.id, 'no id #2', 'no id #3', 'no id #4']);
	assert.deepEqual(rows[1]?.oddities?.slice(0, 2), ['the row is not an object', 'its ID is missing']);
});

test('equal rows become one token; rows with one ID, in either case, and different contents are odd', () => {
	assert.deepEqual(read([token, whole, {...token}]), [token, whole]);
	const other = {
		...token, id: token.id.toUpperCase(), description: 'changed', revokedAt: '2026-01-01T00:00:00Z',
	};
	const [first, second, third] = read([token, other, whole]);
	assert.deepEqual(third, whole);
	for (const row of [first, second]) {
		assert.deepEqual(row?.oddities, ['this ID is listed twice, with different contents']);
		assert.ok(row);
		assert.ok(!('revokedAt' in row), 'it is not known which of the two is true');
		assert.ok('revokedAt' in row.oddFields!);
	}

	assert.match(inspect(first?.oddFields, {depth: 5}), /other rows of this ID.*changed/s);
});

test('the oddities of a permission list of any length are a few words', () => {
	const [odd] = read([{...token, permissions: Array.from({length: 1000}, () => ({}))}]);
	assert.equal(odd?.oddities?.length, 6);
	assert.equal(odd.oddities.at(-1), '995 more permissions cannot be read');
});

test('no field of the service makes a well-formed token odd, and an odd token keeps no secret', () => {
	assert.deepEqual(read([{...token, oddities: ['x'], oddFields: {}}]), [token]);
	const [odd] = read([{
		...token, createdAt: '', accessToken: 'apiv1_secret', oddities: 'x',
	}]);
	assert.doesNotMatch(inspect(odd, {depth: 9}), /apiv1_secret/);
	assert.deepEqual(odd?.oddities, ['createdAt is empty']);
});

test('any value can be read as a row, and is read the same in a list of its own', () => {
	const value = fc.oneof(fc.constantFrom(undefined, null, '', 0, [], {}, 'soon', '1970-01-01T00:00:00Z', [null], [{action: 'read'}]), fc.jsonValue({maxDepth: 1}));
	const changes = fc.dictionary(fc.constantFrom('description', 'permissions', 'createdAt', 'expiresAt', 'revokedAt', 'accountId', 'clusterId'), value, {maxKeys: 3});
	fc.assert(fc.property(changes, changed => {
		const row = onTheWire({...token, ...changed});
		const one = validate(tokenSchema, row, 'it');
		assert.ok(one.ok);
		assert.deepEqual(read([row, whole]), [one.value, whole]);
		assert.equal(one.value.oddities === undefined, one.value.oddFields === undefined);
	}), {numRuns: 1000});
});

test('the message "Check the host" is for a body that is not a list of tokens', async () => {
	let body: unknown = [];
	await using service = await startService(response => {
		answerJson(response, 200, body);
	});
	const api = connect(service.host);
	for (const rows of [[{id: 'x'}], [null, {...token, permissions: 'all'}], [{...token, id: 7}, whole], []]) {
		body = rows;
		assert.equal(valueOf(await api.listTokens()).length, rows.length);
	}

	for (const other of [{tokens: []}, 'text', null, [null], ['a'], [{name: 'sensors'}]]) {
		body = other;
		assert.match(errorOf(await api.listTokens()).message, /Check the host of this profile\.$/);
	}
});

test('the databases beside an odd one are still read', () => {
	const database = {
		name: 'plant/7', maxTables: 500, maxColumnsPerTable: 250, retentionPeriod: 0,
	};
	const result = validate(databaseListSchema, [database, {...database, name: 'b', retentionPeriod: '1h'}, {maxTables: 1}, null, {...database, maxTables: 7}], 'the body');
	assert.ok(result.ok);
	assert.deepEqual(result.value.map(({name, oddities}) => [name, oddities]), [
		['plant/7', ['this name is listed twice, with different contents']],
		['b', ['retentionPeriod is not a number']],
		['', ['it has no name', 'maxColumnsPerTable is not a number', 'retentionPeriod is not a number']],
		['', ['it has no name', 'maxTables is not a number', 'maxColumnsPerTable is not a number', 'retentionPeriod is not a number']],
	]);
	assert.ok(!validate(databaseListSchema, [{id: 'x'}], 'the body').ok);
});
