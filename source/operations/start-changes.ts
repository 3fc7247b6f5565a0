import type {ChangeOptions} from './change-options.js';
import {ChangeRunner} from './change-runner.js';
import type {ChangeRun} from './types.js';

/**
Starts a run that revokes and updates tokens, each one as `changeOne` does, a few at a time and in their order.

A 401 holds the batch until `resume()`. A 429 holds it for its Retry-After, at most a minute, and lets one request at a time through from then on. A 403, a longer Retry-After, and five changes in a row that met trouble on the way to the service end the batch: the rest is `not-started`.
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
