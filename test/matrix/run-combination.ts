import {setTimeout as wait} from 'node:timers/promises';
import type {EmulatorOptions} from '../../source/emulator/emulator.js';
import type {TableFault} from './fault-table.js';
import {operations, type Operation, type OperationName} from './operations.js';
import {isChange, phases, type Phase} from './phases.js';
import {startTrial, type CommandOutput} from './start-trial.js';
import {falsehoodIn} from './truth.js';

export type Combination = {
	readonly operation: OperationName;
	readonly phase: Phase;
	readonly fault: TableFault;
	/**
	A second fault, in another phase.
	*/
	readonly also?: {readonly phase: Phase; readonly fault: TableFault};
	/**
	A service that is odd in itself, by a name.
	*/
	readonly service?: {readonly name: string; readonly options: EmulatorOptions};
};

export type CombinationResult = {
	/**
	Whether the fault met a request.
	*/
	readonly hasStruck: boolean;
	/**
	The claim that is not true, or undefined if there is none.
	*/
	readonly falsehood: string | undefined;
};

/**
The name of a combination in the lists.
*/
export function nameOf({operation, phase, fault, also, service}: Combination): string {
	return [...(service ? [service.name] : []), operation, phase, fault.name, ...(also ? [also.phase, also.fault.name] : [])].join(', ');
}

// Milliseconds. Far longer than the client's own limits.
const longest = 180_000;

/**
Plays one fault in one phase of one command, and compares the report of the command with the truth on the service.
*/
export async function runCombination(combination: Combination, directory: string): Promise<CombinationResult> {
	const {fault, phase, service} = combination;
	const operation: Operation = operations[combination.operation];
	const trial = await startTrial(directory, {service: service?.options, isPatient: fault.isHarmless});
	const {emulator, clusterId, target} = trial;
	try {
		await operation.prepare?.(trial);
		const before = emulator.store.tokenOf(clusterId, target.id)!;
		const appliedBefore = emulator.applied.length;
		emulator.setFaults([{phase, fault}, ...(combination.also ? [combination.also] : [])].map(each => ({
			name: each.fault.name, when: isChange(each.phase) ? {method: operation.method, ...phases[each.phase]} : phases[each.phase], do: each.fault.effect,
		})));
		const ending = new AbortController();
		const output = await Promise.race<CommandOutput | undefined>([
			trial.run(async surroundings => operation.run(trial, surroundings)),
			wait(longest, undefined, {signal: ending.signal}).catch(() => undefined),
		]);
		ending.abort();
		const hasStruck = emulator.requests.some(request => request.fault === fault.name);
		if (!output) {
			return {hasStruck, falsehood: 'the command did not end'};
		}

		const isDone = operation.isDone(trial, before);
		const falsehood = falsehoodIn(output, trial, {before, appliedBefore, isDone});
		return {hasStruck, falsehood: falsehood ?? (fault.isHarmless && output.exitCode !== 0 ? `exit code ${output.exitCode} for a harmless oddity: ${output.stderr.trim()}` : undefined)};
	} finally {
		await trial.end();
	}
}
