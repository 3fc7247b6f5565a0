import type {ChangeOptions} from './change-options.js';
import {ChangeRunner} from './change-runner.js';
import type {ChangeRun} from './types.js';

/**
Revokes and updates tokens, each one as `changeOne` does, a few at a time and in their order.

A 401 holds everything until `resume()`; a 429 holds for its Retry-After, at most a minute, and lets one at a time through from then on; a 403, a longer Retry-After and five targets in a row that met trouble on the way to the service end the batch: the rest is `not-started`.
*/
export function startChanges(options: ChangeOptions): ChangeRun {
	const runner = new ChangeRunner(options);
	queueMicrotask(() => {
		runner.start();
	});
	return {
		get state() {
			return runner.state;
		},
		stop() {
			runner.stop();
		},
		resume() {
			runner.resume();
		},
		finished: runner.finished,
	};
}
