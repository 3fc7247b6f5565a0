import assert from 'node:assert/strict';
import test from 'node:test';
import {muteFinder} from '../../../source/audit/policy/mute-finder.js';
import {indexTokens} from '../../../source/tokens/list/token-index.js';

const now = Date.UTC(2026, 5, 15, 12);
const id = '6F2C1C1E-0b1e-4d8e-9b1a-2f6c3c9d7e55';
const [entry] = indexTokens([{
	id, description: '', createdAt: '2026-01-01T00:00:00Z', permissions: [],
}]).entries;
const token = {entry: entry!};
const mute = (rule: string, reason: string, more: {readonly tokenId?: string; readonly database?: string; readonly until?: string} = {}) => ({
	rule, reason, until: '2026-06-15', ...more,
});

test('a mute hides the finding of its token or database, and otherwise that of its rule', () => {
	const find = muteFinder([
		mute('old', 'all'),
		mute('old', 'one token', {tokenId: id.toLowerCase()}),
		mute('no-writer', 'one database', {database: 'a'}),
	], now);
	assert.equal(find('old', token)?.reason, 'one token');
	assert.equal(find('old', {database: 'a'})?.reason, 'all');
	assert.equal(find('no-writer', {database: 'a'})?.reason, 'one database');
	assert.equal(find('no-writer', {database: 'A'}), undefined);
	assert.equal(find('no-writer', token), undefined);
	assert.equal(find('write-all', token), undefined);
});

test('a mute holds until the end of its last day in UTC, and of two for the same the last one counts', () => {
	assert.equal(muteFinder([mute('old', 'over', {until: '2026-06-14'})], now)('old', token), undefined);
	assert.equal(muteFinder([mute('old', 'first'), mute('old', 'second')], now)('old', token)?.reason, 'second');
	assert.equal(muteFinder([mute('old', 'first'), mute('old', 'over', {until: '2026-06-14'})], now)('old', token)?.reason, 'first');
});
