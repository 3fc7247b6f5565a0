import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import test from 'node:test';
import {startMachine, type Machine, type Ran} from '../../helpers/commands/start-machine.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */

const reason = 'OPS-1234: vendor left';

async function writePlan(machine: Machine, action: 'revoke' | 'suspend', filter: string): Promise<void> {
	const {code, stdout} = await machine.run(['plan', action, '--filter', filter, '--reason', reason]);
	assert.equal(code, 0);
	machine.write('plan.json', stdout);
}

function assertSilent(machine: Machine, ...all: readonly Ran[]): void {
	assert.ok(all.every(({stdout, stderr}) => !(stdout + stderr).includes(machine.managementToken)));
}

test('apply without --force shows the grants and what the databases lose, sends nothing, and exits with 0', async t => {
	const machine = await startMachine(t);
	await writePlan(machine, 'revoke', 'stack analyser');
	const ran = await machine.run(['apply', 'plan.json']);
	assert.deepEqual({code: ran.code, stdout: ran.stdout}, {code: 0, stdout: ''});
	const [one, two] = [machine.tokenCalled('stack analyser 1'), machine.tokenCalled('stack analyser 2')];
	assert.match(ran.stderr, /^Plan of .*: OPS-1234: vendor left\n/);
	assert.deepEqual(ran.stderr.split('\n').slice(1, -1), [
		`to revoke    ${one.id}  stack analyser 1`,
		'    write compliance/emissions',
		`to revoke    ${two.id}  stack analyser 2`,
		'    write compliance/emissions',
		'What the databases lose, in the plan and now:',
		'    compliance/emissions loses its last writer.',
		`Nothing was sent. To revoke these 2 tokens, open the plan on the screen with O, or run this: influx-tokens apply plan.json --force --cluster ${machine.clusterId} --host ${machine.emulator.url}`,
	]);
	assert.deepEqual(machine.changes(), []);
	assert.ok(!existsSync(machine.journalFile));
	assertSilent(machine, ran);
});

test('the command that apply prints carries the plan out when it is run as it stands', async t => {
	const machine = await startMachine(t);
	const {stdout} = await machine.run(['plan', 'revoke', '--filter', 'stack analyser', '--reason', reason]);
	machine.write('plan of \'ops\'.json', stdout);
	const {stderr} = await machine.run(['apply', 'plan of \'ops\'.json', '--profile', 'Environment']);
	const command = /run this: (?<command>influx-tokens .*)$/m.exec(stderr)!.groups!.command!;
	const ran = await machine.shell(`influx-tokens() { $influx_tokens_anywhere "$@"; }; ${command}`);
	assert.equal(ran.code, 0, ran.stderr);
	assert.equal(machine.changes().length, 2);
});

test('apply compares what the plan says with what would be lost now, before a dry run and before it changes anything', async t => {
	const machine = await startMachine(t);
	const {emulator: {store}, clusterId} = machine;
	await writePlan(machine, 'revoke', 'stack analyser');
	const {id} = machine.tokenCalled('archive importer');
	store.changeToken(clusterId, id, {permissions: [{action: 'write', resource: 'compliance/emissions'}]});
	for (const more of [[], ['--dry-run'], ['--force']]) {
		const {stderr, code} = await machine.run(['apply', 'plan.json', ...more]);
		assert.equal(code, 0, stderr);
		assert.match(stderr, /\nWhat the databases lose, in the plan of \S+Z:\n {4}compliance\/emissions loses its last writer\.\nWhat they lose now:\n {4}No database loses its last writer or its last reader\.\nBoth differ for 1 database: compliance\/emissions\.\n/);
	}

	assert.equal(machine.changes().length, 2);
});

test('apply carries out a plan to update, with the reason in the journal', async t => {
	const machine = await startMachine(t);
	const {id, permissions} = machine.tokenCalled('telegraf edge-08');
	const {stdout} = await machine.run(['plan', 'update', '--filter', 'telegraf edge-08', '--remove', 'flight3', '--add-read', 'sensors', '--reason', reason]);
	machine.write('plan.json', stdout);
	const shown = await machine.run(['apply', 'plan.json']);
	assert.equal(shown.code, 0, shown.stderr);
	assert.match(shown.stderr, new RegExp(`\nto update {4}${id} {2}telegraf edge-08\n {4}write on flight3: removed\n {4}read on sensors: added\n`));
	const ran = await machine.run(['apply', 'plan.json', '--force']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.deepEqual(machine.emulator.store.tokenOf(machine.clusterId, id)!.permissions, [...permissions.filter(({resource}) => resource !== 'flight3'), {action: 'read', resource: 'sensors'}]);
	assert.deepEqual(machine.journal().entries.flatMap(entry => entry.kind === 'intent' ? [[entry.action, entry.reason]] : []), [['update', reason]]);
	const again = await machine.run(['apply', 'plan.json', '--force']);
	assert.equal(again.code, 1);
	assert.match(again.stderr, /since the plan was made\n {4}write on flight3: removed\n {4}read on sensors: added\nNo token of the plan is unchanged/);
});

test('apply reads a plan of an earlier version, and says that it holds no impact', async t => {
	const machine = await startMachine(t);
	const {stdout} = await machine.run(['plan', 'revoke', '--filter', 'stack analyser', '--reason', reason]);
	const {impact: _, ...plan} = JSON.parse(stdout) as {impact: unknown; targets: Array<{permissions?: unknown}>};
	machine.write('plan.json', JSON.stringify({...plan, version: 1, targets: plan.targets.map(({permissions: __, ...target}) => target)}));
	const ran = await machine.run(['apply', 'plan.json']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.match(ran.stderr, /\nWhat the databases lose now\. The plan does not hold .*\n {4}compliance\/emissions loses its last writer\.\n/);
});

test('apply - reads the plan from standard input, which cannot give the management token as well', async t => {
	const machine = await startMachine(t);
	await writePlan(machine, 'revoke', 'stack analyser');
	const both = await machine.shell('$influx_tokens apply - --force --token-stdin < plan.json');
	assert.equal(both.code, 2);
	assert.match(both.stderr, /^Standard input cannot give both the management token \(--token-stdin\) and the file -: name a file\.\n$/);
	const ran = await machine.shell('cat plan.json | $influx_tokens apply - --force');
	assert.equal(ran.code, 0, ran.stderr);
	assert.equal(machine.changes().length, 2);
});

test('apply --force carries out the whole plan, exits with 0, and writes the reason to the journal', async t => {
	const machine = await startMachine(t);
	const ids = [machine.tokenCalled('stack analyser 1').id, machine.tokenCalled('stack analyser 2').id];
	await writePlan(machine, 'revoke', 'stack analyser');
	const ran = await machine.run(['apply', 'plan.json', '--force']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.deepEqual(ran.stdout.trim().split('\n').slice(1).map(line => line.split(/ {2,}/, 3)), ids.map((id, index) => [id, `stack analyser ${index + 1}`, 'revoked']));
	assert.match(ran.stderr, /\nRevoked 2 of 2\n$/);
	assert.deepEqual(machine.changes().toSorted(), ids.map(id => `DELETE ${id} 204`).toSorted());
	const {entries, problems, unfinished} = machine.journal();
	assert.deepEqual({problems, unfinished}, {problems: [], unfinished: []});
	const intents = entries.filter(entry => entry.kind === 'intent');
	assert.deepEqual(intents.map(intent => intent.reason), [reason, reason]);
	assert.deepEqual(entries.flatMap(entry => entry.kind === 'outcome' ? [entry.result] : []), ['revoked', 'revoked']);
	const again = await machine.run(['apply', 'plan.json', '--force']);
	assert.equal(again.code, 1);
	assert.match(again.stderr, /it is revoked\nNo token of the plan is unchanged: nothing was sent\.\n$/);
	const shown = await machine.run(['apply', 'plan.json']);
	assert.deepEqual(shown, {...again, code: 0}, 'the preview shows the same, and is done with that');
	assert.equal(machine.changes().length, 2);
	assertSilent(machine, ran, again);
});

test('apply --dry-run looks at each token, shows what would be sent, and exits with 0, or with 1 if it would leave a token alone', async t => {
	const machine = await startMachine(t);
	await writePlan(machine, 'revoke', 'stack analyser');
	for (const more of [[], ['--force']]) {
		const ran = await machine.run(['apply', 'plan.json', '--dry-run', '--format', 'jsonl', ...more]);
		assert.equal(ran.code, 0, ran.stderr);
		assert.deepEqual(ran.stdout.trim().split('\n').map(line => JSON.parse(line) as Record<string, string>).map(({result, method}) => `${result} ${method}`), ['would-revoke DELETE', 'would-revoke DELETE']);
		assert.match(ran.stderr, /\nDry run: would revoke 2 of 2; nothing was sent\.\n$/);
	}

	machine.emulator.store.changeToken(machine.clusterId, machine.tokenCalled('stack analyser 1').id, {permissions: []});
	const some = await machine.run(['apply', 'plan.json', '--dry-run']);
	assert.equal(some.code, 1, 'one would be left alone');
	assert.deepEqual(machine.changes(), []);
});

test('apply --force changes only tokens that are still as in the plan, and exits with 1 if it leaves one alone', async t => {
	const machine = await startMachine(t);
	const {emulator: {store}, clusterId} = machine;
	const [one, two] = [machine.tokenCalled('stack analyser 1'), machine.tokenCalled('stack analyser 2')];
	await writePlan(machine, 'suspend', 'stack analyser');
	store.changeToken(clusterId, one.id, {permissions: [...one.permissions, {action: 'read', resource: 'sensors'}]});
	const ran = await machine.run(['apply', 'plan.json', '--force']);
	assert.equal(ran.code, 1);
	assert.ok(ran.stderr.includes(`left alone   ${one.id}  stack analyser 1: its permissions or its expiry changed since the plan was made\n`));
	assert.match(ran.stdout, new RegExp(`\n${one.id} +stack analyser 1 +skipped +its permissions or its expiry changed since the plan was made\n${two.id} +stack analyser 2 +suspended `));
	assert.deepEqual(machine.changes(), [`PATCH ${two.id} 200`]);
	assert.deepEqual(store.tokenOf(clusterId, two.id)!.permissions, []);
	assert.deepEqual(machine.journal().entries.flatMap(entry => entry.kind === 'intent' ? [[entry.action, entry.reason]] : []), [['suspend', reason]]);
});

test('apply --force sends nothing if it is read-only', async t => {
	const machine = await startMachine(t);
	await writePlan(machine, 'revoke', 'stack analyser');
	assert.deepEqual(await machine.run(['--read-only', 'apply', 'plan.json', '--force']), {code: 1, stdout: '', stderr: 'Read-only, set by --read-only: nothing was sent.\n'});
	assert.deepEqual(await machine.run(['apply', 'plan.json', '--force'], {INFLUX_TOKENS_READ_ONLY: '1'}), {code: 1, stdout: '', stderr: 'Read-only, set by INFLUX_TOKENS_READ_ONLY: nothing was sent.\n'});
	const shown = await machine.run(['--read-only', 'apply', 'plan.json']);
	assert.equal(shown.code, 0);
	assert.match(shown.stderr, /\nNothing was sent, and with --force the plan is refused: read-only, set by --read-only\.\n$/);

	assert.deepEqual(machine.changes(), []);
	assert.equal(machine.live().filter(({description}) => description.startsWith('stack analyser')).length, 2);
});

test('apply sends no change and exits with 2 if the file is not a plan, with 1 if it is expired or for another cluster, and with 3 if the management token is missing or refused', async t => {
	const machine = await startMachine(t);
	await writePlan(machine, 'revoke', 'stack analyser');
	const {stdout: plan} = await machine.run(['plan', 'revoke', '--filter', 'stack analyser', '--reason', reason]);
	machine.write('broken.json', plan.slice(0, -40));
	machine.write('expired.json', plan.replace(/"expiresAt": "[^"]+"/, '"expiresAt": "2020-01-01T00:00:00Z"'));
	machine.write('other.json', plan.replace(/"host": "[^"]+"/, '"host": "https://console.influxdata.com"'));
	const cases: ReadonlyArray<readonly [string, number, RegExp, Readonly<Record<string, string>>?]> = [
		['nowhere.json', 2, /nowhere\.json cannot be read: /],
		['broken.json', 2, /^The plan cannot be used: the whole is not JSON; /],
		['expired.json', 1, /^The plan has expired: make a new one\.\n$/],
		['other.json', 1, /^The plan is for another cluster than this profile's: /],
		['plan.json', 3, /^The environment variable MANAGEMENT_TOKEN is not set\./, {MANAGEMENT_TOKEN: ''}],
		['plan.json', 3, /management token/i, {MANAGEMENT_TOKEN: 'M.V1.planted'}],
	];
	for (const [file, code, words, environment] of cases) {
		const ran = await machine.run(['apply', file, '--force'], environment);
		assert.deepEqual({code: ran.code, stdout: ran.stdout}, {code, stdout: ''}, ran.stderr);
		assert.match(ran.stderr, words);
		assert.ok(!ran.stderr.includes('planted'));
	}

	assert.deepEqual(machine.changes(), []);
});

test('apply --force finishes its work even if its reader closes the pipe', async t => {
	const machine = await startMachine(t, {latency: 20});
	await writePlan(machine, 'revoke', 'telegraf|grafana');
	const {code, stdout} = await machine.shell('set -o pipefail; $influx_tokens apply plan.json --force 2>&1 | head -1');
	assert.equal(code, 0);
	assert.match(stdout, /^Plan of [^\n]*\n$/);
	assert.ok(machine.changes().length > 5);
	assert.deepEqual(machine.journal().unfinished, []);
	assert.equal(machine.journal().entries.filter(({kind}) => kind === 'outcome').length, machine.changes().length);
});
/* eslint-enable @typescript-eslint/naming-convention */

test('a plan of an earlier command of the demo is refused with what to do instead', async t => {
	const machine = await startMachine(t);
	const place = ['--profile', 'Demo', '--cluster', 'eu-metrics'];
	const made = await machine.run(['plan', 'revoke', '--filter', 'stack', '--reason', 'OPS-1', ...place]);
	assert.equal(made.code, 0, made.stderr);
	machine.write('demo.json', made.stdout);
	const ran = await machine.run(['apply', 'demo.json', ...place]);
	assert.equal(ran.code, 1);
	assert.match(ran.stderr, /The demo begins anew with each command, so a plan of an earlier command is for tokens that are gone: run influx-tokens emulator, /);
});
