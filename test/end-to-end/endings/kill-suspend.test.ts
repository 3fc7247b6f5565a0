import assert from 'node:assert/strict';
import {rmSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type {Fault} from '../../../source/emulator/faults/fault-list.js';
import {startMachine, type Machine} from '../../helpers/commands/start-machine.js';
import {waitFor} from '../../helpers/wait-for.js';

type Stage = {
	readonly name: string;
	/**
	The fault that holds the request during which the signal is sent.
	*/
	readonly fault: (tokenId: string) => Fault;
	/**
	Whether a PATCH was sent in this stage.
	*/
	readonly isSent: boolean;
};

// How long a request is held, in milliseconds.
const ms = 700;

const stages: readonly Stage[] = [
	{name: 'the list', isSent: false, fault: () => ({when: {method: 'GET', path: 'tokens', times: 1}, do: {kind: 'delay', ms}})},
	{name: 'the check', isSent: false, fault: tokenId => ({when: {method: 'GET', tokenId, times: 1}, do: {kind: 'delay', ms}})},
	{name: 'the change, before it takes effect', isSent: true, fault: tokenId => ({when: {method: 'PATCH', tokenId, times: 1}, do: {kind: 'delay', ms, when: 'before-apply'}})},
	{name: 'the change, after it took effect', isSent: true, fault: tokenId => ({when: {method: 'PATCH', tokenId, times: 1}, do: {kind: 'delay', ms, when: 'after-apply'}})},
	{name: 'the verification', isSent: true, fault: tokenId => ({when: {method: 'GET', tokenId, nth: 2}, do: {kind: 'delay', ms}})},
];

const names = ['telegraf edge-08', 'stack analyser 1', 'condition monitoring', 'billing reports', 'safety audit viewer'];

const isAtRest = (machine: Machine) => machine.emulator.requests.every(({status}) => status !== 'pending');

/**
Starts a command, sends it a signal in this stage, and waits until it has ended and no request is pending.
*/
async function endIn(machine: Machine, command: readonly string[], stage: Stage, {tokenId, signal}: {readonly tokenId: string; readonly signal: NodeJS.Signals}) {
	machine.emulator.setFaults([stage.fault(tokenId)]);
	const seen = machine.emulator.requests.length;
	const {ended, kill} = machine.begin(command);
	const {when: {method, path: tail, nth = 1}} = stage.fault(tokenId);
	await waitFor(() => {
		const matching = machine.emulator.requests.slice(seen).filter(request => request.method === method && (tail === undefined ? request.tokenId === tokenId : request.path.endsWith(`/${tail}`)));
		return matching[nth - 1]?.status === 'pending';
	});
	kill(signal);
	const ran = await ended;
	await waitFor(() => isAtRest(machine));
	machine.emulator.setFaults([]);
	return ran;
}

const truthOf = (machine: Machine, id: string) => JSON.stringify(machine.emulator.store.tokenOf(machine.clusterId, id));

/**
Asserts that `activity` lists the token's changes without an outcome as such, and that the journal has every change that was sent.
*/
async function assertUnfinishedIsListed(machine: Machine, tokenId: string): Promise<void> {
	const journal = machine.journal();
	assert.deepEqual(journal.problems, []);
	const unfinished = journal.unfinished.filter(intent => 'tokenId' in intent && intent.tokenId === tokenId);
	const {stdout} = await machine.run(['activity', '--format', 'jsonl']);
	const listed = stdout.split('\n').filter(line => line.includes(tokenId) && /"result":"(?:no-outcome|unknown)"/.test(line));
	assert.equal(listed.length, unfinished.length);
	// Each sent change has an intent.
	const sent = machine.changes().filter(change => change.includes(tokenId)).length;
	const intents = journal.entries.filter(entry => entry.kind === 'intent' && 'tokenId' in entry && entry.tokenId === tokenId).length;
	assert.ok(intents >= sent);
}

for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
	test(`${signal} in any stage of a suspend: a resume gives back the exact grants, with the journal and without it`, async t => {
		const machine = await startMachine(t);
		for (const [index, stage] of stages.entries()) {
			const {id} = machine.tokenCalled(names[index]!);
			const before = truthOf(machine, id);
			const ran = await endIn(machine, ['suspend', id], stage, {tokenId: id, signal});
			assert.notEqual(ran.code, 0, stage.name);
			const isSuspended = truthOf(machine, id) !== before;
			assert.ok(!isSuspended || stage.isSent, stage.name);
			if (isSuspended) {
				assert.partialDeepStrictEqual(machine.emulator.store.tokenOf(machine.clusterId, id), {permissions: []});
			}

			if (stage.isSent) {
				await assertUnfinishedIsListed(machine, id);
			}

			if (index % 2 === 1) {
				// As on a machine that was set up again.
				rmSync(path.dirname(machine.journalFile), {recursive: true, force: true});
			}

			const open = index % 2 === 1 || !stage.isSent ? 0 : machine.journal().unfinished.length;
			const resumed = await machine.run(['resume', id]);
			// A token that has its grants is left as it is.
			assert.equal(resumed.code, 0, `${stage.name}: ${resumed.stderr}`);
			assert.equal(resumed.stderr.includes('Unchanged'), !isSuspended, stage.name);
			assert.equal(/earlier run (?:has|have) no known outcome/.test(resumed.stderr), isSuspended && open > 0, stage.name);
			assert.equal(truthOf(machine, id), before, stage.name);
		}
	});

	test(`${signal} in any stage of a resume: another resume finishes it`, async t => {
		const machine = await startMachine(t);
		for (const [index, stage] of stages.entries()) {
			const {id} = machine.tokenCalled(names[index]!);
			const before = truthOf(machine, id);
			const suspended = await machine.run(['suspend', id]);
			assert.equal(suspended.code, 0, suspended.stderr);
			const between = truthOf(machine, id);
			const ran = await endIn(machine, ['resume', id], stage, {tokenId: id, signal});
			assert.notEqual(ran.code, 0, stage.name);
			const now = truthOf(machine, id);
			assert.ok(now === before || now === between, stage.name);
			assert.ok(now === between || stage.isSent, stage.name);
			await assertUnfinishedIsListed(machine, id);
			const again = await machine.run(['resume', id]);
			// A killed program has not noted that the token has its grants again: then the journal still calls it suspended, and the command leaves it to the screen.
			assert.equal(/^(?:Unchanged|Skipped) /m.test(again.stderr), now === before, `${stage.name}: ${again.stderr}`);
			assert.equal(again.code, again.stderr.includes('Skipped ') ? 1 : 0, `${stage.name}: ${again.stderr}`);
			assert.equal(truthOf(machine, id), before, stage.name);
		}
	});
}
