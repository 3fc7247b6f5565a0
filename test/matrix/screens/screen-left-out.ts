const each = (operations: readonly string[], faults: readonly string[]): readonly string[] =>
	operations.flatMap(operation => ['change', 'change once'].flatMap(phase => faults.map(fault => [operation, phase, fault].join(', '))));

/**
The combinations on the screen that do not hold, by name. With MATRIX=all in the environment they run too, and those that hold by then are said: they are then deleted here.
*/
export const leftOutOnScreen: ReadonlySet<string> = new Set(
	// The API's own 401 to a create that it carried out: a management token that was refused cannot look at the list.
	each(['create', 'rotate, create'], ['status 401 after-apply']),
);
