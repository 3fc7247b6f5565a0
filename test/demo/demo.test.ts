import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import test from 'node:test';
import {allRules} from '../../source/audit/rules/all-rules.js';
import {demoPolicy} from '../../source/demo/demo-policy.js';
import {startMachine, type Machine, type Ran} from '../helpers/commands/start-machine.js';

type Report = {
	readonly policy: {readonly source: string};
	readonly score: {readonly points: number};
	readonly rules: ReadonlyArray<{readonly id: string; readonly notAskedBecause: unknown}>;
	readonly findings: ReadonlyArray<{
		readonly rule: string;
		readonly subject: {readonly description?: string; readonly name?: string};
		readonly evidence: string;
		readonly muted: unknown;
	}>;
};

function reportOf({code, stdout, stderr}: Ran): Report {
	assert.equal(code, 0, stderr);
	return JSON.parse(stdout) as Report;
}

// Runs a command of the demo, which makes its directories below the machine's.
const inDemo = async ({shell, directory}: Machine, command: string) => shell(`unset ACCOUNT_ID CLUSTER_ID MANAGEMENT_TOKEN; export TMPDIR='${directory}'; $influx_tokens_anywhere ${command}`);

const auditOf = async (machine: Machine, cluster: string) => reportOf(await inDemo(machine, `audit --profile Demo --cluster ${cluster} --format json --include-muted`));

const today = Date.now();
const dayBefore = (days: number) => new Date(today - (days * 86_400_000)).toISOString().slice(0, 10);

/**
A token or database of each cluster that the demo has for a rule. On eu-metrics no live token may write every database, so that each sole writer really is the only one; and tokens for all databases read every one of them. What a rule wants to be otherwise is on eu-staging.
*/
const examples: Readonly<Record<string, readonly [cluster: 'eu-metrics' | 'eu-staging', subject: string]>> = {
	'write-all': ['eu-staging', 'nightly copy from production'],
	'read-all': ['eu-metrics', 'Grafana, every board'],
	'write-only-all': ['eu-staging', 'nightly copy from production'],
	'many-databases': ['eu-metrics', 'plant data lake export'],
	'reaches-internal': ['eu-metrics', 'query log viewer'],
	'unknown-action': ['eu-metrics', 'schema migration tool'],

	'never-expires': ['eu-metrics', 'telegraf edge-08'],
	'expires-soon': ['eu-metrics', 'press shop gateway'],
	'expired-not-revoked': ['eu-metrics', ''],
	old: ['eu-metrics', 'waterworks telemetry'],
	'lifetime-too-long': ['eu-metrics', 'telegraf edge-08'],
	'successor-outlives': ['eu-metrics', `press shop gateway [rotated ${dayBefore(6)}]`],
	'soak-over': ['eu-metrics', `silo level logger [suspended ${dayBefore(10)}]`],
	'rotation-overdue': ['eu-metrics', 'press shop gateway'],

	'missing-database': ['eu-metrics', 'telegraf edge-08'],
	'misspelt-database': ['eu-metrics', 'robot cell 4 gateway'],
	'renamed-database': ['eu-metrics', 'waterworks telemetry'],
	'no-grants': ['eu-metrics', 'placeholder, no access yet'],
	'shadowed-grant': ['eu-metrics', 'wallboard, all plants'],
	'same-grants': ['eu-metrics', 'telegraf bremen meter-01'],
	'subset-of-another': ['eu-metrics', 'Grafana wind farm'],

	'no-description': ['eu-staging', ''],
	'duplicate-description': ['eu-metrics', 'c.dubois laptop'],
	'test-like': ['eu-metrics', 'b.lindström test'],
	'contradicts-grants': ['eu-metrics', 'write-only for mydb3'],
	'odd-characters': ['eu-metrics', 'line one\nline two\u{7}\u{8} importer'],
	'breaks-naming': ['eu-metrics', '書き込み専用トークン'],
	'no-owner': ['eu-metrics', 'telegraf edge-08'],

	'last-writer': ['eu-metrics', 'vibration gateway, turbine hall'],
	'last-reader': ['eu-staging', 'emissions rehearsal'],
	'no-writer': ['eu-metrics', 'malmo/pumps'],
	'no-reader': ['eu-staging', 'billing/meters'],
	'only-all-writes': ['eu-staging', 'compliance/emissions'],
	'only-all-reads': ['eu-metrics', 'malmo/pumps'],

	'created-in-burst': ['eu-metrics', 'telegraf bremen meter-01'],
	'changed-since-look': ['eu-metrics', 'shift report mailer'],
	unreadable: ['eu-staging', 'restored from the backup'],

	'laptop-writes': ['eu-metrics', 'j.okafor notebook'],
};

test('the demo has a finding for every rule, and for the rule of its own policy', async t => {
	const machine = await startMachine(t);
	const reports = {'eu-metrics': await auditOf(machine, 'eu-metrics'), 'eu-staging': await auditOf(machine, 'eu-staging')};
	assert.deepEqual(Object.keys(examples).toSorted(), [...allRules.map(({id}) => id), 'laptop-writes'].toSorted());
	const missing = Object.entries(examples).filter(([rule, [cluster, subject]]) =>
		reports[cluster].findings.every(finding => !(finding.rule === rule && (finding.subject.description ?? finding.subject.name) === subject)));
	assert.deepEqual(missing, []);
	assert.equal(reports['eu-metrics'].policy.source, 'the demo\'s own policy');
	assert.deepEqual(reports['eu-metrics'].rules.filter(({notAskedBecause}) => notAskedBecause !== null), [], 'no rule lacks what it needs');
	assert.deepEqual(readdirSync(machine.directory).filter(name => name.startsWith('influx-tokens-demo-')), [], 'the past of the demo is removed with it');
});

test('the demo mutes a finding and a rule, and its last look tells what somebody else did from what was done in it', async t => {
	const {findings} = await auditOf(await startMachine(t), 'eu-metrics');
	const muted = findings.filter(each => each.muted !== null);
	assert.deepEqual([...new Set(muted.map(({rule}) => rule))].toSorted(), ['created-in-burst', 'read-all']);
	assert.deepEqual(muted.filter(({rule}) => rule === 'read-all').map(({subject}) => subject.description), ['wallboard, all plants']);
	const changed = findings.filter(({rule}) => rule === 'changed-since-look').map(({subject}) => subject.description);
	assert.ok(changed.includes('vendor support, remote session'));
	assert.ok(changed.every(description => !description?.startsWith('press shop gateway')), 'the journal of the demo has its rotation');
});

test('the activity of the demo shows two rotations that were begun in it', async t => {
	const machine = await startMachine(t);
	const listed = await inDemo(machine, 'activity --profile Demo --cluster eu-metrics --format json');
	assert.equal(listed.code, 0, listed.stderr);
	const entries = (JSON.parse(listed.stdout) as ReadonlyArray<{readonly action: string; readonly description: string}>).map(({action, description}) => `${action} ${description}`);
	assert.deepEqual(entries, [
		`create press shop gateway [rotated ${dayBefore(6)}]`,
		'suspend silo level logger',
		`create silo level logger [rotated ${dayBefore(12)}]`,
	]);
});

test('the lab, whose tokens are as they should be, has no finding: by the defaults, by the policy of the demo, and after a look', async t => {
	const machine = await startMachine(t);
	const {id, clusters, managementToken} = machine.emulator.accounts[1]!;
	const environment = {ACCOUNT_ID: id, CLUSTER_ID: clusters[0]!.id, MANAGEMENT_TOKEN: managementToken}; // eslint-disable-line @typescript-eslint/naming-convention -- names of environment variables
	machine.write('demo.toml', demoPolicy(today));
	for (const policy of [[], ['--policy', 'demo.toml'], ['--policy', 'demo.toml']]) {
		const report = reportOf(await machine.run(['audit', '--format', 'json', '--include-muted', ...policy], environment));
		assert.deepEqual(report.findings.map(({rule, subject, evidence}) => ({rule, subject, evidence})), []);
		assert.equal(report.score.points, 100);
	}
});
