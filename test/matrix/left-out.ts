const each = (operations: readonly string[], phases: readonly string[], faults: readonly string[]): readonly string[] =>
	operations.flatMap(operation => phases.flatMap(phase => faults.map(fault => [operation, phase, fault].join(', '))));

/**
The names of the combinations in which the report is known to be wrong. With MATRIX=all in the environment they run too, and the run names those that are right now: delete those here.
*/
export const leftOut: ReadonlySet<string> = new Set([
	// The API answers 401 to a create that took effect. The engine cannot load the list with a refused management token.
	...each(['create', 'rotate'], ['change', 'change once'], ['status 401 after-apply']),
	// The engine trusts a 500 together with a stale GET: it reports that the revoke failed, but it took effect.
	'revoke, change once, status 500 after-apply, verify, stale',
]);
