import assert from 'node:assert/strict';
import {existsSync, mkdirSync} from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {startMachine} from '../../../helpers/commands/start-machine.js';

const policy = `
[lifetime]
maximum_days = 90
[description]
naming_pattern = '^[a-z]+: '
`;

async function startWith(t: TestContext, text: string) {
	const machine = await startMachine(t);
	machine.write('policy.toml', text);
	return machine;
}

const bad = ['create', 'Edge 9', '--write-database', 'sensors', '--secret-file', 'secret'];

test('create warns of what breaks the policy, and refuses it where the policy is enforced, before a secret file, a journal or a request', async t => {
	const machine = await startWith(t, `enforce = true\n${policy}`);
	const refused = await machine.run(bad);
	assert.equal(refused.code, 2, refused.stderr);
	assert.equal(refused.stderr, [
		'The new token breaks policy.toml: the description does not match naming_pattern, which is ^[a-z]+: ; it never expires, and maximum_days is 90.',
		'policy.toml is enforced, so nothing was sent. Change what you ask for, or have the policy changed.',
		'',
	].join('\n'));
	assert.deepEqual(machine.changes(), []);
	assert.deepEqual([machine.journalFile, path.join(machine.directory, 'secret')].map(file => existsSync(file)), [false, false]);

	const good = await machine.run(['create', 'edge: 9', '--write-database', 'sensors', '--expires-at', '90d', '--secret-file', 'secret']);
	assert.equal(good.code, 0, good.stderr);
	assert.doesNotMatch(good.stderr, /policy/);

	machine.write('policy.toml', policy);
	const warned = await machine.run([...bad.slice(0, -1), 'other-secret']);
	assert.equal(warned.code, 0, warned.stderr);
	assert.match(warned.stderr, /^The new token breaks policy\.toml: the description does not match/);
});

test('a policy with a mistake stops every change but a resume, and names each mistake', async t => {
	const machine = await startWith(t, '[lifetime]\nmaximum_days = "x"\nminimum_days = 1\n');
	const [token] = machine.live();
	const mistakes = 'policy.toml, line 2: lifetime.maximum_days takes a whole number of days from 1 to 36500, not "x".\npolicy.toml, line 3: lifetime has no key minimum_days. Did you mean maximum_days?\nThe policy cannot be used, so nothing was sent. Correct the file.\n';
	for (const words of [bad, ['update', token!.id, '--description', 'x'], ['rotate', token!.id, '--secret-file', 'secret'], ['suspend', token!.id], ['revoke', token!.id, '--force']]) {
		const {code, stderr} = await machine.run(words);
		assert.equal(code, 2, stderr);
		assert.ok(stderr.endsWith(mistakes), stderr);
	}

	assert.deepEqual(machine.changes(), []);
	const absent = await machine.run([...bad, '--policy', 'none.toml']);
	assert.equal(absent.code, 2);
	assert.match(absent.stderr, /^~\/none\.toml cannot be read: it does not exist\./);
	machine.write('good.toml', '');
	const suspended = await machine.run(['suspend', token!.id, '--policy', 'good.toml']);
	assert.equal(suspended.code, 0, suspended.stderr);
	const resumed = await machine.run(['resume', token!.id]);
	assert.equal(resumed.code, 0, resumed.stderr);
});

test('update, rotate and apply are checked for what they change', async t => {
	const machine = await startWith(t, '');
	const token = machine.live().find(({permissions, expiresAt}) => expiresAt === undefined && permissions.every(({resource}) => resource !== '*') && permissions.length > 0)!;
	const plan = await machine.run(['plan', 'update', '--filter', `id:${token.id}`, '--description', 'Wrong', '--reason', 'r']);
	assert.equal(plan.code, 0, plan.stderr);
	machine.write('plan.json', plan.stdout);
	machine.write('policy.toml', `enforce = true\n${policy}`);
	for (const words of [['update', token.id, '--description', 'Wrong'], ['update', token.id, '--add-write', '*', '--missing-database'], ['rotate', token.id, '--secret-file', 'secret'], ['apply', 'plan.json', '--force']]) {
		const {code, stderr} = await machine.run(words);
		assert.equal(code, 2, `${words.join(' ')}: ${stderr}`);
		assert.match(stderr, /breaks policy\.toml: .*\npolicy\.toml is enforced, so nothing was sent\./);
	}

	assert.deepEqual(machine.changes(), []);
	const grants = await machine.run(['update', token.id, '--add-read', 'sensors']);
	assert.equal(grants.code, 0, grants.stderr);
	const rotated = await machine.run(['rotate', token.id, '--description', 'edge: 9', '--expires-at', '30d', '--secret-file', 'secret']);
	assert.equal(rotated.code, 0, rotated.stderr);
});

test('a token that the policy protects needs its ID once more before it is revoked, suspended, or loses a grant', async t => {
	const machine = await startMachine(t);
	const [token, other] = machine.live().filter(({permissions}) => permissions.length > 0);
	mkdirSync(path.join(machine.directory, 'config', 'influx-tokens'), {recursive: true});
	machine.write('config/influx-tokens/policy.toml', `protected.ids = ["${token!.id.toUpperCase()}"]\n`);
	const named = `~/config/influx-tokens/policy.toml protects ${token!.description} (${token!.id.slice(0, 8)})`;
	const {resource} = token!.permissions[0]!;
	for (const words of [['revoke', token!.id, other!.id, '--force'], ['suspend', token!.id], ['update', token!.id, '--remove', resource], ['revoke', token!.id, '--force', '--confirm-token', other!.id]]) {
		const {code, stderr} = await machine.run(words);
		assert.equal(code, 2, stderr);
		assert.ok(stderr.endsWith(`${named}: nothing was sent. To do it all the same, add --confirm-token ${token!.id}.\n`), stderr);
	}

	assert.deepEqual(machine.changes(), []);
	const got = await machine.run(['get', token!.id]);
	assert.match(got.stdout, /^Protected +by the policy, ~\/config\/influx-tokens\/policy\.toml$/m);
	const dry = await machine.run(['revoke', token!.id, '--dry-run']);
	assert.equal(dry.code, 0, dry.stderr);
	assert.ok(dry.stderr.includes(`${named}: without --dry-run it needs --confirm-token ${token!.id}.\n`), dry.stderr);
	const renamed = await machine.run(['update', token!.id, '--description', 'new']);
	assert.equal(renamed.code, 0, renamed.stderr);
	const revoked = await machine.run(['revoke', token!.id, '--force', '--confirm-token', token!.id]);
	assert.equal(revoked.code, 0, revoked.stderr);
});
