import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {contractOf} from '../../helpers/commands/contract.js';
import {startMachine, type Machine} from '../../helpers/commands/start-machine.js';
import type {OutputName} from '../../../source/commands/schema/described-outputs.js';

const missing = '00000000-0000-4000-8000-000000000000';

type Row = {readonly id: string; readonly result: string};

/**
Runs commands with `--format json` or `jsonl`, and asserts that what they print is as the schema of a name says. Gives the results of the rows.
*/
function checkedRuns(machine: Machine) {
	const check = contractOf(machine);
	return async (name: OutputName, parameters: readonly string[], {code = 0, format = 'json'}: {readonly code?: number; readonly format?: 'json' | 'jsonl'} = {}): Promise<readonly string[]> => {
		const ran = await machine.run([...parameters, '--format', format]);
		assert.equal(ran.code, code, `${parameters.join(' ')}: ${ran.stderr}`);
		const rows = await check(name, ran.stdout, format) as readonly Row[];
		return rows.map(({result}) => result);
	};
}

test('create prints what its schema says: a dry run, a new token, one whose secret is printed, and one that is refused', async t => {
	const machine = await startMachine(t);
	const run = checkedRuns(machine);
	const create = ['create', 'edge 9', '--write-database', '*'];
	assert.deepEqual(await run('create', [...create, '--secret-file', 'first', '--dry-run']), ['would-create']);
	assert.deepEqual(await run('create', [...create, '--secret-file', 'first', '--expires-at', '90d']), ['created']);
	assert.deepEqual(await run('create', [...create, '--print-secret'], {format: 'jsonl'}), ['created']);
	machine.emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'status', status: 400}}]);
	assert.deepEqual(await run('create', [...create, '--secret-file', 'second'], {code: 1}), ['failed']);
	machine.emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'cut', when: 'before-apply'}}]);
	assert.deepEqual(await run('create', [...create, '--secret-file', 'third'], {code: 1}), ['unknown']);
});

test('update, suspend, resume, revoke and activity print what their schemas say: dry runs, runs, tokens that are left alone, and failures', async t => {
	const machine = await startMachine(t);
	const run = checkedRuns(machine);
	const tokens = machine.live().filter(({description}) => description.includes('kobe rack'));
	const [first, second, third, fourth] = tokens.map(({id}) => id);
	assert.notStrictEqual(fourth, undefined);

	await run('update', ['update', first!, '--description', 'another one', '--dry-run']);
	await run('update', ['update', first!, '--description', 'another one']);
	await run('update', ['update', first!, '--description', 'another one'], {format: 'jsonl'});

	const batches: ReadonlyArray<readonly [name: 'suspend' | 'resume', ids: readonly string[]]> = [['suspend', [second!, third!, missing]], ['resume', [second!, fourth!, missing]]];
	for (const [name, ids] of batches) {
		await run(name, [name, ...ids, '--dry-run'], {code: 1});
		await run(name, [name, ...ids], {code: 1, format: 'jsonl'});
	}

	machine.emulator.setFaults([
		{when: {method: 'DELETE', tokenId: first!}, do: {kind: 'status', status: 400}},
		{when: {method: 'DELETE', tokenId: second!}, do: {kind: 'cut', when: 'after-apply'}},
	]);
	await run('revoke', ['revoke', first!, second!, third!, missing, '--dry-run'], {code: 1});
	const results = await run('revoke', ['revoke', first!, second!, third!, missing, '--force'], {code: 1, format: 'jsonl'});
	assert.deepEqual(results.toSorted(), ['failed', 'revoked', 'revoked', 'skipped']);

	for (const filter of [[], ['--filter', 'nosuchthing']]) {
		await run('activity', ['activity', ...filter]);
		await run('activity', ['activity', ...filter], {format: 'jsonl'});
	}
});

test('a 401 in the middle of a batch leaves rows that are as the schema says', async t => {
	const machine = await startMachine(t);
	const run = checkedRuns(machine);
	machine.emulator.setFaults([{when: {method: 'DELETE', nth: 2, times: Infinity}, do: {kind: 'status', status: 401}}]);
	const results = await run('revoke', ['revoke', '--filter', 'db:flight2', '--force', '--concurrency', '1'], {code: 3});
	assert.equal(results[0], 'revoked');
	assert.ok(results.includes('not-started'));
	await machine.run(['journal', 'export', 'journal.jsonl']);
	const lines = await contractOf(machine)('journal-lines', readFileSync(path.join(machine.directory, 'journal.jsonl'), 'utf8'), 'jsonl') as ReadonlyArray<{readonly kind: string}>;
	assert.deepEqual([...new Set(lines.map(({kind}) => kind))].toSorted(), ['batch', 'batch-end', 'intent', 'outcome']);
});

test('plan prints what its schema says, and apply a row for each token of the plan', async t => {
	const machine = await startMachine(t);
	const check = contractOf(machine);
	const run = checkedRuns(machine);
	const plans = [
		['revoke', '--filter', 'db:flight2', '--days', '1'],
		['suspend', '--filter', 'db:flight2'],
		['update', '--filter', 'db:flight2', '--remove', 'flight2'],
		['propose', '--all-tokens'],
	];
	for (const [index, parameters] of plans.entries()) {
		const ran = await machine.run(['plan', ...parameters, '--reason', 'OPS-1']);
		assert.equal(ran.code, 0, ran.stderr);
		await check('plan', ran.stdout);
		machine.write(`${index}.json`, ran.stdout);
	}

	await run('apply', ['apply', '1.json', '--dry-run']);
	await run('apply', ['apply', '2.json', '--force'], {format: 'jsonl'});
	// The tokens of the other plan are others now, so that it is carried out in part only, or not at all.
	const late = await machine.run(['apply', '0.json', '--dry-run', '--format', 'json']);
	assert.equal(late.code, 1, late.stderr);
	assert.equal(late.stdout, '');
});

test('rotate prints what its schemas say: a dry run, each step, the list of rotations, and an empty list', async t => {
	const machine = await startMachine(t);
	const run = checkedRuns(machine);
	const {id} = machine.tokenCalled('stack analyser 1');
	await run('rotate-list', ['rotate', '--list']);
	await run('rotate', ['rotate', id, '--secret-file', 'secret', '--suspend-old', '--dry-run']);
	await run('rotate', ['rotate', id, '--print-secret']);
	await run('rotate-list', ['rotate', '--list']);
	// Each step is shown and taken; a step that only writes into the journal has no row.
	const steps = [{more: ['--settle', '0'], rows: 0}, {more: ['--settle', '0'], rows: 1}, {more: ['--soak', '1d'], rows: 0}] as const;
	for (const {more, rows} of steps) {
		const dry = await run('rotate', ['rotate', id, '--next', ...more, '--dry-run']);
		const taken = await run('rotate', ['rotate', id, '--next', ...more], {format: rows === 1 ? 'jsonl' : 'json'});
		assert.deepEqual([dry.length, taken.length], [rows, rows]);
	}

	await run('rotate-list', ['rotate', '--list'], {format: 'jsonl'});
	await run('rotate', ['rotate', id, '--undo']);
	await run('activity', ['activity']);
	const exported = await machine.run(['journal', 'export', 'journal.jsonl']);
	assert.equal(exported.code, 0, exported.stderr);
	const lines = await contractOf(machine)('journal-lines', readFileSync(path.join(machine.directory, 'journal.jsonl'), 'utf8'), 'jsonl') as ReadonlyArray<{readonly kind: string}>;
	assert.deepEqual([...new Set(lines.map(({kind}) => kind))], ['intent', 'outcome', 'note']);
});
