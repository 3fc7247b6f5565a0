import assert from 'node:assert/strict';
import {readFileSync, rmSync, statSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {startEmulator} from '../../../source/emulator/emulator.js';
import {markedDescription} from '../../../source/tokens/suspension/suspended-description.js';
import {startMachine, type Machine, type Ran} from '../../helpers/commands/start-machine.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
const day = new Date().toISOString().slice(0, 10);
const noMark = {INFLUX_TOKENS_DESCRIPTION_LIMIT: '0'};

const causesOf = ({stdout}: Ran) => stdout.trim().split('\n').map(line => (JSON.parse(line) as {readonly result: string; readonly cause?: string})).map(({result, cause}) => `${result}: ${cause ?? ''}`);

const forget = ({journalFile}: Machine) => {
	rmSync(path.dirname(journalFile), {recursive: true});
};

const patches = (machine: Machine) => machine.changes().length;

test('resume without a journal restores a token exactly from its mark', async t => {
	const machine = await startMachine(t);
	const before = machine.tokenCalled('telegraf edge-08');
	const suspended = await machine.run(['suspend', before.id]);
	assert.equal(suspended.code, 0, suspended.stderr);
	assert.doesNotMatch(suspended.stderr, /journal/);
	const list = await machine.run(['list', '--filter', 'status:suspended edge-08']);
	assert.match(list.stdout, new RegExp(String.raw`suspended .* telegraf edge-08 \[suspended ${day}\] `));
	const json = await machine.run(['list', '--filter', 'status:suspended edge-08', '--format', 'json']);
	assert.match(json.stdout, /rw:flight2 w:flight3,flight_old #/);
	const details = await machine.run(['get', before.id]);
	assert.match(details.stdout, /\nPermissions {3}none\nHeld grants {3}DATABASE {4}READ {3}WRITE\n {14}flight_old {2}- {6}yes {4}no such database\n {14}flight2 {5}yes {4}yes\n/);
	forget(machine);
	const resumed = await machine.run(['resume', before.id]);
	assert.equal(resumed.code, 0, resumed.stderr);
	assert.deepEqual(machine.tokenCalled('telegraf edge-08'), before);
});

test('if the mark and the journal disagree, resume prints both and sends nothing; --use says which one is right', async t => {
	const machine = await startMachine(t);
	const {store} = machine.emulator;
	const before = machine.tokenCalled('telegraf edge-08');
	await machine.run(['suspend', before.id]);
	const {description} = markedDescription({...before, permissions: [{action: 'read', resource: 'sensors'}]}, {day, limit: 400});
	store.changeToken(machine.clusterId, before.id, {description});
	const sent = patches(machine);
	const refused = await machine.run(['resume', before.id, '--format', 'jsonl']);
	assert.equal(refused.code, 1);
	assert.deepEqual(causesOf(refused), ['skipped: its mark and the journal of this machine disagree: --use mark or --use journal says which is right']);
	assert.match(refused.stderr, /^telegraf edge-08 \[suspended [\d-]+\] \(6f2c1c1e\)\n {4}the mark: {4}read sensors\n {4}the journal: write flight_old, flight2, flight3; read flight2\n/);
	assert.equal(patches(machine), sent);

	const dry = await machine.run(['resume', before.id, '--use', 'mark', '--dry-run']);
	assert.match(dry.stderr, /read on sensors: added/);
	const both = await machine.run(['resume', before.id, '--use', 'both']);
	assert.equal(both.code, 2);
	const journal = await machine.run(['resume', before.id, '--use', 'journal']);
	assert.equal(journal.code, 0, journal.stderr);
	assert.deepEqual(store.tokenOf(machine.clusterId, before.id), before);
});

test('resume refuses a damaged mark, and uses the journal if it has the token', async t => {
	const machine = await startMachine(t);
	const {store} = machine.emulator;
	const before = machine.tokenCalled('telegraf edge-08');
	await machine.run(['suspend', before.id]);
	const suspended = store.tokenOf(machine.clusterId, before.id)!.description;
	store.changeToken(machine.clusterId, before.id, {description: suspended.replace('flight_old', 'flight_new')});
	const other = machine.tokenCalled('stack analyser 1');
	store.changeToken(machine.clusterId, other.id, {description: suspended, permissions: []});
	const sent = patches(machine);
	const refused = await machine.run(['resume', other.id, '--format', 'jsonl']);
	assert.equal(refused.code, 1);
	assert.deepEqual(causesOf(refused), ['skipped: the mark in its description is damaged (its checksum does not fit: it was edited, or copied from another token), and the journal of this machine does not have its grants']);
	const details = await machine.run(['get', other.id]);
	assert.match(details.stdout, /\nHeld grants {3}not known: the mark is damaged, its checksum does not fit/);
	assert.equal(patches(machine), sent);
	const resumed = await machine.run(['resume', before.id]);
	assert.equal(resumed.code, 0, resumed.stderr);
	assert.deepEqual(store.tokenOf(machine.clusterId, before.id), before);
});

test('suspend says why a mark cannot hold the grants and which journal file to keep, and so does its dry run', async t => {
	const machine = await startMachine(t);
	const one = machine.tokenCalled('telegraf edge-08');
	const two = machine.tokenCalled('stack analyser 1');
	machine.emulator.store.changeToken(machine.clusterId, two.id, {permissions: [{action: 'write', resource: 'a.b'}]});
	const words = /^The mark of stack analyser 1 \([\da-f]{8}\) cannot hold its grants: the database name "a\.b" has characters that cannot stand there\.\nOnly the journal of this machine can give its grants back: keep (?<file>\S+) until it is resumed\.\n/m;
	const dry = await machine.run(['suspend', one.id, two.id, '--dry-run']);
	assert.equal(words.exec(dry.stderr)?.groups?.file, machine.journalFile);
	assert.equal(patches(machine), 0);
	const suspended = await machine.run(['suspend', one.id, two.id], {INFLUX_TOKENS_DESCRIPTION_LIMIT: '60'});
	assert.equal(suspended.code, 0, suspended.stderr);
	assert.match(suspended.stderr, /^The mark of telegraf edge-08 \(6f2c1c1e\) cannot hold its grants: its description would have 79 characters with them, more than are allowed\.$/m);
	assert.match(suspended.stderr, /can give their grants back/);
	assert.equal(machine.tokenCalled(`telegraf edge-08 [suspended ${day}]`).id, one.id);
	const wrong = await machine.run(['suspend', one.id], {INFLUX_TOKENS_DESCRIPTION_LIMIT: 'many'});
	assert.equal(wrong.code, 2);

	forget(machine);
	const refused = await machine.run(['resume', one.id, '--format', 'jsonl']);
	assert.deepEqual(causesOf(refused), ['skipped: neither its mark nor the journal of this machine has its grants: resume it where it was suspended, or bring that journal here with journal export and journal import']);
});

test('if the service refuses the mark, suspend takes only the permissions away and says that only the journal has the grants', async t => {
	const machine = await startMachine(t);
	const before = machine.tokenCalled('telegraf edge-08');
	machine.emulator.setFaults([{when: {method: 'PATCH', times: 1}, do: {kind: 'status', status: 400, body: {code: 400, message: 'description has more than 64 characters'}}}]);
	const suspended = await machine.run(['suspend', before.id]);
	assert.equal(suspended.code, 0, suspended.stderr);
	assert.match(suspended.stderr, /only the journal of this machine has its grants, since the service refused the mark \(400: .*more than 64 characters/);
	assert.deepEqual(machine.changes(), [`PATCH ${before.id} 400`, `PATCH ${before.id} 200`]);
	assert.deepEqual(machine.emulator.store.tokenOf(machine.clusterId, before.id), {...before, permissions: []});
	const again = await machine.run(['suspend', before.id, '--format', 'jsonl']);
	assert.deepEqual(causesOf(again), ['unchanged: it has no grants to take away']);
	const resumed = await machine.run(['resume', before.id]);
	assert.equal(resumed.code, 0, resumed.stderr);
	assert.deepEqual(machine.tokenCalled('telegraf edge-08'), before);
});

test('journal export and journal import let another machine resume a token', async t => {
	const machine = await startMachine(t);
	const before = machine.tokenCalled('telegraf edge-08');
	await machine.run(['suspend', before.id], noMark);
	const exported = await machine.run(['journal', 'export', 'out.jsonl'], {MANAGEMENT_TOKEN: ''});
	assert.equal(exported.code, 0, exported.stderr);
	assert.match(exported.stderr, /^Wrote the journal of cluster 3333a1b2 to .*\/out\.jsonl: 1 change, with descriptions and grants, and no secrets\.\n$/);
	const file = path.join(machine.directory, 'out.jsonl');
	// eslint-disable-next-line no-bitwise -- a mode
	assert.equal(statSync(file).mode & 0o777, 0o600);
	assert.ok(!readFileSync(file, 'utf8').includes(machine.managementToken));
	const taken = await machine.run(['journal', 'export', 'out.jsonl']);
	assert.equal(taken.code, 1);
	forget(machine);
	const imported = await machine.run(['journal', 'import', 'out.jsonl'], {MANAGEMENT_TOKEN: ''});
	assert.equal(imported.code, 0, imported.stderr);
	const resumed = await machine.run(['resume', before.id]);
	assert.equal(resumed.code, 0, resumed.stderr);
	assert.deepEqual(machine.tokenCalled('telegraf edge-08'), before);
	const elsewhere = await machine.shell(`CLUSTER_ID=${machine.environment.ACCOUNT_ID} $influx_tokens journal import out.jsonl`);
	assert.equal(elsewhere.code, 1);
	assert.match(elsewhere.stderr, /is the journal of the cluster \S+: choose that one with --cluster\. Nothing was imported\.\n$/);
	const unknown = await machine.run(['journal', 'carry']);
	assert.equal(unknown.code, 2);
});

test('resume does not use the changes that the journal has of another host with the same cluster ID', async t => {
	const machine = await startMachine(t);
	const other = await startEmulator({tokens: 60});
	t.after(async () => other.close());
	const {id} = machine.tokenCalled('telegraf edge-08');
	const suspended = await machine.run(['suspend', id], noMark);
	assert.equal(suspended.code, 0);
	other.store.changeToken(machine.clusterId, id, {description: `telegraf edge-08 [suspended ${day}]`, permissions: []});
	const there = async (command: string) => machine.shell(`MANAGEMENT_TOKEN=${other.accounts[0]!.managementToken} $influx_tokens_anywhere --host ${other.url} ${command}`);
	const refused = await there(`resume ${id} --format jsonl`);
	assert.equal(refused.code, 1);
	assert.match(causesOf(refused)[0]!, /^skipped: neither its mark nor the journal of this machine has its grants/);
	assert.ok(refused.stderr.includes(`The journal of this cluster ID also has 1 change made elsewhere (${machine.emulator.url}, account ${machine.environment.ACCOUNT_ID}): left out here.`));
	assert.deepEqual(other.requests.filter(({method}) => method !== 'GET'), []);
	const rotations = await there('rotate --list');
	assert.match(rotations.stderr, /^No rotation is under way\.\nThe journal of this cluster ID also has 1 change made elsewhere/);
	const resumed = await machine.run(['resume', id]);
	assert.equal(resumed.code, 0, resumed.stderr);
});
/* eslint-enable @typescript-eslint/naming-convention */
