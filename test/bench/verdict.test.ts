import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {verdictOf} from '../../bench/report/verdict.js';

const positive = fc.double({min: 0.001, max: 1e6, noNaN: true});

test('a figure meets its aim, misses it, or is near it within a tenth', () => {
	assert.equal(verdictOf(2, {most: 2.5}), 'meets');
	assert.equal(verdictOf(2.3, {most: 2.5}), 'near');
	assert.equal(verdictOf(2.5, {most: 2.5}), 'near');
	assert.equal(verdictOf(2.7, {most: 2.5}), 'near');
	assert.equal(verdictOf(2.8, {most: 2.5}), 'misses');
});

test('an aim of nothing is met by nothing alone', () => {
	assert.equal(verdictOf(0, {most: 0}), 'meets');
	assert.equal(verdictOf(1, {most: 0}), 'misses');
});

test('without a figure there is no comparator', () => {
	assert.equal(verdictOf(undefined, {most: 2, against: 'fzf'}), 'no comparator');
	assert.equal(verdictOf(undefined, {most: 0}), 'not reported');
});

test('no figure meets its aim in one run and misses it in another that differs by less than a tenth of it', () => {
	fc.assert(fc.property(positive, fc.double({min: 0, max: 2, noNaN: true}), fc.double({min: -0.09, max: 0.09, noNaN: true}), (most, share, noise) => {
		const verdicts = [verdictOf(most * share, {most}), verdictOf(most * (share + noise), {most})];
		assert.ok(!(verdicts.includes('meets') && verdicts.includes('misses')), verdicts.join(' and '));
	}));
});

test('twice a figure that meets its aim barely does not meet it', () => {
	fc.assert(fc.property(positive, fc.double({min: 0.56, max: 1, noNaN: true}), (most, share) => {
		assert.equal(verdictOf(most * share * 2, {most}), 'misses');
	}));
});
