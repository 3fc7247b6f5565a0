import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import fc from 'fast-check';
import {parsePolicy} from '../../../source/audit/policy/parse-policy.js';
import {defaultPolicy} from '../../../source/audit/policy/policy.js';
import {type ruleGroups} from '../../../source/audit/rule.js';
import {someCluster} from '../../helpers/audit/arbitrary-cluster.js';
import type {RawCluster, RawToken} from '../../helpers/audit/raw-cluster.js';
import {slowAudit, slowGroups} from '../../helpers/audit/slow-audit.js';
import {startMachine} from '../../helpers/commands/start-machine.js';

type Printed = {
	readonly findings: ReadonlyArray<{readonly rule: string; readonly group: typeof ruleGroups[number]; readonly subject: {readonly id: string} | {readonly id?: undefined; readonly name: string}}>;
};

/**
A service that has these rows and databases, and whose clock stands at the cluster's time.
*/
async function serve(t: TestContext, {rows, databaseNames, now}: Pick<RawCluster, 'rows' | 'databaseNames' | 'now'>): Promise<string> {
	const server = createServer((request, response) => {
		response.sendDate = false;
		const isDatabases = request.url!.endsWith('/databases');
		const body = isDatabases
			? databaseNames?.map(name => ({
				name, maxTables: 500, maxColumnsPerTable: 200, retentionPeriod: 0,
			}))
			: rows;
		response.writeHead(body ? 200 : 400, {'content-type': 'application/json', date: new Date(now).toUTCString()}).end(JSON.stringify(body ?? {code: 400, message: 'the shard is away'}));
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
The rows of many random clusters in one, so that a run of the program compares them all.
*/
function someRows(seed: number): readonly RawToken[] {
	return fc.sample(someCluster, {seed, numRuns: 40}).flatMap(({rows}) => rows).slice(0, 150);
}

const strict = `
[thresholds]
expires_within_days = 1
old_after_days = 30
soak_days = 5
many_databases = 2
burst_tokens = 2

[lifetime]
maximum_days = 30
`;

test('audit --format json finds every token and database that the separate evaluator finds, and nothing else', async t => {
	const machine = await startMachine(t, {tokens: 0});
	const policy = parsePolicy(strict, 'strict.toml');
	assert.ok(policy.ok);
	const file = machine.write('strict.toml', strict);
	const {now} = fc.sample(someCluster, 1)[0]!;
	const seen = new Set<string>();
	for (const [seed, [databaseNames, isStrict]] of ([[['flight1', 'sensors', 'plant/north', 'weather'], false], [['flight2', 'Sensors', 'gone'], true], [undefined, true]] as const).entries()) {
		const journal = {rotations: [], changed: new Map()};
		const cluster: RawCluster = {
			rows: someRows(seed), databaseNames, now, policy: isStrict ? policy.value : defaultPolicy, journal, lastLook: undefined, before: undefined, changes: [],
		};
		const url = await serve(t, cluster);
		const {stdout, stderr} = await machine.runAt(url, ['audit', '--format', 'json', '--include-muted', ...isStrict ? ['--policy', file] : []]);
		assert.notEqual(stdout, '', stderr);
		const found = (JSON.parse(stdout) as Printed).findings
			.filter(({group}) => group in slowGroups)
			.map(({rule, subject}) => `${rule} ${subject.id ?? `database ${subject.name}`}`)
			.toSorted();
		assert.deepEqual(found, slowAudit(cluster));
		assert.ok(found.length > 100);
		for (const finding of found) {
			seen.add(finding.split(' ', 1)[0]!);
		}
	}

	assert.ok(seen.size > 20, [...seen].join(' '));
});
