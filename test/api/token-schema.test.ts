import assert from 'node:assert/strict';
import {inspect} from 'node:util';
import test from 'node:test';
import fc from 'fast-check';
import type * as v from 'valibot';
import {
	createdTokenSchema,
	databaseListSchema,
	errorBodySchema,
	tokenListSchema,
	tokenSchema,
} from '../../source/api/token-schema.js';
import {validate} from '../../source/api/validate.js';
import {token} from '../helpers/api/start-service.js';

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
// Valibot leaves these three names out of every object. No service uses them for fields.
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

test('a valid token stays as it is, with its unknown fields and the text of its times', () => {
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

test('permissions of null become an empty list, and a time that means "not set" is left out', () => {
	const nones = [null, '1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000000Z', '1970-01-01T01:00:00+01:00', '1970-01-01T00:00:00+00:00', '0001-01-01T00:00:00Z'];
	for (const none of nones) {
		const input = {
			...token, permissions: null, expiresAt: none, revokedAt: none,
		};
		assert.deepEqual(valueOf(tokenSchema, input), {...token, permissions: []});
		assert.deepEqual(valueOf(tokenListSchema, [input]), [{...token, permissions: []}]);
	}
});

test('the problem names what is not a list, and what is not a token', () => {
	const problems: ReadonlyArray<readonly [unknown, string]> = [
		[{tokens: []}, 'the body is not a list'],
		[null, 'the body is not a list'],
		['text', 'the body is not a list'],
		[[null, 'text', {id: ''}], 'the body holds no token: no row has an ID'],
	];
	for (const [input, problem] of problems) {
		assert.equal(problemOf(tokenListSchema, input), problem);
	}

	assert.equal(problemOf(tokenSchema, []), 'id is missing');
	assert.equal(problemOf(tokenSchema, {...token, id: 7}), 'id is not text');
	assert.equal(problemOf(tokenSchema, {...token, id: ''}), 'id is empty');
});

test('a problem never repeats the value, which may be a secret', () => {
	const secret = 'apiv1_secret';
	for (const field of knownFields) {
		const result = validate(createdTokenSchema, {...token, accessToken: {secret}, [field]: [secret]}, 'the body');
		assert.ok(!result.ok);
		assert.doesNotMatch(result.problem, /secret/, field);
	}
});

test('a created token has its secret in a Secret, which nothing prints, and every other token loses it', () => {
	const accessToken = 'apiv1_0123456789';
	const created = valueOf(createdTokenSchema, {...token, accessToken});
	assert.equal(created.accessToken.reveal(), accessToken);
	assert.doesNotMatch(inspect(created, {depth: null, showHidden: true}) + JSON.stringify(created), /apiv1_/);
	assert.equal(problemOf(createdTokenSchema, token), 'accessToken is missing');
	assert.deepEqual(valueOf(tokenSchema, {...token, accessToken}), token);
	assert.deepEqual(valueOf(tokenListSchema, [{...token, accessToken}]), [token]);
});

test('databases are checked and keep their unknown fields', () => {
	const database = {
		name: 'plant/7', maxTables: 500, maxColumnsPerTable: 250, retentionPeriod: 0, partitionTemplate: [{type: 'time', value: '%Y'}],
	};
	assert.deepEqual(valueOf(databaseListSchema, [database, {...database, accountId: null}]), [database]);
	assert.equal(problemOf(databaseListSchema, [{...database, name: ''}]), 'the body holds no database: no row has a name');
});

test('the message of an error is found in each known form of its body', () => {
	assert.equal(valueOf(errorBodySchema, {code: 401, message: 'unauthorized'}), 'unauthorized');
	assert.equal(valueOf(errorBodySchema, {code: '401', message: 'unauthorized'}), 'unauthorized');
	assert.equal(valueOf(errorBodySchema, {error: 'no'}), 'no');
	assert.equal(valueOf(errorBodySchema, 'no'), 'no');
	for (const body of [undefined, null, 7, [], {}, {message: 7}]) {
		assert.ok(!validate(errorBodySchema, body, 'the body').ok);
	}
});
