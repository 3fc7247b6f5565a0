import assert from 'node:assert/strict';
import test from 'node:test';
import {faultsFoundBy, foundBy, rowOf} from '../../../helpers/audit/found-by.js';

const rule = 'contradicts-grants';
const found = (grants: readonly string[], ...descriptions: readonly string[]) => foundBy(rule, descriptions.map((description, index) => rowOf(index, grants, {description})));

test('a read-only token that writes is found, with the grants that its description rules out', () => {
	const rows = ['grafana (read-only)', 'Readonly', 'read only', 'read_only_grafana', 'nur lesend', 'nur Lesezugriff', 'lecture seule'].map((description, index) => rowOf(index, ['read sensors', 'write sensors', 'write flight1'], {description}));
	assert.deepEqual(foundBy(rule, rows), [
		'grafana (read-only): the description says "read-only", and it has write on sensors and flight1',
		'Readonly: the description says "Readonly", and it has write on sensors and flight1',
		'read only: the description says "read only", and it has write on sensors and flight1',
		'read_only_grafana: the description says "read_only", and it has write on sensors and flight1',
		'nur lesend: the description says "nur lesend", and it has write on sensors and flight1',
		'nur Lesezugriff: the description says "nur Lesezugriff", and it has write on sensors and flight1',
		'lecture seule: the description says "lecture seule", and it has write on sensors and flight1',
	]);
	assert.deepEqual(faultsFoundBy(rule, rows)[0], ['write sensors', 'write flight1']);
});

test('a write-only token that reads is found', () => {
	assert.deepEqual(found(['write sensors', 'read sensors'], 'write-only'), ['write-only: the description says "write-only", and it has read on sensors']);
});

test('what fits the grants, what says the opposite or both, and what only looks like it is not found', () => {
	assert.deepEqual(found(['read sensors'], 'read-only'), []);
	assert.deepEqual(found(['write sensors'], 'write-only'), []);
	assert.deepEqual(found(['write sensors', 'read sensors'], 'not read-only', 'was read-only', 'no longer read-only', 'nicht nur lesend', 'read-only and read-write', 'read-only, write-only', 'read-only (rw)', 'bread-only', 'read-onlyish', 'nur lesenswert'), []);
});

test('a description that names a database without a grant on it is found', () => {
	assert.deepEqual(found(['write flight2', 'read flight2'], 'telegraf flight1', 'telegraf FLIGHT1: edge', 'flight1 [suspended 2026-06-01]'), [
		'telegraf flight1: the description names flight1, and its grants are on flight2',
		'telegraf FLIGHT1: edge: the description names flight1, and its grants are on flight2',
		'flight1 [suspended 2026-06-01]: the description names flight1, and its grants are on flight2',
	]);
});

test('a name inside a word, a database that is missing, and a token for all databases or without grants are not found', () => {
	assert.deepEqual(found(['write flight2'], 'flight1-edge', 'edge/flight1', 'flight10', 'flight3', 'from flight1 to flight2'), []);
	assert.deepEqual(found(['write flight2'], 'edge flight2'), []);
	assert.deepEqual(found(['write *'], 'telegraf flight1'), []);
	assert.deepEqual(found([], 'telegraf flight1'), []);
	assert.deepEqual(foundBy(rule, [rowOf(1, ['write flight2'], {description: 'flight1'})], {databaseNames: undefined}), []);
});

test('a name that looks like a word counts only where half of the tokens with that word have a grant on the database', () => {
	const stranger = rowOf(1, ['read flight1'], {description: 'all sensors of hall 3'});
	const holder = rowOf(2, ['read sensors'], {description: 'sensors'});
	const evidence = 'all sensors of hall 3: the description names sensors, and its grants are on flight1';
	assert.deepEqual(foundBy(rule, [stranger]), []);
	assert.deepEqual(foundBy(rule, [stranger, holder]), [evidence]);
	assert.deepEqual(foundBy(rule, [stranger, rowOf(3, ['read *'], {description: 'sensors'})]), [evidence]);
	assert.deepEqual(foundBy(rule, [stranger, holder, rowOf(4, ['read flight2'], {description: 'sensors'})]), []);
});

test('of a token some of whose grants cannot be read, only what can be read contradicts', () => {
	const permissions = [{action: 'write', resource: 'flight2'}, {action: 'write'}];
	assert.deepEqual(foundBy(rule, [rowOf(1, [], {permissions, description: 'flight1'})]), []);
	assert.deepEqual(foundBy(rule, [rowOf(1, [], {permissions, description: 'read-only'})]), ['read-only: the description says "read-only", and it has write on flight2']);
});

test('names of databases in any script are compared whole, without regard to case and the form of accents', () => {
	const options = {databaseNames: ['zähler-1', '水位計', 'flight2']};
	assert.deepEqual(foundBy(rule, ['ZA\u{308}HLER-1', '水位計2', 'x-zähler-1', 'ähler-1'].map((description, index) => rowOf(index, ['read flight2'], {description})), options), [
		'ZA\u{308}HLER-1: the description names zähler-1, and its grants are on flight2',
	]);
});
