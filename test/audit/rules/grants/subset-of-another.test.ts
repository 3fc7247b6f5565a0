import assert from 'node:assert/strict';
import test from 'node:test';
import {
	findingsOf,
	foundBy,
	idOf,
	rowOf,
} from '../../../helpers/audit/found-by.js';

test('a token whose grants another has, with more, is found', () => {
	const rows = [rowOf(1, ['write sensors', 'read sensors']), rowOf(2, ['read sensors', 'read flight1', 'write sensors']), rowOf(3, ['read sensors', 'write flight1'])];
	assert.deepEqual(foundBy('subset-of-another', rows), ['token 1: write sensors; read sensors, and token 2 (00000000) can do that and more']);
	assert.deepEqual(findingsOf('subset-of-another', rows)[0]!.others?.().map(({token}) => token.id), [idOf(2)]);
});

test('a * of the other token covers an action where its names cover another one', () => {
	assert.deepEqual(foundBy('subset-of-another', [rowOf(1, ['write sensors', 'read flight1', 'read flight2']), rowOf(2, ['write sensors', 'read *'])]), [
		'token 1: write sensors; read flight1, flight2, and token 2 (00000000) can do that and more',
	]);
});

test('a token that only a * covers is not found', () => {
	assert.deepEqual(foundBy('subset-of-another', [rowOf(1, ['write sensors', 'read sensors']), rowOf(2, ['write *', 'read *']), rowOf(3, ['read *', 'write *', 'read flight1'])]), []);
});

test('a token with one grant, also beside shadowed ones, is not found', () => {
	assert.deepEqual(foundBy('subset-of-another', [
		rowOf(1, ['read sensors']),
		rowOf(2, ['read sensors', 'write sensors']),
		rowOf(3, ['read *', 'read flight1']),
		rowOf(4, ['read *', 'read flight1', 'write flight2']),
	]), []);
});

test('tokens that can do the same are not found, however their grants are written', () => {
	assert.deepEqual(foundBy('subset-of-another', [
		rowOf(1, ['read *', 'write sensors']),
		rowOf(2, ['read *', 'write sensors', 'read flight1']),
	]), []);
});

test('tokens that are gone, and those whose grants cannot be compared, cover nothing', () => {
	const larger = ['read sensors', 'write sensors', 'read flight1'];
	assert.deepEqual(foundBy('subset-of-another', [
		rowOf(1, ['read sensors', 'write sensors']),
		rowOf(2, larger, {revokedAt: '2026-02-01T00:00:00Z'}),
		rowOf(3, [], {permissions: [{action: 'read', resource: 'sensors'}, {action: 'write', resource: 'sensors'}, {action: 'read', resource: 'flight1', effect: 'deny'}]}),
		rowOf(4, [], {permissions: [{action: 'read', resource: 'sensors'}, {action: 'write', resource: 'sensors'}, {action: 'read', resource: 'flight1'}, {}]}),
	]), []);
});

test('the largest sets are compared where very many share a grant', () => {
	const wide = Array.from({length: 60}, (_, index) => rowOf(index, ['write sensors', 'read sensors', ...Array.from({length: 60 - index}, (_unused, name) => `read name-${name}`)]));
	const found = findingsOf('subset-of-another', wide);
	assert.equal(found.length, 59);
	assert.ok(found.every(finding => finding.others?.()[0]!.token.description === 'token 0'));
});
