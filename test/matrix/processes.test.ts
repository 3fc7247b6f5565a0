import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import {startMachine, type Machine} from '../helpers/commands/start-machine.js';
import {faultTable} from './fault-table.js';
import {operations, type OperationName} from './operations.js';
import {isChange, phases, type Phase} from './phases.js';
import {falsehoodIn, type Facts} from './truth.js';

const words: Partial<Readonly<Record<OperationName, (machine: Machine, id: string) => readonly string[]>>> = {
	revoke: (_, id) => ['revoke', id, '--force'],
	suspend: (_, id) => ['suspend', id],
	create: ({directory}) => ['create', 'edge 09', '--read-database', 'sensors', '--expires-at', '2099-01-01T00:00:00Z', '--secret-file', path.join(directory, 'secret')],
	rotate: ({directory}, id) => ['rotate', id, '--secret-file', path.join(directory, 'secret')],
};

/**
Phases and faults for which the command runs as a process of its own, because these faults may end the process.
*/
const sample: ReadonlyArray<readonly [Phase, string]> = [
	['change once', 'none'],
	['change once', 'cut before-apply'],
	['change once', 'cut after-apply'],
	['change once', 'cut in the headers'],
	['change once', 'cut in the body'],
	['change once', 'length too long'],
	['verify', 'length too short'],
	['verify', 'foreign 502 html before-apply'],
	['list', 'deep JSON before-apply'],
	['list', 'gzip bomb before-apply'],
	['list', '101 to websocket before-apply'],
	['change once', '101 to websocket after-apply'],
	['check', 'foreign 404 html before-apply'],
	['change once', 'foreign 404 html after-apply'],
	['change once', 'redirect 303 after-apply'],
];

for (const name of Object.keys(words) as OperationName[]) {
	test(`${name} as a process reports the truth, or unknown, under each fault of a sample`, async t => {
		const operation = operations[name];
		let count = 0;
		for (const [phase, faultName] of sample) {
			const title = `${name}, ${phase}, ${faultName}`;
			const machine = await startMachine(t, {tokens: 12});
			const {emulator, clusterId, directory} = machine;
			const target = machine.tokenCalled('telegraf edge-08');
			const fault = faultTable.find(candidate => candidate.name === faultName)!;
			emulator.setFaults([{name: faultName, when: isChange(phase) ? {method: operation.method, ...phases[phase]} : phases[phase], do: fault.effect}]);
			const {code, stdout, stderr} = await machine.run([...words[name]!(machine, target.id), '--format', 'jsonl']);
			const facts: Facts = {
				emulator, clusterId, directory, target,
			};
			const isDone = operation.isDone(facts, target);
			assert.equal(falsehoodIn({exitCode: code ?? -1, stdout, stderr}, facts, {before: target, appliedBefore: 0, isDone}), undefined, `${title}: ${stdout}${stderr}`);
			assert.notEqual(stderr + stdout, '', `${title}: it ended without output`);
			await emulator.close();
			count++;
		}

		t.diagnostic(`${count} combinations ran as processes`);
	});
}
