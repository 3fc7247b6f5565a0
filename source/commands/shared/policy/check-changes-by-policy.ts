import {policySubjectOf} from '../../../audit/policy/policy-subject.js';
import type {Change} from '../../../operations/types.js';
import type {ExistingOptions} from '../change/change-options.js';
import type {CommandResult} from '../program/command-result.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {checkProtected} from './check-protected.js';
import {checkRequests} from './check-requests.js';
import {loadPolicy} from './load-policy.js';

/**
Checks by the policy the changes of tokens that exist: what an edit breaks, and which protected tokens lose something. Gives the sentences to warn with, raw, or refuses. A resume is never checked, because it gives back what was taken.
*/
export async function checkChangesByPolicy(changes: readonly Change[], options: Pick<ExistingOptions, 'policy' | 'confirmToken' | 'dryRun'>, surroundings: CommandSurroundings): Promise<CommandResult<readonly string[]>> {
	const subject = policySubjectOf(changes);
	if (subject.changes.length === 0) {
		return {ok: true, value: []};
	}

	const loaded = await loadPolicy(options, surroundings);
	if (!loaded.ok) {
		return loaded;
	}

	const {policy} = loaded.value;
	const held = checkProtected(subject.changes, policy, options);
	if (!held.ok) {
		return held;
	}

	const broken = checkRequests(subject.requests, policy, surroundings);
	return broken.ok ? {ok: true, value: [...held.value, ...broken.value]} : broken;
}
