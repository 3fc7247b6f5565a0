import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import fc from 'fast-check';
import type {DatabaseToken} from '../../../source/api/types.js';
import {startEmulator} from '../../../source/emulator/emulator.js';
import {auditTokens} from '../../../source/emulator/seed/audit-tokens.js';
import {createRandom} from '../../../source/emulator/seed/random.js';
import {missingDatabases, soleAccess, stagingAccess} from '../../../source/emulator/seed/seed-databases.js';
import {seedClusters} from '../../../source/emulator/seed/seed.js';
import {call, clusterPath, tokensIn} from '../../helpers/emulator/call.js';

const now = new Date('2026-11-24T06:00:00Z');
const day = 86_400_000;
const uuidV4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const fine = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const unreadable = '07c6b3dd-2b9d-442e-b40c-cc2c66ac039d';
const coarse = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const mainTokens = (tokens: number, seed = 1): readonly DatabaseToken[] => seedClusters({tokens, seed, now})[0]!.tokens;

const isLive = ({expiresAt, revokedAt}: DatabaseToken): boolean => revokedAt === undefined && (expiresAt === undefined || Date.parse(expiresAt) > now.getTime());
const canWriteAll = ({permissions}: DatabaseToken): boolean => permissions.some(({action, resource}) => action === 'write' && resource === '*');

/**
Checks that every field is as documented and that the times are in order.
*/
const assertWhole = (token: DatabaseToken): void => {
	assert.match(token.id, uuidV4);
	assert.equal(typeof token.description, 'string');
	for (const permission of token.permissions) {
		assert.deepEqual(Object.keys(permission).toSorted(), ['action', 'resource']);
		assert.ok(['read', 'write'].includes(permission.action));
		assert.ok(permission.resource.length > 0);
		assert.ok(permission.resource.length <= 64);
	}

	const grants = token.permissions.map(permission => `${permission.action} ${permission.resource}`);
	assert.equal(new Set(grants).size, grants.length);

	assert.match(token.createdAt, fine);
	const created = Date.parse(token.createdAt);
	assert.ok(created <= now.getTime() - day);
	assert.ok(created >= now.getTime() - (4 * 366 * day));
	if (token.expiresAt !== undefined) {
		assert.match(token.expiresAt, coarse);
		assert.ok(Date.parse(token.expiresAt) > created);
	}

	if (token.revokedAt === undefined) {
		return;
	}

	assert.match(token.revokedAt, fine);
	assert.ok(Date.parse(token.revokedAt) > created);
	assert.ok(Date.parse(token.revokedAt) < now.getTime());
};

suite('the seed', () => {
	test('property: any count and seed gives that many tokens, the same ones again, each well-formed and with its times in order', () => {
		fc.assert(fc.property(fc.integer({min: 0, max: 300}), fc.integer(), (count, seed) => {
			const clusters = seedClusters({tokens: count, seed, now});
			assert.equal(JSON.stringify(clusters), JSON.stringify(seedClusters({tokens: count, seed, now})));
			assert.deepEqual(clusters.map(cluster => [cluster.tokens.length, cluster.databases.length]), [[count, 220], [41, 12], [0, 0], [9, 4]]);

			for (const {id: clusterId, accountId, tokens} of clusters) {
				assert.equal(new Set(tokens.map(token => token.id)).size, tokens.length);
				for (const token of tokens) {
					assert.deepEqual([token.accountId, token.clusterId], [accountId, clusterId]);
					if (token.id !== unreadable) {
						assertWhole(token);
					}
				}
			}
		}), {numRuns: 40});
	});

	test('property: random numbers are within their bounds', () => {
		fc.assert(fc.property(fc.integer(), fc.integer({min: -5, max: 5}), fc.integer({min: 0, max: 9}), (seed, minimum, width) => {
			const random = createRandom(seed);
			for (let index = 0; index < 20; index++) {
				const float = random.next();
				assert.ok(float >= 0);
				assert.ok(float < 1);
				const whole = random.integer(minimum, minimum + width);
				assert.ok(Number.isSafeInteger(whole));
				assert.ok(whole >= minimum);
				assert.ok(whole <= minimum + width);
				assert.match(random.uuid(), uuidV4);
			}
		}));
	});

	test('another seed gives other tokens; the number of tokens of the main cluster does not change the other clusters', () => {
		assert.notDeepEqual(mainTokens(50, 1), mainTokens(50, 2));
		assert.deepEqual(seedClusters({tokens: 5, seed: 1, now}).slice(1), seedClusters({tokens: 500, seed: 1, now}).slice(1));
	});

	test('the shares of the lifetimes are as documented', () => {
		const tokens = mainTokens(20_000);
		const share = (isMember: (token: DatabaseToken) => boolean) => tokens.filter(token => isMember(token)).length / tokens.length;
		const lifeLeft = (token: DatabaseToken) => token.expiresAt === undefined ? Infinity : Date.parse(token.expiresAt) - now.getTime();
		const near = (actual: number, expected: number) => {
			assert.ok(Math.abs(actual - expected) < 0.01, `${actual} is not near ${expected}`);
		};

		near(share(token => token.revokedAt !== undefined), 0.08);
		near(share(token => lifeLeft(token) <= 0), 0.06);
		near(share(token => lifeLeft(token) > 0 && lifeLeft(token) <= 30 * day), 0.05);
		near(share(token => token.revokedAt === undefined && token.expiresAt === undefined), 0.73);
	});

	test('the main cluster has every unusual token that an administrator may meet', () => {
		const [cluster] = seedClusters({tokens: 757, seed: 1, now});
		const {tokens, databases} = cluster!;
		const names = new Set(databases.map(database => database.name));
		const has = (what: string, isMember: (token: DatabaseToken) => boolean) => {
			assert.ok(tokens.some(token => isMember(token)), what);
		};

		has('a stale grant', token => token.permissions.some(({resource}) => resource !== '*' && !names.has(resource)));
		has('a reader of everything', token => token.permissions.some(({action, resource}) => action === 'read' && resource === '*'));
		has('a former writer of everything', token => canWriteAll(token) && !isLive(token));
		has('no grants, not suspended', token => token.permissions.length === 0 && !token.description.includes('suspended'));
		has('a contradiction', token => token.description.startsWith('read-only') && token.permissions.some(({action}) => action === 'write'));
		has('80 characters and more', token => token.description.length >= 80);
		for (const pattern of [/ä/, /\p{Script=Hiragana}/u, /\p{Script=Arabic}/u, /\p{Script=Cyrillic}/u, /🏭/u]) {
			has(String(pattern), token => pattern.test(token.description));
		}

		for (const text of ['👨\u{200D}👩\u{200D}👧\u{200D}👦', '\u{1B}[31m', '\u{202E}', 'one\nline two\u{7}']) {
			has(JSON.stringify(text), token => token.description.includes(text));
		}

		assert.deepEqual(new Map(tokens.filter(({description}) => /\[suspended .*\]$/.test(description)).map(token => [token.description, token.permissions])), new Map([
			['break glass: full access [suspended 2026-10-15]', []],
			['old loader [suspended 2026-10-15]', []],
			['silo level logger [suspended 2026-11-14]', []],
		]));
		assert.equal(tokens.filter(token => token.id === '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55' && token.description === 'telegraf edge-08').length, 1);
		assert.ok(databases.some(database => database.name.includes('/')));
		assert.ok(!names.has('_internal'));
		assert.equal(names.size, 220);
		assert.ok(missingDatabases.every(name => !names.has(name)));

		const created = tokens.map(token => Date.parse(token.createdAt));
		assert.ok(created.some((time, index) => (created[index + 5] ?? Infinity) - time < 60_000), 'a burst within a minute');
	});

	test('some databases have exactly one token that names them as writer or reader, for any number of tokens', () => {
		for (const count of [40, 757, 5000]) {
			const tokens = mainTokens(count);
			const holders = (action: string, name: string) => tokens.filter(token => token.permissions.some(permission => permission.action === action && permission.resource === name));
			for (const name of soleAccess.writer) {
				assert.deepEqual(holders('write', name).map(token => [token.expiresAt, token.revokedAt]), [[undefined, undefined]], name);
			}

			for (const name of soleAccess.reader) {
				assert.deepEqual(holders('read', name).map(token => [token.expiresAt, token.revokedAt]), [[undefined, undefined]], name);
			}
		}
	});

	test('no live token of the main cluster may write every database, for any number of tokens; on the staging cluster some may', () => {
		for (const count of [5, 40, 757, 5000]) {
			const [main, staging] = seedClusters({tokens: count, seed: 1, now});
			const writers = main!.tokens.filter(token => isLive(token) && token.permissions.some(({action, resource}) => action === 'write' && ['*', 'flight3'].includes(resource)));
			assert.deepEqual(writers.map(({description}) => description), ['telegraf edge-08']);
			assert.ok(staging!.tokens.some(token => isLive(token) && canWriteAll(token)));
		}

		const invented = mainTokens(20_000).filter(({description}) => description.endsWith(' backfill'));
		assert.ok(invented.some(token => isLive(token)));
		assert.ok(invented.some(token => !isLive(token)));
		assert.deepEqual(invented.filter(token => isLive(token) === canWriteAll(token)), []);
		assert.deepEqual(invented.filter(token => isLive(token) && token.permissions.length === 0), []);
	});

	test('two emulators with the same options give the same answers, byte for byte', async t => {
		const options = {tokens: 300, seed: 42, now};
		const [one, other] = await Promise.all([startEmulator(options), startEmulator(options)]);
		t.after(async () => Promise.all([one.close(), other.close()]));
		for (const tail of ['tokens', 'databases']) {
			const [first, second] = await Promise.all([one, other].map(async emulator => call(emulator, `${clusterPath(emulator)}/${tail}`)));
			assert.equal(first!.text, second!.text);
			assert.equal(first!.headers.get('date')!.slice(0, 16), 'Tue, 24 Nov 2026');
		}
	});

	test('the tokens for the audit stand in place of invented ones, and change none of the others', () => {
		const isForAudit = (token: DatabaseToken) => auditTokens(now.getTime() * 1000).some(({id}) => id === token.id);
		const whole = mainTokens(757);
		assert.equal(whole.filter(token => isForAudit(token)).length, auditTokens(0).length);
		assert.equal(mainTokens(399).filter(token => isForAudit(token)).length, 0);
		const others = new Set(mainTokens(757 + auditTokens(0).length).map(token => JSON.stringify(token)));
		assert.ok(whole.every(token => others.has(JSON.stringify(token))));
	});

	test('on the staging cluster nobody may read one database, one token may read another, and one token cannot be read whole', () => {
		const staging = seedClusters({tokens: 0, seed: 1, now})[1]!.tokens.filter(token => isLive(token));
		const readersOf = (name: string) => staging.filter(({permissions}) => permissions.some(({action, resource}) => action === 'read' && (resource === name || resource === '*'))).map(({description}) => description);
		const [unread, readOnce] = stagingAccess;
		assert.deepEqual([readersOf(unread), readersOf(readOnce)], [[], ['emissions rehearsal']]);
		assert.deepEqual(staging.filter(({createdAt}) => !fine.test(createdAt)).map(({id}) => id), [unreadable]);
	});

	test('100,000 tokens are listed', async t => {
		const emulator = await startEmulator({tokens: 100_000});
		t.after(async () => emulator.close());
		const reply = await call(emulator, `${clusterPath(emulator)}/tokens`);
		const ids = tokensIn(reply).map(token => token.id);
		assert.equal(ids.length, 100_000);
		assert.equal(new Set(ids).size, 100_000);
	});
});
