import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {DatabaseToken} from '../../../source/api/types.js';
import {checkPlan, type PlanCheck} from '../../../source/tokens/plan/check-plan.js';
import {
	makePlan,
	printPlan,
	type NewPlan,
	type Plan,
} from '../../../source/tokens/plan/plan.js';
import {parsePlan} from '../../../source/tokens/plan/parse-plan.js';
import {sameGrants} from '../../../source/tokens/grants/permission-key.js';
import {planImpactOf} from '../../../source/tokens/plan/plan-impact.js';
import {reviewOfImpact} from '../../../source/tokens/plan/review-of-impact.js';
import {tokenHash} from '../../../source/tokens/plan/token-hash.js';
import {now, someToken} from '../../helpers/tokens/arbitraries.js';
import {permissions, shuffled, somePermissions} from '../../helpers/tokens/edit-arbitraries.js';

const cluster = {host: 'https://console.influxdata.com', accountId: '11111111-2222-3333-4444-555555555555', clusterId: '3333a1b2-0000-4000-8000-00000000000c'};
const day = 86_400_000;

const token: DatabaseToken = {
	id: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55',
	description: 'telegraf edge-08',
	permissions: permissions('read:flight2 write:flight2'),
	createdAt: '2024-03-02T04:20:19.123456Z',
};

const planFor = (tokens: readonly DatabaseToken[], changes: Partial<NewPlan> = {}) => makePlan({
	...cluster,
	planned: tokens.map(each => ({token: each})),
	clusterTokens: tokens,
	databaseNames: undefined,
	databasesProblem: undefined,
	now,
	lifetime: 7 * day,
	createdBy: 'ada@ops-1',
	reason: 'OPS-17: decommission flight2',
	profile: 'prod-eu',
	action: 'revoke',
	...changes,
});

const check = (plan: Plan, tokens: readonly DatabaseToken[], changes = {}) => checkPlan(plan, {
	...cluster,
	tokens,
	now,
	...changes,
});

const isReady = (result: PlanCheck) => result.kind === 'ready';

const distinct = fc.uniqueArray(someToken, {selector: ({id}) => id, minLength: 1, maxLength: 6});

test('a plan as text', () => {
	assert.equal(printPlan(planFor([token])), `{
  "format": "influx-tokens plan",
  "version": 2,
  "createdAt": "2026-06-15T12:00:00Z",
  "expiresAt": "2026-06-22T12:00:00Z",
  "createdBy": "ada@ops-1",
  "reason": "OPS-17: decommission flight2",
  "profile": "prod-eu",
  "host": "https://console.influxdata.com",
  "accountId": "11111111-2222-3333-4444-555555555555",
  "clusterId": "3333a1b2-0000-4000-8000-00000000000c",
  "action": "revoke",
  "impact": {
    "losesLastWriter": [
      "flight2"
    ],
    "losesLastReader": [
      "flight2"
    ],
    "keepsOnlyWildcardWriter": [],
    "keepsOnlyWildcardReader": [],
    "unknown": []
  },
  "targets": [
    {
      "id": "6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55",
      "description": "telegraf edge-08",
      "permissions": [
        {
          "action": "read",
          "resource": "flight2"
        },
        {
          "action": "write",
          "resource": "flight2"
        }
      ],
      "hash": "${tokenHash(token)}"
    }
  ]
}
`);
	assert.match(tokenHash(token), /^[\da-f]{64}$/);
	assert.throws(() => planFor([]), RangeError);
});

test('the hash of a token stays the same from one version of the program to the next', () => {
	// `printf '%s' '{"createdAt":"2024-03-02T04:20:19.123Z","description":"telegraf edge-08","id":"6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55","permissions":[{"action":"read","resource":"flight2"},{"action":"write","resource":"flight2"}]}' | sha256sum`
	assert.equal(tokenHash(token), 'b0752af7d2d72416da68a93417140a1cbbf37ba71d5172f2c17ee656ebd25758');
});

test('a plan is read as it was written, and its text holds nothing that a terminal obeys', () => {
	const someText = fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom('\u{9B}31m', '\u{202E}abc', 'two\nlines', '\u{2028}', '\u{E0041}', '"quoted"'));
	fc.assert(fc.property(distinct, someText, fc.constantFrom('revoke', 'suspend'), (tokens, reason, action) => {
		const named = tokens.map(each => ({...each, description: each.description + reason}));
		const plan = planFor(named, {reason, action});
		const text = printPlan(plan);
		const parsed = parsePlan(text);
		assert.ok(parsed.ok, text);
		assert.equal(printPlan(parsed.plan), text);
		assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Other}\u{2028}\u{2029}]/u);
	}));
	assert.equal(parsePlan(`\u{FEFF}${printPlan(planFor([token]))}`).ok, true);
});

test('the message for a plan that cannot be used names the wrong field', () => {
	const plan = planFor([token]);
	const [target] = plan.targets;
	for (const [change, problem] of [
		[{format: undefined}, 'format is missing'],
		[{format: 'shopping list'}, 'format is not influx-tokens plan'],
		[{version: 3}, 'version is not 1 or 2'],
		[{version: 1}, 'targets.0.permissions is not a field of a plan'],
		[{impact: undefined}, 'impact is missing'],
		[{impact: {...plan.impact, losesLastWriter: 'flight2'}}, 'impact.losesLastWriter is not a list'],
		[{createdAt: 'yesterday'}, 'createdAt is not a date and time'],
		[{expiresAt: 7}, 'expiresAt is not text'],
		[{reason: undefined}, 'reason is missing'],
		[{clusterId: 'eu'}, 'clusterId is not a UUID'],
		[{action: 'delete'}, 'action is not revoke or suspend or update'],
		[{action: 'update'}, 'targets.0.fields is missing'],
		[{action: 'update', targets: [{...target!, fields: {}}]}, 'targets.0.fields is empty'],
		[{action: 'update', targets: [{...target!, fields: {expiresAt: '2099-01-01T00:00:00Z'}}]}, 'targets.0.fields.expiresAt is not a field of a plan'],
		[{targets: [{...target!, fields: {description: 'other'}}]}, 'targets.0.fields is not a field of a plan'],
		[{targets: [{...target!, permissions: undefined}]}, 'targets.0.permissions is missing'],
		[{targets: []}, 'targets is empty'],
		[{targets: {}}, 'targets is not a list'],
		[{targets: [target, {...target!, id: target!.id.toUpperCase()}]}, 'targets has an id twice'],
		[{targets: [target, {...target!, id: '../tokens'}]}, 'targets.1.id is not a UUID'],
		[{targets: [{...target!, hash: 'abc'}]}, 'targets.0.hash is not a SHA-256 in hexadecimal'],
		[{targets: [{...target!, unless: 'busy'}]}, 'targets.0.unless is not a field of a plan'],
		[{force: true}, 'force is not a field of a plan'],
	] as const) {
		assert.deepEqual(parsePlan(JSON.stringify({...plan, ...change})), {
			ok: false,
			message: `The plan cannot be used: ${problem}; make a new one with "influx-tokens plan".`,
		});
	}

	for (const [text, problem] of [
		['', 'the whole is not JSON'],
		[printPlan(plan).slice(0, -10), 'the whole is not JSON'],
		['[]', 'format is missing'],
		['null', 'the whole is not an object'],
	] as const) {
		const parsed = parsePlan(text);
		assert.ok(!parsed.ok);
		assert.ok(parsed.message.includes(problem), parsed.message);
	}
});

test('a plan is valid until it expires, and for its cluster only', () => {
	const plan = planFor([token]);
	const end = now + (7 * day);
	assert.equal(check(plan, [token], {now: end - 1}).kind, 'ready');
	assert.equal(check(plan, [token], {now: end}).kind, 'expired');
	assert.equal(check({...plan, expiresAt: 'never'}, [token]).kind, 'expired');
	assert.equal(check(plan, [token], {clusterId: '3333a1b2-0000-4000-8000-00000000000d'}).kind, 'other-cluster');
	assert.equal(check(plan, [token], {accountId: cluster.clusterId}).kind, 'other-cluster');
	assert.equal(check(plan, [token], {host: 'https://influxdb.example.com'}).kind, 'other-cluster');
	assert.equal(check(plan, [token], {clusterId: cluster.clusterId.toUpperCase()}).kind, 'ready');
});

test('targets that changed since the plan was made, and targets that are gone', () => {
	const other = {...token, id: 'aaaaaaaa-0b1e-4d8e-9b1a-2f6c3c9d7e55', description: 'other'};
	const plan = planFor([token, other]);
	const left = (why: string, differences: readonly string[] = []) => ({
		id: token.id, description: token.description, why, differences,
	});
	const emptied = ['read on flight2: removed', 'write on flight2: removed'];
	for (const [live, list, why, ...differences] of [
		[[{...token, description: 'edge-09'}], 'changed', 'its description changed since the plan was made', 'description: "telegraf edge-08" becomes "edge-09"'],
		[[{...token, permissions: []}], 'changed', 'its permissions or its expiry changed since the plan was made', ...emptied],
		[[{...token, expiresAt: '2027-01-01T00:00:00Z'}], 'changed', 'its permissions or its expiry changed since the plan was made'],
		[[{...token, permissions: [], description: 'telegraf edge-08 [suspended 2026-06-15]'}], 'changed', 'its description and its permissions or its expiry changed since the plan was made', 'description: "telegraf edge-08" becomes "telegraf edge-08 [suspended 2026-06-15]"', ...emptied],
		[[{...token, revokedAt: '2026-06-15T12:00:00Z'}], 'gone', 'it is revoked'],
		[[], 'gone', 'the cluster does not list it'],
	] as const) {
		assert.deepEqual(check(plan, [other, ...live]), {
			kind: 'ready',
			unchanged: [other],
			changed: [],
			gone: [],
			[list]: list === 'gone' ? [{id: token.id, description: token.description, why}] : [left(why, differences)],
		});
	}
});

test('tokens of an untouched cluster are unchanged, in any order of tokens and permissions and with any spelling of times', () => {
	const someClusters = distinct.chain(tokens => fc.tuple(
		fc.constant(tokens),
		fc.shuffledSubarray(tokens, {minLength: tokens.length}),
		fc.tuple(...tokens.map(each => shuffled(each.permissions))),
	));
	fc.assert(fc.property(someClusters, ([tokens, mixed, lists]) => {
		const listOf = new Map(tokens.map((each, index) => [each.id, lists[index]!]));
		const live = mixed.map(each => ({
			...each,
			id: each.id.toUpperCase(),
			permissions: listOf.get(each.id)!,
			createdAt: each.createdAt.replace('123Z', '+00:00'),
		}));
		const result = check(planFor(tokens), live);
		assert.ok(isReady(result));
		assert.deepEqual(result.changed, []);
		assert.deepEqual(result.unchanged.map(({id}) => id.toLowerCase()), tokens.filter(each => each.revokedAt === undefined).map(({id}) => id));
		assert.ok(result.unchanged.every(each => live.includes(each)));
	}));
});

test('any change of a description or of grants makes a token changed', () => {
	fc.assert(fc.property(someToken, somePermissions, fc.string({unit: 'grapheme'}), (seen, list, description) => {
		const {revokedAt: _, ...plain} = seen;
		const plan = planFor([plain]);
		const isSameList = sameGrants(list, plain.permissions);
		for (const [live, isUnchanged] of [
			[{...plain, permissions: list}, isSameList],
			[{...plain, description}, description === plain.description],
			[{...plain, description, permissions: list}, isSameList && description === plain.description],
			[{...plain, description: `${plain.description} `}, false],
			[{...plain, permissions: [...plain.permissions, {action: 'read', resource: 'brand-new'}]}, false],
		] as const) {
			const result = check(plan, [live]);
			assert.ok(isReady(result));
			assert.deepEqual([result.unchanged.length, result.changed.length, result.gone.length], isUnchanged ? [1, 0, 0] : [0, 1, 0]);
		}
	}));
});

test('a plan of version 1, which holds neither grants nor an impact, is read and checked', () => {
	const {impact: _, ...plan} = planFor([token]);
	const earlier = {...plan, version: 1, targets: plan.targets.map(({permissions: __, ...target}) => target)} as const;
	const parsed = parsePlan(printPlan(earlier));
	assert.deepEqual(parsed, {ok: true, plan: earlier});
	const result = check(earlier, [token]);
	assert.ok(isReady(result));
	assert.deepEqual(result.unchanged, [token]);
	assert.deepEqual(reviewOfImpact(earlier, plannedImpact([token], [token])).map(({text}) => text.split('.', 1)[0]), ['What the databases lose now', 'flight2 loses its last writer and its last reader']);
});

test('a plan whose grants were edited is not carried out, because a person would have reviewed other grants', () => {
	const plan = planFor([token]);
	const [target] = plan.targets;
	for (const change of [{permissions: permissions('read:flight2')}, {description: 'harmless'}]) {
		const result = check({...plan, targets: [{...target!, ...change}]}, [token]);
		assert.ok(isReady(result));
		assert.deepEqual(result.unchanged, []);
		assert.match(result.changed[0]!.why, /the plan was edited$/);
	}
});

const plannedImpact = (planned: readonly DatabaseToken[], clusterTokens: readonly DatabaseToken[]) => planImpactOf(planned.map(each => ({token: each})), {
	clusterTokens, databaseNames: undefined, databasesProblem: undefined, now,
});

test('the review shows the impact once where the plan and now are alike, and otherwise both and where they differ', () => {
	const second = {...token, id: 'aaaaaaaa-0b1e-4d8e-9b1a-2f6c3c9d7e55', permissions: permissions('write:flight2')};
	const everywhere = {...token, id: 'bbbbbbbb-0b1e-4d8e-9b1a-2f6c3c9d7e55', permissions: permissions('read:* write:*')};
	const plan = planFor([token], {clusterTokens: [token, second, everywhere]});
	const lines = (clusterTokens: readonly DatabaseToken[]) => reviewOfImpact(plan, plannedImpact([token], clusterTokens)).map(({text, depth}) => `${' '.repeat(depth)}${text}`);
	assert.deepEqual(lines([everywhere, second, token]), [
		'What the databases lose, in the plan and now:',
		' flight2: only a token for all databases can still read.',
	]);
	assert.deepEqual(lines([token]), [
		'What the databases lose, in the plan of 2026-06-15T12:00:00Z:',
		' flight2: only a token for all databases can still read.',
		'What they lose now:',
		' flight2 loses its last writer and its last reader.',
		'Both differ for 1 database: flight2.',
	]);
	assert.deepEqual(lines([token, second, {...second, id: 'cccccccc-0b1e-4d8e-9b1a-2f6c3c9d7e55', permissions: permissions('read:flight2')}]).slice(2), [
		'What they lose now:',
		' No database loses its last writer or its last reader.',
		'Both differ for 1 database: flight2.',
	]);
});

test('an update loses exactly what the same token loses when it is split into the lost and the kept grants', () => {
	fc.assert(fc.property(distinct, somePermissions, (tokens, after) => {
		const [first, ...others] = tokens as [DatabaseToken, ...DatabaseToken[]];
		const live = {
			id: first.id, description: first.description, permissions: first.permissions, createdAt: first.createdAt,
		};
		const keys = new Set(after.map(({action, resource}) => `${action} ${resource}`));
		const gone = {...live, id: '11111111-0b1e-4d8e-9b1a-2f6c3c9d7e55', permissions: live.permissions.filter(({action, resource}) => !keys.has(`${action} ${resource}`))};
		const options = {databaseNames: undefined, databasesProblem: undefined, now};
		const updated = planImpactOf([{token: live, fields: {permissions: after}}], {...options, clusterTokens: [live, ...others]});
		const split = planImpactOf([{token: gone}], {...options, clusterTokens: [gone, {...live, permissions: after}, ...others]});
		assert.deepEqual({...updated, unknown: []}, {...split, unknown: []});
		assert.deepEqual(planImpactOf([{token: live, fields: {description: 'new'}}], {...options, clusterTokens: [live, ...others]}), {
			losesLastWriter: [], losesLastReader: [], keepsOnlyWildcardWriter: [], keepsOnlyWildcardReader: [], unknown: [],
		});
	}));
});
