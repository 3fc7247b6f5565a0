import assert from 'node:assert/strict';
import test from 'node:test';
import type {Fault} from '../../../../source/emulator/faults/fault-list.js';
import {startMachine, type Machine, type Ran} from '../../../helpers/commands/start-machine.js';
import {waitForAssertions} from '../../../helpers/wait-for.js';

const rack = 'kobe rack';
const racksOf = (machine: Machine) => machine.live().filter(({description}) => description.includes(rack));
const revokeRacks = ['revoke', '--filter', `"${rack}"`, '--force', '--format', 'jsonl'];

type Row = {readonly id: string; readonly result: string; readonly cause: string | null}; // eslint-disable-line @typescript-eslint/no-restricted-types -- JSON's own null

const rowsOf = ({stdout}: Ran): readonly Row[] => stdout.trim().split('\n').map(line => JSON.parse(line) as Row);

function countsOf(ran: Ran): Readonly<Record<string, number>> {
	return Object.fromEntries(Map.groupBy(rowsOf(ran), ({result}) => result).entries().map(([result, rows]) => [result, rows.length]));
}

const onDelete = (when: Omit<Fault['when'], 'method'>, effect: Fault['do']): Fault => ({when: {method: 'DELETE', ...when}, do: effect});

test('revoke verifies changes whose answers were 429, 500 or cut off, and reports the true result of each', async t => {
	const machine = await startMachine(t);
	const [limited, broken, lost, refused, ...others] = racksOf(machine);
	machine.emulator.setFaults([
		onDelete({tokenId: limited!.id, times: 1}, {kind: 'status', status: 429, retryAfter: 1}),
		onDelete({tokenId: broken!.id, times: 1}, {kind: 'status', status: 500}),
		onDelete({tokenId: lost!.id}, {kind: 'cut', when: 'after-apply'}),
		onDelete({tokenId: refused!.id}, {kind: 'status', status: 400}),
	]);
	const ran = await machine.run(revokeRacks);
	assert.equal(ran.code, 1);
	assert.deepEqual(countsOf(ran), {revoked: others.length + 3, failed: 1});
	assert.equal(rowsOf(ran).find(({result}) => result === 'failed')!.id, refused!.id);
	assert.match(rowsOf(ran).find(({id}) => id === lost!.id)!.cause!, /./, 'it says that the answer was lost');
	assert.deepEqual(racksOf(machine).map(({id}) => id), [refused!.id]);
	assert.equal(machine.changes().length, others.length + 4 + 2, 'sent again after the 429 and the 500, but not after the cut answer');
	assert.deepEqual(machine.journal().unfinished, []);
	assert.match(ran.stderr, new RegExp(`Revoked ${others.length + 3} of ${others.length + 4}: 1 failed\n$`));
});

test('a 401 in the middle of a run stops it: the other changes are not started, and the exit code is 3', async t => {
	const machine = await startMachine(t);
	const count = racksOf(machine).length;
	machine.emulator.setFaults([onDelete({nth: 4, times: Infinity}, {kind: 'status', status: 401})]);
	const ran = await machine.run([...revokeRacks, '--concurrency', '1']);
	assert.equal(ran.code, 3, ran.stderr);
	const {revoked = 0, 'not-started': notStarted = 0} = countsOf(ran);
	assert.equal(revoked, 3);
	assert.equal(notStarted, count - 4);
	assert.match(ran.stderr, /\nstopped: .*management token/i);
	assert.equal(machine.changes().length, 4);
	assert.deepEqual(machine.journal().unfinished, []);
	assert.equal(racksOf(machine).length, count - 3);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	test(`${signal} in the middle of a run: the requests in flight are verified and written to the journal, the others are not started, and the exit code is 130`, async t => {
		const machine = await startMachine(t, {latency: 30});
		const count = racksOf(machine).length;
		const run = machine.begin(revokeRacks);
		await waitForAssertions(() => {
			assert.ok(machine.changes().length >= 3);
		});
		run.kill(signal);
		const ran = await run.ended;
		assert.equal(ran.code, 130, ran.stderr);
		const {revoked = 0, 'not-started': notStarted = 0} = countsOf(ran);
		assert.equal(revoked, machine.changes().length);
		assert.ok(notStarted > 0, 'the run ended before the signal');
		assert.equal(revoked + notStarted, count);
		assert.equal(racksOf(machine).length, notStarted);
		const {unfinished, entries} = machine.journal();
		assert.deepEqual(unfinished, []);
		assert.equal(entries.filter(entry => entry.kind === 'outcome' && entry.result === 'revoked').length, revoked);
	});
}

test('create hands the secret over even if SIGINT comes before the answer', async t => {
	const machine = await startMachine(t);
	machine.emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'delay', ms: 400, when: 'after-apply'}}]);
	const run = machine.begin(['create', 'edge 09', '--read-database', 'sensors', '--print-secret']);
	await waitForAssertions(() => {
		assert.ok(machine.live().some(({description}) => description === 'edge 09'));
	});
	run.kill('SIGINT');
	const ran = await run.ended;
	assert.equal(ran.code, 130);
	assert.match(ran.stdout, /^apiv1_\S+\n$/);
	assert.deepEqual(machine.journal().unfinished, []);
});

test('revoke skips a token that changed after the list was loaded', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('stack analyser 1');
	// The answer with the databases is late, so that the list of tokens is out of date by then.
	machine.emulator.setFaults([{when: {method: 'GET', path: 'databases'}, do: {kind: 'delay', ms: 300}}]);
	const run = machine.begin(['revoke', id, '--force', '--format', 'jsonl']);
	await waitForAssertions(() => {
		assert.ok(machine.emulator.requests.some(({path, status}) => path.endsWith('/tokens') && status === 200));
	});
	machine.emulator.store.changeToken(machine.clusterId, id, {description: 'in use again'});
	const ran = await run.ended;
	assert.equal(ran.code, 1);
	assert.match(rowsOf(ran)[0]!.cause!, /^its description changed since you confirmed$/);
	assert.deepEqual(machine.changes(), []);
});
