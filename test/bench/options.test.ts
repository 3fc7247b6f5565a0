import assert from 'node:assert/strict';
import test from 'node:test';
import {readOptions} from '../../bench/options.js';
import {partNames} from '../../bench/part-names.js';

const mistakeIn = (parameters: readonly string[]): string => {
	const options = readOptions(parameters);
	return typeof options === 'string' ? options : assert.fail('it has no mistake');
};

test('without arguments every part is measured, and nothing is saved', () => {
	assert.deepEqual(readOptions([]), {only: partNames, isSaved: false});
});

test('--only takes one part, several, or one after another, and keeps the order of the table', () => {
	assert.deepEqual(readOptions(['--only', 'keys']), {only: ['keys'], isSaved: false});
	assert.deepEqual(readOptions(['--only', 'scale,start']), {only: ['start', 'scale'], isSaved: false});
	assert.deepEqual(readOptions(['--only', 'load', '--only', 'keys']), {only: ['keys', 'load'], isSaved: false});
});

test('--save measures every part', () => {
	assert.deepEqual(readOptions(['--save']), {only: partNames, isSaved: true});
	assert.match(mistakeIn(['--save', '--only', 'keys']), /--save writes every part/);
});

test('a mistake is named, with what can be given', () => {
	assert.match(mistakeIn(['--only', 'kyes']), /^There is no part "kyes"\. .*start\|keys\|load\|batch\|scale/);
	assert.match(mistakeIn(['--quick']), /--quick/);
	assert.match(mistakeIn(['keys']), /keys/);
});
