import assert from 'node:assert/strict';
import test from 'node:test';
import type {DatabaseToken, Permission} from '../../../source/api/types.js';
import {breachesOf, type PolicyRequest} from '../../../source/audit/policy/breaches-of.js';
import {parsePolicy} from '../../../source/audit/policy/parse-policy.js';
import {defaultPolicy, type Policy} from '../../../source/audit/policy/policy.js';

const now = Date.UTC(2026, 10, 27, 12);
const text = String.raw`
[lifetime]
maximum_days = 90
[description]
naming_pattern = '^[a-z]+: '
owner_pattern = 'owner=(?<owner>\w+)'
[[rule]]
id = "prod-write"
severity = "low"
sentence = "writes the database of production"
filter = "can:write:prod"
[[rule]]
id = "known"
severity = "info"
sentence = "is known"
filter = "owner"
`;

function policyOf(more = ''): Policy {
	const parsed = parsePolicy(`${more}${text}`, 'policy.toml');
	assert.ok(parsed.ok, JSON.stringify(parsed));
	return parsed.value;
}

const write = (resource: string): Permission => ({action: 'write', resource});
const breaches = (request: PolicyRequest, policy = policyOf()) => breachesOf(request, {policy, now});
const create = (description: string, permissions: readonly Permission[], expiresAt: string | undefined): PolicyRequest => ({kind: 'create', after: {description, permissions, ...(expiresAt !== undefined && {expiresAt})}});

const old: DatabaseToken = {
	id: '6f2c0a14-5b1e-4c3d-9a7f-0123456789ab', description: 'Old', permissions: [write('*')], createdAt: '2024-01-01T00:00:00Z',
};

const name = 'the description does not match naming_pattern, which is ^[a-z]+: ';
const owner = String.raw`the description names no owner: owner_pattern is owner=(?<owner>\w+)`;
const writesAll = 'writes to all databases (write-all, critical)';
const writesProd = 'writes the database of production (prod-write, low)';

test('a new token is checked for its description, its lifetime, the severe rules and the policy\'s own rules', () => {
	assert.deepEqual(breaches(create('edge: owner=ada', [write('sensors')], '2027-02-25T12:00:00Z')), []);
	assert.deepEqual(breaches(create('Edge', [write('*')], undefined)), [name, owner, 'it never expires, and maximum_days is 90', writesAll, writesProd]);
	assert.deepEqual(breaches(create('edge: owner=ada', [write('prod')], '2027-02-26T12:00:00Z')), ['it lives for 91 days, and maximum_days is 90', writesProd]);
});

test('a description that contradicts the grants, or holds characters that are not shown, is a breach', () => {
	assert.deepEqual(breaches(create('edge: owner=ada read-only', [write('sensors')], '2027-01-01T00:00:00Z')).map(words => /\((?<id>[\w-]+), /.exec(words)?.groups?.id), ['contradicts-grants']);
	assert.deepEqual(breaches(create('edge: owner=ada\u{202E}', [write('sensors')], '2027-01-01T00:00:00Z')).map(words => /\((?<id>[\w-]+), /.exec(words)?.groups?.id), ['odd-characters']);
});

test('what the policy switches off, rates lower than high, or mutes is no breach', () => {
	const token = create('Edge', [write('*')], undefined);
	assert.deepEqual(breaches(token, policyOf('off = ["write-all", "lifetime-too-long"]\n')), [name, owner, writesProd]);
	assert.equal(breaches(token, {...policyOf(), severities: new Map([['write-all', 'medium']])}).includes(writesAll), false);
	assert.equal(breaches(token, {...policyOf(), mutes: [{rule: 'write-all', reason: 'r', until: '2026-11-27'}]}).includes(writesAll), false);
	assert.equal(breaches(token, {...policyOf(), mutes: [{rule: 'write-all', reason: 'r', until: '2026-11-26'}]}).includes(writesAll), true);
});

test('an edit is checked only for what it changes', () => {
	const edit = (after: Partial<Pick<DatabaseToken, 'description' | 'permissions'>>): PolicyRequest => ({kind: 'edit', before: old, after: {...old, ...after}});
	assert.deepEqual(breaches(edit({permissions: [write('*'), write('sensors')]})), []);
	assert.deepEqual(breaches(edit({description: 'Newer'})), [name, owner]);
	assert.deepEqual(breaches(edit({description: 'new: owner=ada'})), []);
	assert.deepEqual(breaches(edit({description: 'Old [suspended 2026-11-25]'})), []);
	const narrow = {...old, permissions: [write('sensors')]};
	assert.deepEqual(breaches({kind: 'edit', before: narrow, after: {...narrow, permissions: [write('*')]}}), [writesAll, writesProd]);
});

test('a successor may do what its predecessor does, and is checked for its description and its lifetime', () => {
	const successor = (description: string, expiresAt?: string): PolicyRequest => ({kind: 'successor', before: old, after: {description, permissions: old.permissions, ...(expiresAt !== undefined && {expiresAt})}});
	assert.deepEqual(breaches(successor('new: owner=ada', '2027-01-01T00:00:00Z')), []);
	assert.deepEqual(breaches(successor('Old')), [name, owner, 'it never expires, and maximum_days is 90']);
});

test('nothing breaks the defaults, because they are nobody\'s policy', () => {
	assert.deepEqual(breaches(create('', [write('*')], undefined), defaultPolicy), []);
});
