import {faultTable} from '../fault-table.js';
import {isChange, phases, type Phase} from '../phases.js';
import type {ScreenCombination} from './run-screen-combination.js';
import {screenOperations, type ScreenOperation, type ScreenOperationName} from './screen-operations.js';

const names = Object.keys(screenOperations) as ScreenOperationName[];
const phaseNames = Object.keys(phases) as Phase[];

/**
Every operation on the screen with every phase and every fault that can make a difference there.
*/
export const screenCombinations: readonly ScreenCombination[] = names.flatMap(operation => {
	const {method, phases: ofOperation}: ScreenOperation = screenOperations[operation];
	return ofOperation.flatMap(phase => faultTable
		.filter(({isForChanges = false, isForCreates = false}) => (!isForChanges || isChange(phase)) && (!isForCreates || method === 'POST'))
		.map((fault): ScreenCombination => ({operation, phase, fault})));
});

/**
A fixed sample of about a tenth of them. Each fault occurs in each phase with one operation, and the next operation takes the next fault. A fault that applies only to creates occurs with one of the two operations that create.
*/
export const sampledScreenCombinations: readonly ScreenCombination[] = screenCombinations.filter(({operation, phase, fault}) => {
	const turn = faultTable.indexOf(fault) + names.indexOf(operation) + phaseNames.indexOf(phase);
	return turn % (fault.isForCreates ? 2 : names.length) === 0;
});
