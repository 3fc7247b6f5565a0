import {guardEnd} from '../../../terminal/guard-end.js';
import {nextCommand} from '../change/next-command.js';
import type {PlaceOptions} from '../place/place-options.js';

/**
Runs when the program ends in the middle of its work: writes `unknown` into the journal for every change without an outcome. Gives the last message for stderr. `given` says where a command worked.
*/
export async function settleEnd(given: PlaceOptions = {}): Promise<string> {
	const {concludeOpenIntents} = await import('../../../journal/open-intents.js');
	const count = await concludeOpenIntents('the program ended before there was an answer');
	const changes = count === 1 ? '1 change has' : `${count} changes have`;
	const advice = count === 0 ? '' : ` ${changes} an unknown outcome: see ${nextCommand({given}, ['activity'])}, and look at the tokens before you send anything again.`;
	return `influx-tokens ended before its work was done, because nothing was left that it waited for. This is an error of the program.${advice}`;
}

/**
Does a command's work and gives its exit code. Where the program ends before the work is done, it says so and exits with code 70.
*/
export async function untilDone(stderr: NodeJS.WritableStream, given: PlaceOptions, work: () => Promise<number>): Promise<number> {
	const release = guardEnd(stderr, async () => settleEnd(given));
	const code = await work();
	release();
	return code;
}
