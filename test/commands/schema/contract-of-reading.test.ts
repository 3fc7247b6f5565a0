import assert from 'node:assert/strict';
import {chmodSync, mkdirSync} from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {describedOutputs, type OutputName} from '../../../source/commands/schema/described-outputs.js';
import {tokenColumnNames} from '../../../source/tokens/list/token-row.js';
import {contractOf} from '../../helpers/commands/contract.js';
import {startMachine, type Machine} from '../../helpers/commands/start-machine.js';
import {startOddService} from '../../helpers/commands/start-odd-service.js';

type Trial = {
	readonly name: OutputName;
	readonly parameters: readonly string[];
	readonly code?: number;
	/**
	What the values have to be, besides what the schema says: as many as this.
	*/
	readonly count?: 'none' | 'some';
};

const formatsOf = {list: ['json', 'jsonl'], line: ['jsonl'], whole: ['json']} as const;

/**
Asserts that each command prints what its schema says, in each of its formats. Gives the number of outputs.
*/
async function checkTrials(machine: Machine, trials: readonly Trial[], environment?: Readonly<Record<string, string>>): Promise<number> {
	let outputs = 0;
	const check = contractOf(machine);
	for (const {name, parameters, code = 0, count} of trials) {
		for (const format of formatsOf[describedOutputs[name].shape]) {
			const ran = await machine.run([...parameters, '--format', format], environment);
			assert.equal(ran.code, code, `${parameters.join(' ')}: ${ran.stderr}`);
			const value = await check(name, ran.stdout, format);
			outputs++;
			if (count !== undefined) {
				assert.equal((value as readonly unknown[]).length > 0, count === 'some', parameters.join(' '));
			}
		}
	}

	return outputs;
}

/**
A machine whose cluster has tokens of each status, with an expiry and without, and tokens that cannot be read whole.
*/
async function machineWithAll(t: TestContext): Promise<Machine> {
	return startMachine(t, {hasOddRows: true, tokens: 120});
}

test('list and get print what their schemas say: every status, odd tokens, chosen fields, and an empty list', async t => {
	const machine = await machineWithAll(t);
	const all = machine.emulator.store.tokensOf(machine.clusterId);
	const withStatus = (status: string): Trial => ({name: 'list', parameters: ['list', '--all', '--filter', `status:${status}`], count: 'some'});
	const outputs = await checkTrials(machine, [
		{name: 'list', parameters: ['list', '--all'], count: 'some'},
		...['active', 'suspended', 'expired', 'revoked', 'odd'].map(status => withStatus(status)),
		{name: 'list', parameters: ['list', '--all', '--filter', 'expires:never'], count: 'some'},
		{name: 'list', parameters: ['list', '--filter', 'nosuchthing'], count: 'none'},
		{name: 'list-columns', parameters: ['list', '--all', '--columns', tokenColumnNames.join(',')], count: 'some'},
		...tokenColumnNames.map((column): Trial => ({name: 'list-columns', parameters: ['list', '--all', '--columns', column], count: 'some'})),
		{name: 'get', parameters: ['get', all[0]!.id, all.find(({revokedAt}) => revokedAt !== undefined)!.id], count: 'some'},
		{
			name: 'get', parameters: ['get', '00000000-0000-4000-8000-000000000000'], code: 1, count: 'none',
		},
	]);
	assert.ok(outputs > 40);
});

test('audit and check print what their schemas say: with muted findings, a filter, rules, a policy, and without databases', async t => {
	const machine = await machineWithAll(t);
	const policy = machine.write('policy.toml', '[[mute]]\nrule = "no-grants"\nreason = "known"\nuntil = "2099-01-31"\n');
	const trials: readonly Trial[] = [
		{name: 'audit', parameters: ['audit']},
		{name: 'audit', parameters: ['audit', '--include-muted', '--policy', policy]},
		{name: 'audit', parameters: ['audit', '--filter', 'db:sensors', '--rule', 'missing-database', '--severity', 'low']},
		{name: 'audit-lines', parameters: ['audit', '--include-muted', '--policy', policy], count: 'some'},
		{name: 'check', parameters: ['check', '--fail-on', 'critical', '--expires-within', '400d']},
		{name: 'check', parameters: ['check', '--fail-on', 'info', '--expires-within', '1h'], code: 4},
	];
	assert.equal(await checkTrials(machine, trials), trials.length);
	machine.emulator.setFaults([{when: {path: 'databases'}, do: {kind: 'status', status: 400}}]);
	assert.equal(await checkTrials(machine, [{name: 'audit', parameters: ['audit']}, {name: 'check', parameters: ['check', '--fail-on', 'critical']}]), 2);
});

test('profiles and info print what their schemas say: every source of a token, and with a profile, without one, and with a proxy', async t => {
	const machine = await startMachine(t, {tokens: 3});
	mkdirSync(path.join(machine.directory, 'config', 'influx-tokens'), {recursive: true});
	chmodSync(machine.write('token', 'a'), 0o600);
	const clusters = [{id: machine.clusterId, name: 'eu'}];
	machine.write('config/influx-tokens/settings.json', JSON.stringify({
		version: 1,
		profiles: [{
			name: 'Prod', host: 'https://console.influxdata.com', accountId: '11111111-1111-4111-8111-111111111111', clusters, secretSources: [{kind: 'environment', variable: 'EU_TOKEN'}, {kind: 'command', command: ['/usr/bin/printf', 'a']}, {kind: 'file', path: path.join(machine.directory, 'token')}], isReadOnly: true, isProtected: true,
		}],
	}));
	machine.write('influxctl.toml', '[[profile]]\nname = "theirs"\nproduct = "dedicated"\naccount_id = "11111111-1111-4111-8111-111111111111"\ncluster_id = "3333a1b2-3333-4333-8333-333333333333"\nmgmt_token = "abc"\n[[profile]]\nname = "clustered"\nproduct = "clustered"\nhost = "lab.example"\nport = "443"\n[profile.auth.oauth2]\nclient_id = "a"\n');
	/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
	const network = {
		HTTPS_PROXY: 'https://proxy.example:3128', http_proxy: 'https://proxy.example:3128', NO_PROXY: 'localhost', NODE_EXTRA_CA_CERTS: path.join(machine.directory, 'none.pem'),
	};
	/* eslint-enable @typescript-eslint/naming-convention */
	const outputs = await checkTrials(machine, [
		{name: 'profiles', parameters: ['--influxctl-config', 'influxctl.toml', 'profiles'], count: 'some'},
		{name: 'info', parameters: ['info', '--profile', 'Prod', '--ca-file', 'ca.pem', '--influxctl-config', 'influxctl.toml']},
		{name: 'info', parameters: ['info', '--profile', 'Environment']},
		{name: 'info', parameters: ['info']},
	], network);
	assert.equal(outputs, 5);
	const {stdout} = await machine.run(['--influxctl-config', 'influxctl.toml', 'profiles', '--format', 'json']);
	const kinds = (JSON.parse(stdout) as ReadonlyArray<{readonly tokenSources: ReadonlyArray<{readonly kind: string}>}>).flatMap(({tokenSources}) => tokenSources.map(({kind}) => kind));
	assert.deepEqual(kinds.toSorted(), ['command', 'demo', 'environment', 'environment', 'file', 'influxctl', 'sign-in']);
});

test('on Clustered, without a readable journal and with no token at all, every output is as its schema says', async t => {
	const clustered = await startMachine(t, {product: 'clustered', tokens: 20});
	const outputs = await checkTrials(clustered, [
		{name: 'list', parameters: ['list'], count: 'some'},
		{name: 'list-columns', parameters: ['list', '--columns', 'account,cluster'], count: 'some'},
		{name: 'audit', parameters: ['audit']},
		{name: 'audit-lines', parameters: ['audit'], count: 'some'},
		{name: 'check', parameters: ['check', '--fail-on', 'critical']},
		{name: 'profiles', parameters: ['profiles'], count: 'some'},
		{name: 'info', parameters: ['info']},
	]);
	assert.equal(outputs, 10);

	const machine = await startMachine(t, {tokens: 3});
	mkdirSync(machine.journalFile, {recursive: true});
	assert.equal(await checkTrials(machine, [{name: 'check', parameters: ['check', '--fail-on', 'critical']}]), 1);

	const service = await startOddService(t, () => ({}));
	const check = contractOf(machine);
	for (const [name, ...parameters] of [['list', 'list'], ['audit', 'audit'], ['check', 'check', '--fail-on', 'critical']] as const) {
		const ran = await machine.runAt(service.url, [...parameters, '--format', 'json']);
		assert.equal(ran.code, 0, ran.stderr);
		await check(name, ran.stdout);
	}
});
