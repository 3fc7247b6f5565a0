import assert from 'node:assert/strict';
import test from 'node:test';
import type {Fault} from '../../../../source/emulator/faults/fault-list.js';
import {startMachine} from '../../../helpers/commands/start-machine.js';

const words = /Which databases there are is not known: .*the shard is away/;

const failing: Fault = {when: {path: 'databases'}, do: {kind: 'status', status: 400, body: {code: 400, message: 'the shard is away'}}};

test('every command that judges grants says why the list of databases is not known', async t => {
	const machine = await startMachine(t, {faults: [failing]});
	const {id} = machine.tokenCalled('stack analyser 1');
	const secret = ['--secret-file', 'secret'];
	for (const [parameters, code] of [
		[['get', id], 0],
		[['revoke', id, '--dry-run'], 0],
		[['suspend', id, '--dry-run'], 0],
		[['update', id, '--add-read', 'nosuch', '--dry-run'], 0],
		[['create', 'new one', '--read-database', 'nosuch', '--dry-run', ...secret], 0],
		[['plan', 'revoke', '--filter', 'stack analyser', '--reason', 'x'], 0],
		[['list', '--filter', 'missing:db'], 1],
		[['revoke', '--filter', 'missing:db', '--force'], 1],
		[['suspend', '--filter', '!missing:db', '--force'], 1],
		[['plan', 'revoke', '--filter', 'missing:db', '--reason', 'x'], 1],
	] as const) {
		const ran = await machine.run(parameters);
		assert.equal(ran.code, code, `${parameters.join(' ')}: ${ran.stderr}`);
		assert.match(ran.stdout + ran.stderr, parameters[0] === 'list' ? /the shard is away/ : words, parameters.join(' '));
		assert.doesNotMatch(ran.stdout + ran.stderr, /no such database|No token matches/);
	}

	assert.deepEqual(machine.changes(), []);
});

test('if a database has no name, the list of databases is not known', async t => {
	const machine = await startMachine(t, {
		faults: [{
			when: {path: 'databases'}, do: {
				kind: 'body', status: 200, contentType: 'application/json', body: JSON.stringify([{
					name: 'flight2', maxTables: 1, maxColumnsPerTable: 1, retentionPeriod: 0,
				}, {maxTables: 1}]),
			},
		}],
	});
	const {id} = machine.tokenCalled('stack analyser 1');
	const {stdout} = await machine.run(['get', id]);
	assert.match(stdout, /\nWhich databases there are is not known: The list of databases has a row without a name\.\n$/);
	const listed = await machine.run(['list', '--filter', 'missing:db']);
	assert.equal(listed.code, 1);
	assert.match(listed.stderr, /missing:db cannot be answered\. .*a row without a name/);
});

test('an empty cluster is reported as such, not as a filter that matches nothing', async t => {
	const machine = await startMachine(t, {tokens: 0});
	const toMake = `This cluster has no database tokens. To make one: influx-tokens create NAME --read-database DATABASE --secret-file FILE --host ${machine.emulator.url}\n`;
	for (const [parameters, message] of [
		[['list'], toMake],
		[['list', '--filter', 'x'], toMake],
		[['revoke', '--filter', 'x', '--force'], 'This cluster has no database tokens: nothing was sent.\n'],
		[['suspend', '--filter', 'x', '--force'], 'This cluster has no database tokens: nothing was sent.\n'],
		[['resume', '--filter', 'x', '--force'], 'This cluster has no database tokens: nothing was sent.\n'],
		[['plan', 'revoke', '--filter', 'x', '--reason', 'y'], 'This cluster has no database tokens: there is nothing to plan.\n'],
	] as const) {
		const ran = await machine.run(parameters);
		assert.equal(ran.stderr, message, parameters.join(' '));
		assert.equal(ran.code, parameters[0] === 'list' ? 0 : 1);
	}
});

test('get prints a token that only the list shows, and one that only GET shows, and says so', async t => {
	const machine = await startMachine(t);
	const {id, description} = machine.tokenCalled('stack analyser 1');
	machine.emulator.setFaults([{when: {path: 'token', tokenId: id}, do: {kind: 'status', status: 404}}]);
	for (const format of ['table', 'json']) {
		const ran = await machine.run(['get', id, '--format', format]);
		assert.equal(ran.code, 1);
		assert.ok(ran.stdout.includes(description));
		assert.equal(ran.stderr, `${id}: the list of the cluster's tokens shows it, and GET answers that there is no such token. What is printed is the row of the list.\n`);
	}

	const others = machine.emulator.store.tokensOf(machine.clusterId).filter(token => token.id !== id);
	machine.emulator.setFaults([{
		when: {path: 'tokens'}, do: {
			kind: 'body', status: 200, contentType: 'application/json', body: JSON.stringify(others),
		},
	}]);
	const ran = await machine.run(['get', id]);
	assert.equal(ran.code, 0);
	assert.ok(ran.stdout.includes(description));
	assert.equal(ran.stderr, `${id}: GET answers with this token, and the list of the cluster's tokens does not show it.\n`);
});
