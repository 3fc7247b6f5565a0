import {exitCodes} from '../../../exit-codes.js';
import {refuse} from '../../../result.js';
import type {PolicyInForce} from '../../../settings/policy-file.js';
import {sayTo} from '../output/say.js';
import type {CommandResult} from '../program/command-result.js';
import type {CommandSurroundings} from '../program/surroundings.js';

/**
What the reading of the policy needs.
*/
export type ForPolicy = Pick<CommandSurroundings, 'environment' | 'demo' | 'stderr'>;

/**
Reads the policy that a command goes by. Where its file cannot be used, the command ends: each mistake is a line on stderr, because a policy that is not obeyed must not look as if it were.
*/
export async function loadPolicy({policy: given}: {readonly policy?: string | undefined}, {environment, demo, stderr}: ForPolicy): Promise<CommandResult<PolicyInForce>> {
	// Loads the TOML parser and the rules, which most commands do not need.
	const {readPolicyFile} = await import('../../../settings/policy-file.js');
	const read = await readPolicyFile({environment, given, demo});
	const say = sayTo(stderr);
	for (const problem of read.problems) {
		say(problem);
	}

	return read.problems.length === 0
		? {ok: true, value: read}
		: refuse('The policy cannot be used, so nothing was sent. Correct the file.', {exitCode: exitCodes.usage});
}
