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
	The name and the options of an odd service.
	*/
	readonly service?: {readonly name: string; readonly options: EmulatorOptions};
};

export type CombinationResult = {
	/**
	Whether the fault disturbed a request.
	*/
	readonly hasStruck: boolean;
	/**
	The claim that is not true, or undefined when every claim is true.
	*/
	readonly falsehood: string | undefined;
};

/**
The name of a combination in the lists.
*/
export function nameOf({operation, phase, fault, also, service}: Combination): string {
	return [...(service ? [service.name] : []), operation, phase, fault.name, ...(also ? [also.phase, also.fault.name] : [])].join(', ');
}

// Milliseconds, much longer than the client's own timeouts.
const longest = 180_000;

/**
Runs one command with one fault in one phase, and compares the report of the command with the state on the service.
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
