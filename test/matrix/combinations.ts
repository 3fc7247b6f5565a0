import {faultTable} from './fault-table.js';
import {operations, type Operation, type OperationName} from './operations.js';
import {isChange} from './phases.js';
import type {Combination} from './run-combination.js';
import {services} from './services.js';

const names = Object.keys(operations) as OperationName[];

/**
Every fault in every phase of every command in which it can make a difference.
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
	// With an odd service even an undisturbed command may have to say that it is not done.
	.map((fault): Combination => ({
		operation, phase: 'change once', fault: {name: fault.name, effect: fault.effect}, service,
	}))));
