import path from 'node:path';
import {readJournal} from '../../../source/journal/read-journal.js';
import type {TableFault} from '../fault-table.js';
import {isChange, phases, type Phase} from '../phases.js';
import type {CombinationResult} from '../run-combination.js';
import {finishOnScreen} from './finish-on-screen.js';
import {screenOperations, type ScreenOperation, type ScreenOperationName} from './screen-operations.js';
import {claimsOf, screenFalsehoodIn, type Claim} from './screen-truth.js';
import {startScreenTrial, type ScreenTrial} from './start-screen-trial.js';

export type ScreenCombination = {
	readonly operation: ScreenOperationName;
	readonly phase: Phase;
	readonly fault: TableFault;
};

/**
The name of a combination in the lists.
*/
export function nameOfScreen({operation, phase, fault}: ScreenCombination): string {
	return [operation, phase, fault.name].join(', ');
}

/**
Runs one operation on the screen with one fault in one phase, and compares the text on the screen with the state on the service.
*/
export async function runScreenCombination(combination: ScreenCombination, directory: string): Promise<CombinationResult> {
	const {fault, phase} = combination;
	const operation: ScreenOperation = screenOperations[combination.operation];
	const screen = await startScreenTrial(directory, {
		isPatient: fault.isHarmless, isMany: operation.isMany, prepare: operation.prepare,
	});
	const {trial: {emulator, clusterId}, targets} = screen;
	try {
		const before = targets.map(({id}) => emulator.store.tokenOf(clusterId, id)!);
		const appliedBefore = emulator.applied.length;
		emulator.setFaults([{name: fault.name, when: isChange(phase) ? {method: operation.method, ...phases[phase]} : phases[phase], do: fault.effect}]);
		if (phase === 'list') {
			await screen.refresh();
		}

		await operation.act(screen);
		const screens = await finishOnScreen(screen);
		const hasStruck = emulator.requests.some(request => request.fault === fault.name);
		const changes = emulator.applied.slice(appliedBefore);
		const isCreate = operation.method === 'POST';
		const lines = [...screens.flatMap(text => text.split('\n')), ...screen.reports];
		const claims = targets.map(target => claimsOf(lines, target, targets.length === 1));
		const falsehoods = targets.map((target, index) => screenFalsehoodIn(claims[index]!, {...screen.trial, target}, {
			before: before[index]!,
			isDone: operation.isDone,
			isCreate,
			changes: changes.filter(({method, tokenId}) => method === 'POST' || tokenId === target.id).length,
		}) ?? notDone(fault, claims[index]!));
		const falsehood = falsehoods.find(each => each !== undefined)
			?? (changes.some(({method, tokenId}) => method !== 'POST' && targets.every(({id}) => id !== tokenId)) ? 'another token was changed' : undefined)
			?? (await openIntents(screen, claims));
		return {hasStruck, falsehood: falsehood && `${falsehood}\n${screens.at(-1)}`};
	} finally {
		await screen.end();
	}
}

function notDone({isHarmless}: TableFault, claims: ReadonlySet<Claim>): string | undefined {
	return isHarmless && !claims.has('done') ? 'not reported as done, for a harmless oddity' : undefined;
}

/**
Checks that the screen reports an intent without an outcome as unknown.
*/
async function openIntents({trial: {clusterId, environment}}: ScreenTrial, claims: ReadonlyArray<ReadonlySet<Claim>>): Promise<string | undefined> {
	const journal = await readJournal({directory: path.join(environment.XDG_STATE_HOME!, 'influx-tokens'), clusterId});
	if (!journal.ok || journal.value.problems.length > 0) {
		return 'the journal cannot be read';
	}

	return journal.value.unfinished.length > 0 && claims.every(each => !each.has('unknown')) ? 'an intent is left open in the journal, and the screen does not say unknown' : undefined;
}
