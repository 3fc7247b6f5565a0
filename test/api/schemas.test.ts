import assert from 'node:assert/strict';
import {inspect} from 'node:util';
import test from 'node:test';
import fc from 'fast-check';
import type * as v from 'valibot';
import {
	createdTokenSchema,
	databaseListSchema,
	errorBodySchema,
	newTokenSchema,
	tokenChangesSchema,
	tokenListSchema,
	tokenSchema,
} from '../../source/api/schemas.js';
import {validate} from '../../source/api/validate.js';
import {token} from './start-service.js';

function valueOf<Value>(schema: v.GenericSchema<unknown, Value>, input: unknown): Value {
	const result = validate(schema, input, 'the body');
	assert.ok(result.ok, result.ok ? '' : result.problem);
	return result.value;
}

function problemOf(schema: v.GenericSchema, input: unknown): string {
	const result = validate(schema, input, 'the body');
	assert.ok(!result.ok, 'expected a problem');
	return result.problem;
}

function onTheWire(value: unknown): unknown {
	const text = JSON.stringify(value);
	return JSON.parse(text);
}

const knownFields = new Set([...Object.keys(token), 'expiresAt', 'revokedAt', 'accessToken']);
// The three names that valibot leaves out of every object; no service uses them for fields.
const unsafeFields = new Set(['__proto__', 'prototype', 'constructor']);

const times = fc.tuple(fc.date({min: new Date('1971-01-01'), max: new Date('9999-12-31'), noInvalidDate: true}), fc.stringMatching(/^\d{0,6}$/), fc.constantFrom('Z', '+02:00', '-0330'))
	.map(([date, digits, zone]) => date.toISOString().slice(0, -1) + digits + zone);
const unknownFields = fc.dictionary(fc.string().filter(key => !knownFields.has(key) && !unsafeFields.has(key)), fc.jsonValue({maxDepth: 2}), {maxKeys: 3})
	.map(fields => ({...fields}));
const permissionLists = fc.array(fc.record({action: fc.oneof(fc.constantFrom('read', 'write'), fc.string()), resource: fc.string()}), {maxLength: 4});
const tokens = fc.tuple(
	unknownFields,
	fc.record({
		id: fc.uuid(),
		description: fc.string({unit: 'binary'}),
		permissions: permissionLists,
		createdAt: times,
		expiresAt: times,
		revokedAt: times,
		accountId: fc.uuid(),
		clusterId: fc.uuid(),
	}, {requiredKeys: ['id', 'description', 'permissions', 'createdAt']}),
).map(([unknown, known]) => ({...unknown, ...known}));

test('a valid token comes through as it is, unknown fields and the text of its times included', () => {
	fc.assert(fc.property(tokens, input => {
		const sent = onTheWire(input);
		assert.deepEqual(valueOf(tokenSchema, sent), sent);
		assert.deepEqual(valueOf(tokenListSchema, [sent]), [sent]);
	}));
});

test('unknown fields of a permission are kept, and unknown actions', () => {
	const input = {...token, permissions: [{action: 'admin', resource: '*', note: {since: 1}}]};
	assert.deepEqual(valueOf(tokenSchema, input), input);
	assert.deepEqual(valueOf(tokenListSchema, [input]), [input]);
});

test('a list is read like its tokens one by one, whatever is wrong with them', () => {
	const odd = fc.oneof(fc.constantFrom(undefined, null, '', 0, [], {}, 'soon', '1970-01-01T00:00:00Z', [null], [{action: 'read'}]), fc.jsonValue({maxDepth: 1}));
	const changes = fc.dictionary(fc.constantFrom(...knownFields), odd, {maxKeys: 2});
	const items = fc.oneof({weight: 9, arbitrary: fc.tuple(tokens, changes).map(([input, changed]): unknown => ({...input, ...changed}))}, {weight: 1, arbitrary: odd});
	fc.assert(fc.property(items, item => {
		const sent = onTheWire([item]) as unknown[];
		const one = validate(tokenSchema, sent[0], 'it');
		const list = validate(tokenListSchema, sent, 'it');
		assert.equal(list.ok, one.ok);
		if (list.ok && one.ok) {
			assert.deepEqual(list.value, [one.value]);
		} else if (!list.ok && !one.ok) {
			assert.equal(list.problem, one.problem.startsWith('it ') ? `[0]${one.problem.slice(2)}` : `[0].${one.problem}`);
		}
	}), {numRuns: 500});
});

test('no grants is an empty list, and a time that means none is left out', () => {
	const nones = [null, '1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000000Z', '1970-01-01T01:00:00+01:00', '1970-01-01T00:00:00+00:00', '0001-01-01T00:00:00Z'];
	for (const none of nones) {
		const input = {
			...token, permissions: null, expiresAt: none, revokedAt: none,
		};
		assert.deepEqual(valueOf(tokenSchema, input), {...token, permissions: []});
		assert.deepEqual(valueOf(tokenListSchema, [input]), [{...token, permissions: []}]);
	}
});

test('a field that is missing or wrong is named with its path', () => {
	const {createdAt, ...withoutCreatedAt} = token;
	const problems: ReadonlyArray<readonly [unknown, string]> = [
		[{tokens: []}, 'the body is not a list'],
		[null, 'the body is not a list'],
		['text', 'the body is not a list'],
		[[token, null], '[1] is not an object'],
		[[token, 'text'], '[1] is not an object'],
		[[withoutCreatedAt], '[0].createdAt is missing'],
		[[{...token, createdAt: 'yesterday'}], '[0].createdAt is not a date and time'],
		[[{...token, createdAt: 'disk 1'}], '[0].createdAt is not a date and time'],
		[[{...token, createdAt: '2025-13-01T00:00:00Z'}], '[0].createdAt is not a date and time'],
		[[{...token, createdAt: 1_700_000_000}], '[0].createdAt is not text'],
		[[{...token, expiresAt: ''}], '[0].expiresAt is not a date and time'],
		[[{...token, revokedAt: true}], '[0].revokedAt is not text'],
		[[{...token, id: ''}], '[0].id is empty'],
		[[{...token, id: 7}], '[0].id is not text'],
		[[{...token, description: null}], '[0].description is not text'],
		[[{...token, permissions: undefined}], '[0].permissions is missing'],
		[[{...token, permissions: {}}], '[0].permissions is not a list'],
		[[{...token, permissions: [{action: 'read', resource: 'a'}, {action: 'read'}]}], '[0].permissions[1].resource is missing'],
		[[{...token, permissions: [null]}], '[0].permissions[0] is not an object'],
		[[{...token, accountId: 1}], '[0].accountId is not text'],
	];
	for (const [input, problem] of problems) {
		assert.equal(problemOf(tokenListSchema, input), problem);
	}
});

test('a problem never repeats the value, which may be a secret', () => {
	const secret = 'apiv1_secret';
	for (const field of knownFields) {
		const result = validate(createdTokenSchema, {...token, accessToken: {secret}, [field]: [secret]}, 'the body');
		assert.ok(!result.ok);
		assert.doesNotMatch(result.problem, /secret/, field);
	}
});

test('the same token twice is kept once; two that differ under one id are an error', () => {
	const other = {...token, id: 'b'};
	assert.deepEqual(valueOf(tokenListSchema, [token, other, {...token}]), [token, other]);
	assert.equal(problemOf(tokenListSchema, [token, other, {...token, description: 'changed'}]), '[2].id is there twice, with different contents');
});

test('a created token keeps its secret where nothing prints it, and every other token loses it', () => {
	const accessToken = 'apiv1_0123456789';
	const created = valueOf(createdTokenSchema, {...token, accessToken});
	assert.equal(created.accessToken.reveal(), accessToken);
	assert.doesNotMatch(inspect(created, {depth: null, showHidden: true}) + JSON.stringify(created), /apiv1_/);
	assert.equal(problemOf(createdTokenSchema, token), 'accessToken is missing');
	assert.deepEqual(valueOf(tokenSchema, {...token, accessToken}), token);
	assert.deepEqual(valueOf(tokenListSchema, [{...token, accessToken}]), [token]);
});

test('databases are checked and keep what is unknown', () => {
	const database = {
		name: 'plant/7', maxTables: 500, maxColumnsPerTable: 250, retentionPeriod: 0, partitionTemplate: [{type: 'time', value: '%Y'}],
	};
	assert.deepEqual(valueOf(databaseListSchema, [database, {...database, accountId: null}]), [database]);
	assert.equal(problemOf(databaseListSchema, [{...database, retentionPeriod: '1h'}]), '[0].retentionPeriod is not a number');
	assert.equal(problemOf(databaseListSchema, [{...database, name: ''}]), '[0].name is empty');
	assert.equal(problemOf(databaseListSchema, [database, {...database, maxTables: 1}]), '[1].name is there twice, with different contents');
});

test('an error\'s words are found in each of the forms that are known', () => {
	assert.equal(valueOf(errorBodySchema, {code: 401, message: 'unauthorized'}), 'unauthorized');
	assert.equal(valueOf(errorBodySchema, {code: '401', message: 'unauthorized'}), 'unauthorized');
	assert.equal(valueOf(errorBodySchema, {error: 'no'}), 'no');
	assert.equal(valueOf(errorBodySchema, 'no'), 'no');
	for (const body of [undefined, null, 7, [], {}, {message: 7}]) {
		assert.ok(!validate(errorBodySchema, body, 'the body').ok);
	}
});

test('the body of a create', () => {
	const {description, permissions} = token;
	const expiresAt = '2027-01-31T00:00:00Z';
	assert.deepEqual(valueOf(newTokenSchema, {description, permissions}), {description, permissions});
	assert.deepEqual(valueOf(newTokenSchema, {description}), {description, permissions: []});
	assert.deepEqual(valueOf(newTokenSchema, {description, expiresAt}), {description, permissions: [], expiresAt});
	assert.deepEqual(valueOf(newTokenSchema, {description, expirationType: 'datetime', expiresAt}), {description, permissions: [], expiresAt});
	assert.deepEqual(valueOf(newTokenSchema, {description, expirationType: 'noExpiration', expiresAt}), {description, permissions: []});
	assert.equal(problemOf(newTokenSchema, {permissions}), 'description is missing');
	assert.equal(problemOf(newTokenSchema, {description, expirationType: 'datetime'}), 'expiresAt is missing');
	assert.equal(problemOf(newTokenSchema, {description, expirationType: 'never'}), 'expirationType is not datetime or noExpiration');
	assert.equal(problemOf(newTokenSchema, []), 'description is missing');
});

test('the body of an update', () => {
	const {description, permissions} = token;
	assert.deepEqual(valueOf(tokenChangesSchema, {description, permissions, expiresAt: 'ignored'}), {description, permissions});
	assert.deepEqual(valueOf(tokenChangesSchema, {permissions: []}), {permissions: []});
	assert.deepEqual(valueOf(tokenChangesSchema, {description: ''}), {description: ''});
	assert.equal(problemOf(tokenChangesSchema, {}), 'the body has neither a description nor permissions');
	assert.equal(problemOf(tokenChangesSchema, {permissions: null}), 'permissions is not a list');
});
