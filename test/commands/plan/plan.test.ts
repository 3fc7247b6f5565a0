import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {parsePlan} from '../../../source/tokens/plan/parse-plan.js';
import type {Plan} from '../../../source/tokens/plan/plan.js';
import {startMachine} from '../../helpers/commands/start-machine.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */

function planOf(text: string): Plan {
	const parsed = parsePlan(text);
	assert.ok(parsed.ok, text);
	return parsed.plan;
}

test('plan revoke --filter prints a plan with exactly the tokens that match now, and changes nothing', async t => {
	const machine = await startMachine(t);
	const {code, stdout, stderr} = await machine.shell('$influx_tokens plan revoke --filter "stack analyser" --reason OPS-1234 --days 3 > plan.json');
	assert.deepEqual({code, stdout}, {code: 0, stdout: ''});
	assert.equal(stderr, `A plan to revoke 2 tokens of cluster ${machine.clusterId.slice(0, 8)}, good for 3 days.\ncompliance/emissions loses its last writer.\n`);
	const text = readFileSync(path.join(machine.directory, 'plan.json'), 'utf8');
	const plan = planOf(text);
	assert.partialDeepStrictEqual(plan, {
		action: 'revoke', reason: 'OPS-1234', host: machine.emulator.url, clusterId: machine.clusterId,
	});
	assert.deepEqual(plan.impact?.losesLastWriter, ['compliance/emissions']);
	assert.deepEqual(plan.targets.map(({permissions}) => permissions), [machine.tokenCalled('stack analyser 1').permissions, machine.tokenCalled('stack analyser 2').permissions]);
	assert.equal(Date.parse(plan.expiresAt) - Date.parse(plan.createdAt), 3 * 24 * 60 * 60 * 1000);
	assert.deepEqual(plan.targets.map(({id}) => id), [machine.tokenCalled('stack analyser 1').id, machine.tokenCalled('stack analyser 2').id]);
	assert.deepEqual(machine.changes(), []);
	assert.ok(!text.includes(machine.managementToken));
});

test('plan suspend --from takes the IDs of a file, and says how many are not live tokens', async t => {
	const machine = await startMachine(t);
	const [one, revoked] = [machine.tokenCalled('stack analyser 1'), machine.tokenCalled('telegraf edge-06')];
	machine.write('leaked.csv', `id,name\n"${one.id.toUpperCase()}",x\n${revoked.id},\n00000000-0000-4000-8000-000000000000,y\n`);
	const {code, stdout, stderr} = await machine.run(['plan', 'suspend', '--from', 'leaked.csv', '--reason', 'leaked']);
	assert.equal(code, 0);
	assert.deepEqual(planOf(stdout).targets.map(({id}) => id), [one.id]);
	assert.match(stderr, /^2 of 3 IDs are not live tokens of this cluster, and are not in the plan\.\n/);
	const filtered = await machine.run(['plan', 'suspend', '--filter', 'telegraf', '--reason', 'x']);
	assert.ok(planOf(filtered.stdout).targets.every(({id}) => id !== revoked.id), 'a revoked token is in no plan');
});

test('plan update holds what is sent for each token, leaves out those that are as asked already, and counts what the lost grants take', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('telegraf edge-08');
	const {code, stdout, stderr} = await machine.run(['plan', 'update', '--filter', 'telegraf edge', '--remove', 'flight3', '--reason', 'OPS-9']);
	assert.equal(code, 0, stderr);
	const plan = planOf(stdout);
	assert.equal(plan.action, 'update');
	assert.deepEqual(plan.targets.map(target => [target.id, target.fields]), [[id, {permissions: machine.tokenCalled('telegraf edge-08').permissions.filter(({resource}) => resource !== 'flight3')}]]);
	assert.deepEqual(plan.impact?.losesLastWriter, ['flight3']);
	assert.match(stderr, /^\d+ of \d+ tokens are as asked already, and not in the plan\.\nA plan to update 1 token /);
	for (const [parameters, words] of [
		[['--description', 'same for all'], /^--description is for one token, and \d+ are chosen/],
		[['--add-read', 'sensros'], /^The cluster has no database sensros: /],
		[[], /^Say what changes: /],
	] as const) {
		const refused = await machine.run(['plan', 'update', '--filter', 'telegraf', '--reason', 'x', ...parameters]);
		assert.deepEqual([refused.code, refused.stdout], [2, '']);
		assert.match(refused.stderr, words);
	}
});

test('plan propose holds for each token what it needs to keep what it can do, says what that takes, and apply does it', async t => {
	const machine = await startMachine(t);
	const {code, stdout, stderr} = await machine.shell('$influx_tokens plan propose --filter \'"edge-08"|"every board"|"after the migration"|"panel, hall"\' --reason OPS-7 > plan.json; cat plan.json');
	assert.equal(code, 0, stderr);
	const plan = planOf(stdout);
	const before = machine.tokenCalled('telegraf edge-08');
	const board = machine.tokenCalled('Grafana, every board');
	const databases = machine.emulator.store.databasesOf(machine.clusterId).map(({name}) => name);
	const planned = new Map(plan.targets.map(({id, fields}) => [id, fields?.permissions]));
	assert.deepEqual(planned, new Map([
		[board.id, databases.map(resource => ({action: 'read', resource}))],
		[before.id, before.permissions.filter(({resource}) => resource !== 'flight_old')],
	]));
	assert.deepEqual([plan.action, plan.impact?.losesLastReader, plan.impact?.losesLastWriter], ['update', [], []]);
	assert.deepEqual(stderr.split('\n').slice(0, -1), [
		'1 token would lose grants on names that no database has: flight_old. A deleted database can be undeleted for about 7 days; the token would not reach it then.',
		'1 token would get grants on the 220 databases that exist in place of a grant on all. Databases that are created later are not covered then, and neither is _internal.',
		'1 token has grants, but on no database that exists, so that no grant would be left: suspend or revoke it instead.',
		'2 of 4 tokens stay as they are, and are not in the plan.',
		`A plan to update 2 tokens of cluster ${machine.clusterId.slice(0, 8)}, good for 7 days.`,
	]);
	const applied = await machine.run(['apply', 'plan.json', '--force']);
	assert.equal(applied.code, 0, applied.stderr);
	assert.deepEqual(machine.tokenCalled('telegraf edge-08').permissions, before.permissions.filter(({resource}) => resource !== 'flight_old'));
	const again = await machine.run(['plan', 'propose', '--filter', 'telegraf edge-08', '--reason', 'x']);
	assert.deepEqual(again, {code: 1, stdout: '', stderr: '1 of 1 token stays as it is, and is not in the plan.\nThere is nothing to plan.\n'});
});

test('plan escapes the control characters of descriptions and of the reason', async t => {
	const machine = await startMachine(t);
	const {stdout, stderr} = await machine.run(['plan', 'revoke', '--filter', 'red', '--reason', 'x\u{1B}c']);
	assert.match(stdout, /\\u001b\[31mred alert/);
	assert.doesNotMatch(stdout.replaceAll('\n', '') + stderr.replaceAll('\n', ''), /\p{Control}/u);
});

test('plan says what is wrong with its options, exits with 2, and sends no request', async t => {
	const machine = await startMachine(t);
	const filter = ['--filter', 'x'];
	const reason = ['--reason', 'x'];
	const cases: ReadonlyArray<readonly [readonly string[], RegExp]> = [
		[['revoke', ...filter], /^error: required option '--reason <text>' not specified\n/],
		[['revoke', ...reason], /^Say which tokens: --filter FILTER, --from FILE with their IDs, or --all-tokens\.\n$/],
		[['revoke', ...reason, ...filter, '--from', 'x'], /^Say which tokens in one way: /],
		[['revoke', ...reason, ...filter, '--days', '0.5'], /^--days takes a whole number from 1 to 90, not "0\.5"\.\n$/],
		[['revoke', ...reason, '--from', 'nowhere'], /nowhere cannot be read: .*\.\n$/],
		[['revoke', ...reason, ...filter, '--cluster', 'none'], /^No cluster of Environment is none\. There are: /],
		[['revoke', ...reason, ...filter, '--profile', 'none'], /^There is no profile called none\. There are: Environment, Demo\.\n$/],
		[['revoke', ...reason, '--filter', 'statsu:active'], /^--filter: .*statsu.*status.*\n {2}statsu:active\n {2}\^{7}\n$/],
		[['resume', ...reason, ...filter], /^error: /],
	];
	for (const [parameters, words] of cases) {
		const {code, stdout, stderr} = await machine.run(['plan', ...parameters]);
		assert.equal(code, 2, stderr);
		assert.equal(stdout, '');
		assert.match(stderr, words);
	}

	assert.deepEqual(machine.emulator.requests, []);
});

test('plan exits with 1 if no token matches, and with 3 if the management token is missing or refused, without repeating it', async t => {
	const machine = await startMachine(t);
	const parameters = ['plan', 'revoke', '--filter', 'analyser', '--reason', 'x'];
	const none = await machine.run(['plan', 'revoke', '--filter', 'nosuchthing', '--reason', 'x']);
	assert.deepEqual(none, {code: 1, stdout: '', stderr: 'No token matches: there is nothing to plan.\n'});
	const missing = await machine.run(parameters, {MANAGEMENT_TOKEN: ''});
	assert.deepEqual({...missing, stderr: missing.stderr.split('.', 1)[0]}, {code: 3, stdout: '', stderr: 'The environment variable MANAGEMENT_TOKEN is not set'});
	const wrong = await machine.run(parameters, {MANAGEMENT_TOKEN: 'M.V1.planted'});
	assert.deepEqual({code: wrong.code, stdout: wrong.stdout}, {code: 3, stdout: ''});
	assert.match(wrong.stderr, /management token/i);
	assert.ok(!wrong.stderr.includes('planted'));
});
/* eslint-enable @typescript-eslint/naming-convention */
