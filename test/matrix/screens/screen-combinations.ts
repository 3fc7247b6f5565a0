import {faultTable} from '../fault-table.js';
import {isChange, phases, type Phase} from '../phases.js';
import type {ScreenCombination} from './run-screen-combination.js';
import {screenOperations, type ScreenOperation, type ScreenOperationName} from './screen-operations.js';

const names = Object.keys(screenOperations) as ScreenOperationName[];
const phaseNames = Object.keys(phases) as Phase[];

/**
Every fault in every phase of every operation on the screen in which it can make a difference.
*/
export const screenCombinations: readonly ScreenCombination[] = names.flatMap(operation => {
	const {method, phases: ofOperation}: ScreenOperation = screenOperations[operation];
	return ofOperation.flatMap(phase => faultTable
		.filter(({isForChanges = false, isForCreates = false}) => (!isForChanges || isChange(phase)) && (!isForCreates || method === 'POST'))
		.map((fault): ScreenCombination => ({operation, phase, fault})));
});

/**
About a tenth of them, always the same: each fault strikes in each phase of one operation, and the next operation takes the next fault. A fault of creates strikes in one of the two operations that create.
*/
export const sampledScreenCombinations: readonly ScreenCombination[] = screenCombinations.filter(({operation, phase, fault}) => {
	const turn = faultTable.indexOf(fault) + names.indexOf(operation) + phaseNames.indexOf(phase);
	return turn % (fault.isForCreates ? 2 : names.length) === 0;
});
