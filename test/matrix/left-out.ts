const each = (operations: readonly string[], phases: readonly string[], faults: readonly string[]): readonly string[] =>
	operations.flatMap(operation => phases.flatMap(phase => faults.map(fault => [operation, phase, fault].join(', '))));

/**
The names of the combinations that do not hold. With MATRIX=all in the environment they run too, and the run names those that hold now: delete these here.
*/
export const leftOut: ReadonlySet<string> = new Set([
	// The API's own 401 to a create that it carried out: with a refused management token the engine cannot look at the list.
	...each(['create', 'rotate'], ['change', 'change once'], ['status 401 after-apply']),
	// The engine believes a 500 and a stale look together: it reports that the revoke failed, but it took effect.
	'revoke, change once, status 500 after-apply, verify, stale',
]);
