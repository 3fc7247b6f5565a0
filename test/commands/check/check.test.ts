import assert from 'node:assert/strict';
import {
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {waitFor} from '../../helpers/wait-for.js';
import {startMachine, type Machine} from '../../helpers/commands/start-machine.js';

const day = 86_400_000;

/**
A cluster with one token that every database is read and written with and that no rule of a severity from `medium` finds, and tokens of the test's own.
*/
async function startCalm(t: {after(callback: () => unknown): void}): Promise<Machine & {put(number: number, expiresInDays: number): void}> {
	const machine = await startMachine(t, {tokens: 0});
	const {emulator: {store}, clusterId} = machine;
	for (const {id} of store.tokensOf(clusterId)) {
		store.removeToken(clusterId, id);
	}

	return {
		...machine,
		put(number, expiresInDays) {
			store.putToken(clusterId, {
				id: `aaaa0000-0000-4000-8000-00000000000${number}`,
				description: `loader ${number}`,
				permissions: [{action: 'read', resource: 'sensors'}],
				createdAt: new Date(Date.now() - day).toISOString(),
				expiresAt: new Date(Date.now() + (expiresInDays * day)).toISOString(),
			});
		},
	};
}

test('check ends with 4 where a token expires within the time, and with 0 where nothing is so bad', async t => {
	const machine = await startCalm(t);
	machine.put(1, 5);
	machine.put(2, 5);
	const soon = await machine.run(['check', '--expires-within', '7d']);
	assert.equal(soon.code, 4, soon.stderr);
	assert.match(soon.stdout, /: 2 tokens expire within 7 days/);
	assert.match(soon.stdout, /^ {2}aaaa0000-0000-4000-8000-000000000001 {2}loader 1: expires soon/m);
	const later = await machine.run(['check', '--expires-within', '3d']);
	assert.equal(later.code, 0, later.stdout);
	assert.match(later.stdout, /: nothing is medium or worse\. The next token expires on /);
	const high = await machine.run(['check', '--fail-on', 'high']);
	assert.equal(high.code, 0);
	const wrong = await machine.run(['check', '--expires-within', 'soon']);
	assert.equal(wrong.code, 2);
	assert.match(wrong.stderr, /^--expires-within takes a time such as 14d/);
	assert.deepEqual(machine.changes(), []);
});

test('check --format json has the expiring tokens, the interrupted changes and the counts', async t => {
	const machine = await startCalm(t);
	machine.put(1, 5);
	machine.put(2, 50);
	machine.emulator.setFaults([{when: {method: 'DELETE'}, do: {kind: 'hang', when: 'before-apply'}}]);
	const revoke = machine.begin(['revoke', 'aaaa0000-0000-4000-8000-000000000002', '--force']);
	await waitFor(() => machine.emulator.requests.some(({method}) => method === 'DELETE'));
	revoke.kill('SIGKILL');
	await revoke.ended;
	machine.emulator.setFaults([]);
	const {code, stdout} = await machine.run(['check', '--format', 'json']);
	const check = JSON.parse(stdout) as {
		readonly expiring: {readonly tokens: ReadonlyArray<{readonly subject: {readonly description: string}}>};
		readonly interrupted: {readonly unknown: number; readonly neverBegun: number};
		readonly isTrouble: boolean;
		readonly counts: {readonly tokens: number};
	};
	assert.equal(code, 4);
	assert.ok(check.isTrouble);
	assert.deepEqual(check.expiring.tokens.map(({subject}) => subject.description), ['loader 1']);
	assert.deepEqual(check.interrupted, {unknown: 1, neverBegun: 0});
	const text = await machine.run(['check', '--fail-on', 'high']);
	assert.equal(text.code, 4);
	assert.match(text.stdout, /1 change of an earlier run has no known outcome/);
	assert.equal(check.counts.tokens, 2);
});

test('check --format nagios ends with 0, 1, 2 or 3 and prints one line, also where the service cannot be reached', async t => {
	const machine = await startCalm(t);
	machine.put(1, 5);
	machine.put(2, 5);
	const run = async (...flags: readonly string[]) => {
		const {code, stdout} = await machine.run(['check', '--format', 'nagios', ...flags]);
		assert.match(stdout, /^INFLUX-TOKENS [A-Z]+ - [^\n]+\n$/);
		return [code, stdout.split(' ', 2)[1]];
	};

	assert.deepEqual(await run('--expires-within', '3d'), [0, 'OK']);
	assert.deepEqual(await run(), [1, 'WARNING']);
	assert.deepEqual(await run('--critical', 'medium'), [2, 'CRITICAL']);
	assert.deepEqual(await run('--expires-within', 'x'), [3, 'UNKNOWN']);
	machine.emulator.setFaults([{when: {path: 'tokens'}, do: {kind: 'status', status: 401}}]);
	assert.deepEqual(await run(), [3, 'UNKNOWN']);
	const away = await machine.runAt('http://127.0.0.1:1', ['check', '--format', 'nagios']);
	assert.equal(away.code, 3);
	assert.match(away.stdout, /^INFLUX-TOKENS UNKNOWN - /);
});

test('check --format prometheus --output replaces the file as a whole, readable for the collector, and leaves it where the check fails', async t => {
	const machine = await startCalm(t);
	machine.put(1, 5);
	const file = path.join(machine.directory, 'metrics', 'influx_tokens.prom');
	await machine.shell('mkdir metrics');
	writeFileSync(file, 'old\n', {mode: 0o600});
	const before = statSync(file).ino;
	const {code, stdout} = await machine.run(['check', '--format', 'prometheus', '--output', file]);
	assert.deepEqual({code, stdout}, {code: 4, stdout: ''});
	assert.match(readFileSync(file, 'utf8'), /^influx_tokens_expiring_tokens\{.*\} 1$/m);
	assert.notEqual(statSync(file).ino, before, 'a reader that has the old file open sees the old text');
	assert.equal(statSync(file).mode % 0o1000, 0o644);
	assert.deepEqual(readdirSync(path.dirname(file)), ['influx_tokens.prom']);

	const text = readFileSync(file, 'utf8');
	machine.emulator.setFaults([{when: {path: 'tokens'}, do: {kind: 'status', status: 401}}]);
	const failed = await machine.run(['check', '--format', 'prometheus', '--output', file]);
	assert.equal(failed.code, 3);
	assert.equal(readFileSync(file, 'utf8'), text);
	const nowhere = await machine.run(['check', '--output', path.join(machine.directory, 'none', 'x')]);
	assert.notEqual(nowhere.code, 0);
});

test('check --format ics writes the same events in the same order again', async t => {
	const machine = await startCalm(t);
	machine.put(1, 5);
	machine.put(2, 2);
	const uids = async () => {
		const {stdout} = await machine.run(['check', '--format', 'ics']);
		return stdout.replaceAll('\r\n ', '').match(/^UID:.*$/gm);
	};

	const first = await uids();
	assert.deepEqual(first?.map(uid => uid.slice(39, 40)), ['2', '1']);
	assert.deepEqual(await uids(), first);
});
