import {faultTable} from './fault-table.js';
import {operations, type Operation, type OperationName} from './operations.js';
import {isChange} from './phases.js';
import type {Combination} from './run-combination.js';
import {services} from './services.js';

const names = Object.keys(operations) as OperationName[];

/**
Every command with every phase and every fault that can make a difference there.
*/
export const faultCombinations: readonly Combination[] = names.flatMap(name => {
	const operation: Operation = operations[name];
	return operation.phases.flatMap(phase => faultTable
		.filter(({isForChanges = false, isForCreates = false}) => (!isForChanges || isChange(phase)) && (!isForCreates || operation.method === 'POST'))
		.map((fault): Combination => ({operation: name, phase, fault})));
});

const few = new Set(['none', 'cut after-apply', 'status 500 before-apply']);

/**
Every odd service for every command, with a few faults of the change.
*/
export const serviceCombinations: readonly Combination[] = services.flatMap(service => names.flatMap(operation => faultTable
	.filter(fault => few.has(fault.name))
	// With an odd service, a command that no fault disturbs may fail too, so no fault is marked as harmless here.
	.map((fault): Combination => ({
		operation, phase: 'change once', fault: {name: fault.name, effect: fault.effect}, service,
	}))));
