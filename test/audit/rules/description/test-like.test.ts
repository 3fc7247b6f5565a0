import assert from 'node:assert/strict';
import test from 'node:test';
import {foundBy, rowOf} from '../../../helpers/audit/found-by.js';

const found = (...descriptions: readonly string[]) => foundBy('test-like', descriptions.map((description, index) => rowOf(index, [], {description})));

test('words of tests are found as whole words, also beside digits, dashes and capital letters', () => {
	assert.deepEqual(found('Test', 'my-test-token', 'test2', 'edgeTest', 'tmp_loader', 'temp', 'temporary token of lena', 'FOO', 'demo: grafana', 'load testing', 'test用', 'proof of concept ingest', 'please DELETE ME now'), [
		'Test: the description says "Test"',
		'my-test-token: the description says "test"',
		'test2: the description says "test"',
		'edgeTest: the description says "Test"',
		'tmp_loader: the description says "tmp"',
		'temp: the description says "temp"',
		'temporary token of lena: the description says "temporary"',
		'FOO: the description says "FOO"',
		'demo: grafana: the description says "demo"',
		'load testing: the description says "testing"',
		'test用: the description says "test"',
		'proof of concept ingest: the description says "proof of concept"',
		'please DELETE ME now: the description says "please DELETE"',
	]);
});

test('words that only hold such a word are not found, nor is a temperature or what must not be deleted', () => {
	assert.deepEqual(found('latest contest', 'attestation', 'template', 'temperature hall 3', 'temp sensor hall 3', 'temp/humidity', 'democracy', 'food', 'be\u{301}test', 'do not delete me', 'foobarista', ''), []);
});
