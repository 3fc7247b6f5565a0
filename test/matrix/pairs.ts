import {faultTable, type TableFault} from './fault-table.js';
import type {Phase} from './phases.js';
import type {Combination} from './run-combination.js';

const faultNamed = (name: string): TableFault => faultTable.find(fault => fault.name === name)!;

// The answer of a replica that does not have the change yet, so that it shows the token as before.
const stale: TableFault = {name: 'stale', effect: {kind: 'patch', remove: ['revokedAt'], set: {description: 'telegraf edge-08'}}};

/**
A change whose answer does not show whether it took effect, and a disturbed request after it, so that the program cannot learn the result from either.
*/
const pairs: ReadonlyArray<readonly [TableFault, Phase, TableFault]> = [
	// The answer is lost, and a proxy says that the token does not exist.
	[faultNamed('cut after-apply'), 'verify', faultNamed('foreign 404 html before-apply')],
	[faultNamed('cut before-apply'), 'verify', faultNamed('foreign 404 html before-apply')],
	// A proxy answers the change, and the list that would show its effect is cut.
	[faultNamed('redirect 303 after-apply'), 'list after', faultNamed('cut before-apply')],
	[faultNamed('redirect 303 after-apply'), 'verify', faultNamed('status 404 before-apply')],
	// The service fails after the change, and a replica shows the token as it was.
	[faultNamed('status 500 after-apply'), 'verify', stale],
	// The connection switches to another protocol, and then the management token is refused.
	[faultNamed('101 after-apply'), 'verify', faultNamed('status 401 before-apply')],
	[faultNamed('101 after-apply'), 'list after', faultNamed('status 401 before-apply')],
	// The answer is lost, and the list says that there are no tokens.
	[faultNamed('cut after-apply'), 'list after', faultNamed('empty list before-apply')],
];

/**
Two faults in two phases of revoke, suspend and create.
*/
export const pairCombinations: readonly Combination[] = (['revoke', 'suspend', 'create'] as const).flatMap(operation => pairs.map(([fault, phase, second]): Combination => ({
	operation, phase: 'change once', fault, also: {phase, fault: second},
})));
