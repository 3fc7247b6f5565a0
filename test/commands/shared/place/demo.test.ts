import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {accountPlans} from '../../../../source/emulator/seed/account-plans.js';
import {demoProfile} from '../../../../source/profiles/demo.js';
import {startMachine, type Machine} from '../../../helpers/commands/start-machine.js';

const note = 'The demo begins anew with each command; what this one changes ends with it.\n';

// Runs a command without any profile of its own. The demo's directories are made below the machine's.
const run = async ({shell, directory}: Machine, command: string) => shell(`unset ACCOUNT_ID CLUSTER_ID MANAGEMENT_TOKEN; export TMPDIR='${directory}' HTTP_PROXY=http://127.0.0.1:1; $influx_tokens_anywhere ${command}`);

const demoDirectories = ({directory}: Machine): readonly string[] => readdirSync(directory).filter(name => name.startsWith('influx-tokens-demo-'));

test('the demo has the account and the clusters of the emulator', () => {
	const [{id, name, clusters}] = accountPlans;
	assert.deepEqual(
		{accountId: demoProfile.accountId, accountName: demoProfile.accountName, clusters: demoProfile.clusters},
		{accountId: id, accountName: name, clusters: clusters.map(cluster => ({id: cluster.id, name: cluster.name}))},
	);
});

test('a command with --profile Demo lists the tokens of an emulator of its own, and says so once', async t => {
	const machine = await startMachine(t);
	const listed = await run(machine, 'list --profile demo --cluster eu-metrics --count');
	assert.deepEqual({code: listed.code, stderr: listed.stderr}, {code: 0, stderr: note});
	assert.ok(Number(listed.stdout) > 500, listed.stdout);
	assert.deepEqual(machine.emulator.requests, []);
	assert.deepEqual(demoDirectories(machine), [], 'the directory of the journal is removed');
});

test('a change of the demo ends with its command, and the real journal has no line of it', async t => {
	const machine = await startMachine(t);
	const place = '--profile Demo --cluster eu-metrics';
	const created = await run(machine, `create "edge 99" ${place} --write-database sensors --secret-file ./secret`);
	assert.equal(created.code, 0, created.stderr);
	assert.match(readFileSync(path.join(machine.directory, 'secret'), 'utf8'), /^apiv1_\S+\n?$/);
	assert.equal(created.stderr.split(note).length, 2, created.stderr);
	assert.ok(!existsSync(path.join(machine.directory, 'state')), 'nothing is written where the real journals are');
	assert.deepEqual(demoDirectories(machine), []);
	const after = await run(machine, `list ${place} --filter '"edge 99"' --count`);
	assert.equal(after.stdout, '0\n');
	const revoked = await run(machine, `revoke 6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55 --force ${place}`);
	assert.equal(revoked.code, 0, revoked.stderr);
});

test('no command takes the demo by itself, and the sentence names it', async t => {
	const machine = await startMachine(t);
	for (const command of ['list', 'activity', 'revoke 6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55 --force']) {
		const {code, stdout, stderr} = await run(machine, command);
		assert.deepEqual({code, stdout}, {code: 2, stdout: ''});
		assert.match(stderr, /^There is no profile: set ACCOUNT_ID, .* To try it on invented tokens, add --profile Demo\.\n$/);
	}
});

test('the demo with --host or --token-stdin is refused, because it has an address and a token of its own', async t => {
	const machine = await startMachine(t);
	for (const [options, named] of [['--host http://127.0.0.1:1', '--host'], ['--token-stdin', '--token-stdin'], ['--host http://127.0.0.1:1 --token-stdin', '--host and --token-stdin']]) {
		const {code, stderr} = await run(machine, `list --profile Demo --cluster eu-metrics ${options}`);
		assert.deepEqual({code, stderr}, {code: 2, stderr: `Demo is the emulator in this program, with an address and a management token of its own: leave out ${named}.\n`});
	}
});

test('info about the demo starts no emulator, and names no journal of the demo', async t => {
	const machine = await startMachine(t);
	const {code, stdout, stderr} = await run(machine, 'info --profile Demo');
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
	assert.match(stdout, /^PROFILE +name +--profile +Demo$/m);
	assert.doesNotMatch(stdout, /JOURNALS/);
});
