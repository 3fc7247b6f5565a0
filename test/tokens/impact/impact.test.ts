import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {DatabaseToken} from '../../../source/api/types.js';
import {impactOf, type Impact} from '../../../source/tokens/impact/impact.js';
import {impactSentences, impactWords} from '../../../source/tokens/impact/impact-words.js';
import {requiredPhrases} from '../../../source/tokens/impact/required-phrases.js';
import {existingDatabases, now, someToken} from '../../helpers/tokens/arbitraries.js';
import {slowImpact} from '../../helpers/tokens/slow-impact.js';

function token(id: string, grants: string, changes: Partial<DatabaseToken> = {}): DatabaseToken {
	return {
		id,
		description: id,
		permissions: grants.split(' ').filter(Boolean).map(part => {
			const [action = '', resource = ''] = part.split(':', 2);
			return {action, resource};
		}),
		createdAt: '2024-03-02T04:20:19Z',
		...changes,
	};
}

function impact(tokens: readonly DatabaseToken[], leaving: string, databaseNames: readonly string[] | undefined = ['flight1', 'flight2', 'flight3']): Impact {
	return impactOf({
		tokens, leaving: new Set(leaving.split(' ')), databaseNames, now,
	});
}

function words(...parameters: Parameters<typeof impact>): string {
	return impact(...parameters).databases.map(database => `${database.database}: ${impactWords(database)}`).join('\n');
}

test('the impact is the same as that of the plain code', () => {
	const flags = ['isMissing', 'losesLastWriter', 'losesLastReader', 'keepsOnlyWildcardWriter', 'keepsOnlyWildcardReader'] as const;
	const counts = {
		isMissing: 0, losesLastWriter: 0, losesLastReader: 0, keepsOnlyWildcardWriter: 0, keepsOnlyWildcardReader: 0,
	};
	fc.assert(fc.property(fc.array(someToken, {maxLength: 10, size: 'max'}), fc.infiniteStream(fc.boolean()), fc.constantFrom(existingDatabases, [], undefined), (tokens, choices, databaseNames) => {
		const leaving = new Set(tokens.filter(() => choices.next().value).map(({id}) => id));
		const options = {
			tokens, leaving, databaseNames, now,
		};
		const byName = (left: {database: string}, right: {database: string}) => left.database < right.database ? -1 : 1;
		const fast = impactOf(options);
		const slow = slowImpact(options);
		assert.deepEqual(fast.databases.toSorted(byName), slow.toSorted(byName));
		for (const flag of flags) {
			counts[flag] += slow.filter(database => database[flag]).length;
		}
	}), {numRuns: 500});
	assert.ok(flags.every(flag => counts[flag] > 20), `each flag was true often enough: ${JSON.stringify(counts)}`);
});

test('the losses in words, the greatest first', () => {
	const tokens = [
		token('edge', 'write:flight2 read:flight2 write:flight3 write:flight_old'),
		token('w1', 'write:flight2 write:flight2'),
		token('w2', 'write:flight2'),
		token('r1', 'read:flight2'),
	];
	assert.equal(words(tokens, 'edge'), [
		'flight3: its last writer',
		'flight2: nothing: 2 writers, 1 reader stay',
		'flight_old: no such database',
	].join('\n'));
	assert.deepEqual(impactSentences(impact(tokens, 'edge')), [
		{text: 'flight3 loses its last writer.', meaning: 'danger'},
		{text: 'flight2 keeps 2 writers and 1 reader.', meaning: undefined},
		{text: 'flight_old is no database of this cluster.', meaning: undefined},
	]);
	assert.equal(words(tokens, 'r1'), 'flight2: nothing: 3 writers, 1 reader stay');
	assert.equal(words(tokens, 'w1 w2'), 'flight2: nothing: 1 writer, 2 readers stay');
	assert.equal(words(tokens, 'edge w1 w2 r1'), [
		'flight2: its last writer and its last reader',
		'flight3: its last writer',
		'flight_old: no such database',
	].join('\n'));
});

test('a token for all databases covers a loss, and the words say that only it does', () => {
	const tokens = [token('edge', 'write:flight1 read:flight1 read:flight2'), token('wild', 'write:*'), token('reads', 'read:flight2')];
	assert.equal(words(tokens, 'edge'), [
		'flight1: its last reader; only a token for all databases can still write',
		'flight2: nothing: 1 reader stays',
	].join('\n'));
	assert.deepEqual(impact(tokens, 'edge').wildcardWriters, [tokens[1]]);
	assert.equal(words(tokens, 'wild'), [
		'flight2: its last writer',
		'flight3: its last writer',
		'flight1: nothing: 1 writer, 1 reader stay',
	].join('\n'));
	const withTwin = [...tokens, token('twin', 'write:* read:*')];
	assert.equal(words(withTwin, 'edge twin'), [
		'flight1: its last reader; only a token for all databases can still write',
		'flight3: its last reader; only a token for all databases can still write',
		'flight2: only a token for all databases can still write',
	].join('\n'));
});

test('tokens that are not live neither cause nor cover a loss', () => {
	const gone = [
		token('revoked', 'write:flight1', {revokedAt: '2026-01-01T00:00:00Z'}),
		token('expired', 'write:flight1', {expiresAt: '2026-01-01T00:00:00Z'}),
		token('suspended', '', {description: 'x [suspended 2026-01-01]'}),
	];
	assert.equal(words([...gone, token('live', 'write:flight1')], 'live'), 'flight1: its last writer');
	assert.equal(words([...gone, token('live', 'write:flight1')], 'revoked expired suspended'), '');
});

test('when the databases are not known, none counts as missing, and a sentence says that the loss of all databases is not known', () => {
	const tokens = [token('wild', 'read:* write:flight1'), token('edge', 'write:flight_old')];
	assert.deepEqual(impactSentences(impactOf({
		tokens, leaving: new Set(['edge']), databaseNames: undefined, now,
	})), [{text: 'flight_old loses its last writer.', meaning: 'danger'}]);
	const unknown = impactOf({
		tokens, leaving: new Set(['wild']), databaseNames: undefined, now,
	});
	assert.deepEqual(impactSentences(unknown), [
		{text: 'What all databases lose is not known: the list of databases is missing.', meaning: 'warning'},
		{text: 'flight1 loses its last writer.', meaning: 'danger'},
	]);
});

test('greater damage requires more phrases', () => {
	const tokens = [
		token('harmless', 'read:flight1'),
		token('harmless too', 'read:flight1'),
		token('stays', 'read:flight1 write:flight1 read:flight2 read:flight3'),
		token('reader of 4', 'read:flight4'),
		token('writer of 3', 'write:flight3'),
		token('writer of 2', 'write:flight2'),
		token('wild', 'write:*'),
		token('wild too', 'write:*'),
		token('dead', 'write:*', {revokedAt: '2026-01-01T00:00:00Z'}),
		token('landmine', 'write:flight_old'),
	];
	const databases = ['flight1', 'flight2', 'flight3', 'flight4'];
	const phrases = (ids: readonly string[], isProtected = false, without = '') => requiredPhrases({
		impact: impactOf({
			tokens: tokens.filter(({id}) => !without.split(',').includes(id)), leaving: new Set(ids), databaseNames: databases, now,
		}),
		count: ids.length,
		profileName: 'prod-eu',
		isProtected,
	}).map(({phrase, reason}) => `${phrase}: ${reason}`);

	assert.deepEqual(phrases(['harmless']), []);
	assert.deepEqual(phrases(['dead']), []);
	assert.deepEqual(phrases(['landmine']), []);
	assert.deepEqual(phrases(['writer of 3']), [], 'covered by a token for all databases');
	assert.deepEqual(phrases(['harmless', 'harmless too']), ['2: count of tokens']);
	assert.deepEqual(phrases(['writer of 3'], false, 'wild,wild too'), ['flight3: loses its last writer']);
	assert.deepEqual(phrases(['reader of 4']), ['flight4: loses its last reader']);
	assert.deepEqual(phrases(['reader of 4', 'writer of 3', 'writer of 2'], false, 'wild,wild too'), ['3: count of tokens', 'flight2: loses its last writer']);
	assert.deepEqual(phrases(['wild']), ['prod-eu: profile: a token that can write all databases goes']);
	assert.deepEqual(phrases(['harmless'], true), ['prod-eu: profile: it is protected']);
	assert.deepEqual(phrases(['wild', 'wild too'], true), [
		'2: count of tokens',
		'flight4: loses its last writer',
		'prod-eu: profile: 2 tokens that can write all databases go',
	]);
});
