import type {EmulatorContext} from '../environment.js';

/**
Puts another answer in place. Setting it over the one that is there would merge the headers of both.
*/
export function replaceAnswer(context: EmulatorContext, response: Response): void {
	context.res = undefined;
	context.res = response;
}
