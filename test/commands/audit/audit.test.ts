import assert from 'node:assert/strict';
import {
	existsSync,
	readFileSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {startMachine, type Machine} from '../../helpers/commands/start-machine.js';

type Found = {readonly rule: string; readonly severity: string; readonly subject: {readonly id?: string; readonly name?: string; readonly description?: string}; readonly evidence: string};
type Parsed = {readonly findings: readonly Found[]; readonly score: {readonly points: number}; readonly counts: {readonly tokens: number}};

function putToken(machine: Machine, number: number, description: string, grant: readonly [string, string]): void {
	machine.emulator.store.putToken(machine.clusterId, {
		id: `aaaa0000-0000-4000-8000-00000000000${number}`, description, permissions: [{action: grant[0], resource: grant[1]}], createdAt: '2022-03-04T00:00:00Z',
	});
}

async function startSmall(t: {after(callback: () => unknown): void}): Promise<Machine> {
	const machine = await startMachine(t, {tokens: 0});
	for (const {id} of machine.emulator.store.tokensOf(machine.clusterId)) {
		machine.emulator.store.removeToken(machine.clusterId, id);
	}

	putToken(machine, 1, 'edge writer', ['write', '*']);
	putToken(machine, 2, 'old loader', ['write', 'gone']);
	return machine;
}

test('audit prints the findings by rule with where, when and by what it was made, and changes nothing', async t => {
	const machine = await startSmall(t);
	const {code, stdout} = await machine.run(['audit']);
	assert.equal(code, 0);
	assert.match(stdout, new RegExp(`^Cluster ID +${machine.clusterId}$`, 'm'));
	assert.match(stdout, /^Time +\d{4}-.*Z, by the clock of the service$/m);
	assert.match(stdout, /^Made by +influx-tokens \d/m);
	assert.match(stdout, /^Policy +the defaults of the program$/m);
	assert.match(stdout, /^Score \d+ of 100$/m);
	assert.match(stdout, /^CRITICAL: writes to all databases \(write-all\)$/m);
	assert.match(stdout, /^ {2}aaaa0000-0000-4000-8000-000000000001 +edge writer +write on \* since 2022-03-04$/m);
	assert.match(stdout, /^ {2}aaaa0000-0000-4000-8000-000000000002 +old loader +no database is named gone$/m);
	assert.match(stdout, /^Not known$/m);
	assert.deepEqual(machine.changes(), []);
});

test('audit --format json restricts the findings by rule, severity and filter', async t => {
	const machine = await startSmall(t);
	const found = async (...flags: readonly string[]) => {
		const {code, stdout, stderr} = await machine.run(['audit', '--format', 'json', ...flags]);
		assert.equal(code, 0, stderr);
		return JSON.parse(stdout) as Parsed;
	};

	const whole = await found();
	const {findings} = await found('--rule', 'missing-database', '--rule', 'write-all');
	assert.deepEqual(findings.map(({rule, subject: {description}}) => [rule, description]), [['write-all', 'edge writer'], ['missing-database', 'old loader']]);
	const severe = await found('--severity', 'critical');
	assert.ok(severe.findings.length > 0);
	assert.ok(severe.findings.every(({severity}) => severity === 'critical'));
	const filtered = await found('--filter', 'loader');
	assert.ok(filtered.findings.length > 0);
	assert.ok(filtered.findings.every(({subject}) => subject.description === 'old loader'));
	assert.deepEqual(filtered.score, whole.score);
});

test('audit ends with 4 only where a finding of the report is as bad as --fail-on says and not muted', async t => {
	const machine = await startSmall(t);
	const codeOf = async (...flags: readonly string[]) => {
		const {code} = await machine.run(['audit', ...flags]);
		return code;
	};

	assert.equal(await codeOf('--fail-on', 'critical'), 4);
	assert.equal(await codeOf('--fail-on', 'high', '--rule', 'missing-database'), 4);
	assert.equal(await codeOf('--fail-on', 'critical', '--rule', 'missing-database'), 0);
	const policy = machine.write('quiet.toml', '[[mute]]\nrule = "missing-database"\nreason = "it comes back"\nuntil = 2099-01-01\n');
	assert.equal(await codeOf('--fail-on', 'high', '--rule', 'missing-database', '--policy', policy), 0);
	assert.equal(await codeOf('--fail-on', 'high', '--rule', 'missing-database', '--policy', policy, '--include-muted'), 0);
});

test('audit --output writes a new file of mode 0600 in every format, and writes over a file only with --replace', async t => {
	const machine = await startSmall(t);
	const file = path.join(machine.directory, 'report');
	for (const [format, beginning] of Object.entries({
		table: 'Cluster ', json: '{\n', jsonl: '{"', csv: 'severity,', markdown: '# Audit of ', html: '<!DOCTYPE html>\n<html lang="en">\n', sarif: '{\n',
	})) {
		const replaced = existsSync(file) ? ['--replace'] : [];
		const {code, stdout, stderr} = await machine.run(['audit', '--format', format, '--output', file, ...replaced]);
		assert.deepEqual({code, stdout}, {code: 0, stdout: ''}, stderr);
		assert.ok(stderr.startsWith(`The report is in ${file}. `), stderr);
		assert.ok(readFileSync(file, 'utf8').startsWith(beginning), format);
		assert.equal(statSync(file).mode % 0o1000, 0o600);
	}

	writeFileSync(file, 'mine');
	const refused = await machine.run(['audit', '--output', file]);
	assert.equal(refused.code, 1);
	assert.match(refused.stderr, /is there already/);
	assert.equal(readFileSync(file, 'utf8'), 'mine');
	const useless = await machine.run(['audit', '--replace']);
	assert.equal(useless.code, 2);
});

test('audit names the nearest rule where there is none of that name', async t => {
	const machine = await startSmall(t);
	const {code, stderr} = await machine.run(['audit', '--rule', 'missing-databse']);
	assert.equal(code, 2);
	assert.match(stderr, /^--rule: there is no rule missing-databse; did you mean missing-database\? The rules are write-all, /);
});

test('audit keeps the first look, and a later one only with --mark-seen', async t => {
	const machine = await startSmall(t);
	const first = await machine.run(['audit']);
	assert.match(first.stderr, /^This is the first look at this cluster from this machine/m);
	const second = await machine.run(['audit']);
	assert.equal(second.stderr, '');
	const seen = await machine.run(['audit', '--mark-seen']);
	assert.match(seen.stderr, /^Kept what the tokens are like now/m);
});

test('audit says that the databases are not known, and that it did not ask the rules about them', async t => {
	const machine = await startSmall(t);
	machine.emulator.setFaults([{when: {path: 'databases'}, do: {kind: 'status', status: 400, body: {code: 400, message: 'the shard is away'}}}]);
	const {code, stdout} = await machine.run(['audit']);
	assert.equal(code, 0);
	assert.match(stdout, /^ {2}Which databases there are is not known: .*the shard is away/m);
	assert.match(stdout, /not asked, because the databases are not known: .*missing-database/);
});
