import assert from 'node:assert/strict';
import test from 'node:test';
import {contractOf} from '../../helpers/commands/contract.js';
import {saveProfile} from '../../helpers/commands/save-profile.js';
import {startMachine, type Machine} from '../../helpers/commands/start-machine.js';

/* eslint-disable @typescript-eslint/naming-convention -- influxctl's names */
type Row = Readonly<Record<string, unknown>> & {readonly id: string; readonly description: string};

const byId = (first: {readonly id: string}, second: {readonly id: string}) => first.id < second.id ? -1 : 1;

async function listed(machine: Machine, parameters: readonly string[]): Promise<readonly Row[]> {
	const {code, stdout, stderr} = await machine.run(parameters);
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
	return JSON.parse(stdout) as readonly Row[];
}

test('token list prints IDs and descriptions sorted by ID, and hides revoked tokens but no expired ones', async t => {
	const machine = await startMachine(t);
	const {code, stdout, stderr} = await machine.run(['token', 'list']);
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
	const [head, ...lines] = stdout.trimEnd().split('\n');
	assert.match(head!, /^ID +DESCRIPTION$/);
	assert.deepEqual(lines.map(line => line.split(' ', 1)[0]), machine.live().map(({id}) => id).toSorted());
	const all = await machine.run(['token', 'list', '--include-revoked', '--sort', 'description']);
	const tokens = machine.emulator.store.tokensOf(machine.clusterId);
	assert.equal(all.stdout.trimEnd().split('\n').length, tokens.length + 1);
	assert.ok(machine.emulator.requests.every(({method, path}) => method === 'GET' && path.endsWith('/tokens')));
});

test('token list and token get print JSON with influxctl\'s names, and times to the nanosecond', async t => {
	const machine = await startMachine(t);
	const check = contractOf(machine);
	const token = machine.tokenCalled('stack analyser 1');
	machine.emulator.store.putToken(machine.clusterId, {...token, createdAt: '2026-01-02T03:04:05.678901Z', expiresAt: '2030-01-01T00:00:00Z'});
	const rows = await listed(machine, ['token', 'list', '--format', 'json']);
	await check('token-list', JSON.stringify(rows));
	assert.deepEqual(rows.map(({id}) => id), machine.live().toSorted(byId).map(({id}) => id));
	const {ACCOUNT_ID: accountId} = machine.environment;
	const expected = {
		account_id: accountId,
		cluster_id: machine.clusterId,
		id: token.id,
		description: token.description,
		permissions: token.permissions.map(({action, resource}) => ({action, resource})),
		created_at: {seconds: Date.UTC(2026, 0, 2, 3, 4, 5) / 1000, nanos: 678_901_000},
		expires_at: {seconds: Date.UTC(2030, 0, 1) / 1000, nanos: 0},
	};
	assert.deepEqual(rows.find(({id}) => id === token.id), expected);
	const got = await machine.run(['token', 'get', token.id, '--format', 'json']);
	assert.deepEqual(await check('token-get', got.stdout), expected);
	const table = await machine.run(['token', 'get', token.id.toUpperCase()]);
	assert.match(table.stdout, new RegExp(`^ID +${token.id}\nDESCRIPTION +stack analyser 1\nCREATED AT +2026-01-02T03:04:05.678901Z\nEXPIRES AT +2030-01-01T00:00:00Z\nREVOKED AT +-\nPERMISSIONS +`));
});

test('token get refuses a revoked token without --include-revoked, an unknown one, and a part of an ID', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('telegraf edge-06');
	const hidden = await machine.run(['token', 'get', id]);
	assert.deepEqual(hidden, {code: 1, stdout: '', stderr: `The token ${id} was revoked: --include-revoked prints it all the same.\n`});
	const shown = await machine.run(['token', 'get', id, '--include-revoked', '--format', 'json']);
	assert.equal(shown.code, 0);
	assert.equal(typeof (JSON.parse(shown.stdout) as {revoked_at: {seconds: number}}).revoked_at.seconds, 'number');
	const absent = await machine.run(['token', 'get', '11111111-1111-4111-8111-111111111111']);
	assert.equal(absent.code, 1);
	assert.match(absent.stderr, /^There is no token 11111111-.*: .*|^There is no token/);
	const part = await machine.run(['token', 'get', id.slice(0, 8)]);
	assert.equal(part.code, 2);
	assert.match(part.stderr, /whole ID, a UUID/);
});

test('token create prints a table, two warnings and the secret as the last line, which is the only one', async t => {
	const machine = await startMachine(t);
	const ran = await machine.run(['token', 'create', '--write-database', 'flight2', '--read-database', '*', '--expires-at', '2099-01-31T00:00:00Z', 'edge 9', '--reason', 'OPS-4']);
	assert.equal(ran.code, 0, ran.stderr);
	const made = machine.tokenCalled('edge 9');
	assert.equal(made.expiresAt, '2099-01-31T00:00:00Z');
	assert.deepEqual(new Set(made.permissions.map(({action, resource}) => `${action} ${resource}`)), new Set(['write flight2', 'read *']));
	const lines = ran.stdout.split('\n');
	assert.match(lines[0]!, /^ID +DESCRIPTION +EXPIRES AT +REVOKED AT$/);
	assert.match(lines[1]!, new RegExp(`^${made.id} +edge 9 +2099-01-31T00:00:00Z +-$`));
	assert.match(ran.stdout, /only time that the secret.*\nStore it/);
	assert.equal(lines.at(-1), '');
	const secret = lines.at(-2)!;
	assert.match(secret, /^apiv1_\S{64,}$/);
	assert.equal(ran.stdout.split(secret).length, 2);
	assert.ok(!ran.stderr.includes(secret));
	const {entries} = machine.journal();
	assert.deepEqual(entries.flatMap(entry => entry.kind === 'intent' ? [[entry.action, entry.reason]] : []), [['create', 'OPS-4']]);
	assert.ok(!JSON.stringify(entries).includes(secret));
});

test('token create prints JSON with the secret, and creates nothing where stdout would lose it', async t => {
	const machine = await startMachine(t);
	const create = ['token', 'create', '--read-database', 'flight2', 'ad hoc'];
	const ran = await machine.run([...create, '--format', 'json']);
	const printed = await contractOf(machine)('token-create', ran.stdout) as Readonly<Record<string, string>>;
	assert.match(printed.access_token!, /^apiv1_/);
	assert.match(ran.stderr, /^This is the only time/);
	const lost = await machine.shell('$influx_tokens token create --read-database flight2 lost > /dev/null');
	assert.equal(lost.code, 2);
	assert.match(lost.stderr, /stdout is closed or \/dev\/null/);
	assert.deepEqual(machine.changes().map(change => change.split(' ', 1)[0]), ['POST']);
});

test('token update replaces the grants of a token, and changes its description alone', async t => {
	const machine = await startMachine(t);
	const {id, permissions} = machine.tokenCalled('stack analyser 1');
	const named = await machine.run(['token', 'update', id, '--description', 'analyser']);
	assert.equal(named.code, 0, named.stderr);
	assert.deepEqual(machine.tokenCalled('analyser').permissions, permissions);
	const granted = await machine.run(['token', 'update', '--read-database', 'flight2', id]);
	assert.equal(granted.code, 0, granted.stderr);
	assert.deepEqual(machine.tokenCalled('analyser').permissions, [{action: 'read', resource: 'flight2'}]);
});

test('token revoke sends and journals what revoke does, and so does its alias delete', async t => {
	const runs = await Promise.all([['revoke'], ['token', 'revoke'], ['token', 'delete']].map(async words => {
		const machine = await startMachine(t);
		const ids = ['stack analyser 1', 'telegraf edge-06', 'stack analyser 2'].map(name => machine.tokenCalled(name).id);
		machine.emulator.setFaults([{when: {method: 'DELETE', tokenId: ids[0]!}, do: {kind: 'status', status: 400}}]);
		const {code, stdout} = await machine.run([...words, ...ids, '11111111-1111-4111-8111-111111111111', '--force', '--concurrency', '1', '--format', 'json']);
		const {entries} = machine.journal();
		return {
			code,
			results: (JSON.parse(stdout) as ReadonlyArray<{result: string}>).map(({result}) => result),
			wire: machine.emulator.requests.map(({method, path, status}) => `${method} ${path} ${status}`),
			journal: entries.map(entry => [entry.kind, 'action' in entry ? entry.action : undefined, 'tokenId' in entry ? entry.tokenId : undefined]),
		};
	}));
	const [own, token, alias] = runs;
	assert.equal(own!.code, 1);
	assert.deepEqual(own!.results, ['skipped', 'failed', 'already-gone', 'revoked'], 'it goes on after a failure');
	assert.ok(own!.journal.length > 2);
	assert.deepEqual(token, own);
	assert.deepEqual(alias, own);
});

test('token revoke keeps the guards: no terminal, read-only, and a protected profile', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('stack analyser 1');
	const asked = await machine.run(['token', 'revoke', id]);
	assert.equal(asked.code, 2);
	assert.match(asked.stderr, /there is no terminal to ask on/);
	const readOnly = await machine.run(['--read-only', 'token', 'revoke', id, '--force']);
	assert.match(readOnly.stderr, /^Read-only, set by --read-only: nothing was sent\./);
	saveProfile(machine, {name: 'Prod', isProtected: true});
	const guarded = await machine.shell(`$influx_tokens_anywhere token revoke ${id} --profile Prod --force`);
	assert.equal(guarded.code, 2);
	assert.match(guarded.stderr, /Prod is protected: nothing was sent/);
	assert.deepEqual(machine.changes(), []);
});

test('influxctl\'s names of the place are taken before and behind the command: account and cluster replace those of the profile', async t => {
	const machine = await startMachine(t);
	const [own, other] = [machine.emulator.accounts[0]!, machine.emulator.accounts[0]!.clusters[1]!];
	const config = machine.write('config.toml', `[[profile]]
name = "default"
product = "clustered"
host = "127.0.0.1"
port = "${new URL(machine.emulator.url).port}"
mgmt_token = "${machine.managementToken}"
[profile.tls]
disable = true
`);
	assert.notEqual(other, undefined);
	const ids = async (command: string) => {
		const {code, stdout, stderr} = await machine.shell(command);
		assert.equal(code, 0, stderr);
		return (JSON.parse(stdout) as readonly Row[]).map(row => row.id);
	};

	const expected = machine.emulator.store.tokensOf(other.id).filter(({revokedAt}) => revokedAt === undefined).map(({id}) => id).toSorted();
	assert.deepEqual(await ids(`$influx_tokens --cluster-id ${other.id} token list --format json`), expected);
	assert.deepEqual(await ids(`$influx_tokens token list --format json --cluster ${other.id} --account ${own.id}`), expected);
	const clustered = await machine.shell(`$influx_tokens_anywhere --config ${config} --profile default token list --account-id ${own.id}`);
	assert.equal(clustered.code, 2);
	assert.match(clustered.stderr, /InfluxDB Clustered, which has no IDs/);
	const wrong = await machine.run(['token', 'list', '--account', 'x']);
	assert.equal(wrong.code, 2);
	assert.match(wrong.stderr, /--account takes a UUID/);
});

test('the commands work with a Clustered profile of the config that --config names before them', async t => {
	const machine = await startMachine(t, {product: 'clustered'});
	const config = machine.write('config.toml', ['default', 'lab'].map(name => `[[profile]]
name = "${name}"
product = "clustered"
host = "${name === 'lab' ? 'localhost' : '127.0.0.1'}"
port = "${machine.emulator.port}"
mgmt_token = "${name === 'lab' ? 'wrong-one' : machine.managementToken}"
[profile.tls]
disable = true
`).join(''));
	const run = async (words: string) => machine.shell(`unset ACCOUNT_ID CLUSTER_ID MANAGEMENT_TOKEN; $influx_tokens_anywhere --config ${config} ${words}`);
	const ran = await run('token list --format json');
	assert.equal(ran.code, 0, ran.stderr);
	const [first] = JSON.parse(ran.stdout) as readonly Row[];
	const placeholder = '11111111-1111-1111-1111-111111111111';
	assert.deepEqual([first!.account_id, first!.cluster_id], [placeholder, placeholder]);
	const revoked = await run(`token revoke ${first!.id} --force`);
	assert.equal(revoked.code, 0, revoked.stderr);
	assert.deepEqual(machine.changes(), [`DELETE ${first!.id} 204`]);
	const other = await run('--profile lab token list');
	assert.equal(other.code, 3, other.stderr);
});

test('the other commands of influxctl say in one sentence what to use instead', async t => {
	const machine = await startMachine(t, {tokens: 3});
	for (const words of [['cluster', 'list', '--format', 'json'], ['database', 'list'], ['management', 'create', '--description', 'x'], ['query', 'SELECT 1', '--database', 'x'], ['auth', 'login']]) {
		const {code, stdout, stderr} = await machine.run(words);
		assert.deepEqual({code, stdout}, {code: 2, stdout: ''});
		assert.match(stderr, new RegExp(`^error: '${words[0]!}' is a command of influxctl[.] [^\n]+[.]\n$`));
	}

	assert.deepEqual(machine.emulator.requests, []);
});
/* eslint-enable @typescript-eslint/naming-convention */
