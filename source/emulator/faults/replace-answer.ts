import type {EmulatorContext} from '../environment.js';

/**
Replaces the answer. The old answer is removed first, because Hono merges its headers into a new one.
*/
export function replaceAnswer(context: EmulatorContext, response: Response): void {
	context.res = undefined;
	context.res = response;
}
