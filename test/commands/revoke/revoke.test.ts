import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import test from 'node:test';
import {saveProfile} from '../../helpers/commands/save-profile.js';
import {startMachine} from '../../helpers/commands/start-machine.js';
import {waitForAssertions} from '../../helpers/wait-for.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */

test('revoke --force revokes exactly the given tokens, writes the reason to the journal, and counts a token that is already revoked as done', async t => {
	const machine = await startMachine(t);
	const ids = ['stack analyser 1', 'telegraf edge-06', 'stack analyser 2'].map(name => machine.tokenCalled(name).id);
	const ran = await machine.run(['revoke', ...ids, ids[0]!.toUpperCase(), '--force', '--reason', 'OPS-3', '--format', 'csv']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.deepEqual(machine.changes().toSorted(), [ids[0]!, ids[2]!].map(id => `DELETE ${id} 204`).toSorted());
	const [head, ...rows] = ran.stdout.trimEnd().split('\n');
	assert.equal(head, 'id,description,result,cause,at');
	assert.deepEqual(rows.map(row => row.split(',')).map(([id, , result]) => [id, result]), [[ids[0], 'revoked'], [ids[1], 'already-gone'], [ids[2], 'revoked']]);
	assert.match(ran.stderr, /Revoked 2 of 3: 1 already gone\n$/);
	const {entries, unfinished} = machine.journal();
	assert.deepEqual(unfinished, []);
	assert.deepEqual(entries.flatMap(entry => entry.kind === 'intent' ? [[entry.action, entry.reason]] : []), [['revoke', 'OPS-3'], ['revoke', 'OPS-3']]);
	assert.ok(!(ran.stdout + ran.stderr).includes(machine.managementToken));
});

test('revoke without a terminal needs --force, and sends nothing without it', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('stack analyser 1');
	const ran = await machine.run(['revoke', id]);
	assert.deepEqual({code: ran.code, stdout: ran.stdout}, {code: 2, stdout: ''});
	assert.match(ran.stderr, /^Nothing was sent: there is no terminal to ask on\. --force revokes without asking/);
	assert.deepEqual(machine.emulator.requests, []);
	assert.ok(!existsSync(machine.journalFile));
});

test('revoke says first which database loses its last writer, and which token can write all databases', async t => {
	const machine = await startMachine(t);
	const only = machine.tokenCalled('archive importer');
	const all = machine.tokenCalled('telegraf edge-08');
	machine.emulator.store.changeToken(machine.clusterId, all.id, {permissions: [{action: 'write', resource: '*'}]});
	const ran = await machine.run(['revoke', only.id, all.id, '--force']);
	assert.equal(ran.code, 0);
	assert.match(ran.stderr, /^telegraf edge-08 \(6f2c1c1e\) goes, which can write all databases\.\narchive\/2023 loses its last writer\.\n/);
	assert.match(ran.stderr, /\n\d+ more databases lose something\.\nRevoked 2 of 2\n$/);
});

test('revoke --dry-run looks at each token, shows the request, and exits with 1 if a token would be skipped', async t => {
	const machine = await startMachine(t);
	const [one, two] = [machine.tokenCalled('stack analyser 1'), machine.tokenCalled('telegraf edge-06')];
	const absentId = '11111111-1111-4111-8111-111111111111';
	const fine = await machine.run(['revoke', one.id, two.id, '--dry-run', '--format', 'jsonl']);
	assert.equal(fine.code, 0);
	const rows = fine.stdout.trim().split('\n').map(line => JSON.parse(line) as Record<string, unknown>);
	assert.deepEqual(rows.map(({result, method}) => [result, method ?? undefined]), [['would-revoke', 'DELETE'], ['already-gone', undefined]]);
	const some = await machine.run(['revoke', one.id, absentId, '--dry-run']);
	assert.equal(some.code, 1);
	assert.match(some.stdout, /skipped +no token of this cluster has this ID/);
	assert.match(some.stderr, /\nDry run: would revoke 1 of 2; nothing was sent\.\n$/);
	assert.deepEqual(machine.changes(), []);
	assert.ok(!existsSync(machine.journalFile));
	const unauthorized = await machine.run(['revoke', one.id, '--dry-run'], {MANAGEMENT_TOKEN: 'M.V1.planted'});
	assert.equal(unauthorized.code, 3);
});

test('revoke --filter on a protected profile needs --confirm with its name besides --force', async t => {
	const machine = await startMachine(t);
	saveProfile(machine, {name: 'Prod', isProtected: true});
	const parameters = ['revoke', '--filter', 'stack analyser', '--force', '--profile', 'Prod'];
	const refused = await machine.run(parameters);
	assert.equal(refused.code, 2);
	assert.match(refused.stderr, /^The profile Prod is protected: nothing was sent\./);
	assert.deepEqual(machine.emulator.requests, []);
	const ran = await machine.run([...parameters, '--confirm', 'Prod']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.equal(machine.changes().length, 2);
});

test('revoke says whether --read-only or INFLUX_TOKENS_READ_ONLY made it read-only', async t => {
	const machine = await startMachine(t);
	const parameters = ['revoke', '--filter', 'stack analyser', '--force'];
	assert.deepEqual(await machine.run(['--read-only', ...parameters]), {code: 1, stdout: '', stderr: 'Read-only, set by --read-only: nothing was sent.\n'});
	assert.deepEqual(await machine.run(parameters, {INFLUX_TOKENS_READ_ONLY: 'yes'}), {code: 1, stdout: '', stderr: 'Read-only, set by INFLUX_TOKENS_READ_ONLY: nothing was sent.\n'});
	assert.deepEqual(machine.emulator.requests, []);
});

test('revoke says how many changes of an earlier run have no known outcome', async t => {
	const machine = await startMachine(t);
	const [one, two] = [machine.tokenCalled('stack analyser 1'), machine.tokenCalled('stack analyser 2')];
	machine.emulator.setFaults([{when: {method: 'DELETE', tokenId: one.id}, do: {kind: 'hang', when: 'before-apply'}}]);
	const killed = machine.begin(['revoke', one.id, '--force']);
	await waitForAssertions(() => {
		assert.ok(machine.emulator.requests.some(({method}) => method === 'DELETE'));
	});
	killed.kill('SIGKILL');
	await killed.ended;
	const ran = await machine.run(['revoke', two.id, '--force']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.match(ran.stderr, /1 change of an earlier run has no known outcome: see influx-tokens activity --host \S+; on the screen J, then v, asks the service\.\n/);
});
/* eslint-enable @typescript-eslint/naming-convention */
