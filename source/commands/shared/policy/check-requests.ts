import {breachesOf, type PolicyRequest} from '../../../audit/policy/breaches-of.js';
import type {Policy} from '../../../audit/policy/policy.js';
import {exitCodes} from '../../../exit-codes.js';
import {refuse} from '../../../result.js';
import {tokenName} from '../../../tokens/words/token-name.js';
import {sayTo} from '../output/say.js';
import type {CommandResult} from '../program/command-result.js';
import type {CommandSurroundings} from '../program/surroundings.js';

const mostSentences = 12;

/**
Checks by the policy what a command is about to send. Gives the sentences to warn with; where the policy is enforced, says them and refuses. Raw text.
*/
export function checkRequests(requests: readonly PolicyRequest[], policy: Policy, {now, stderr}: Pick<CommandSurroundings, 'now' | 'stderr'>): CommandResult<readonly string[]> {
	const broken = requests
		.map(request => ({request, breaches: breachesOf(request, {policy, now: now()})}))
		.filter(({breaches}) => breaches.length > 0);
	const source = policy.source ?? '';
	const left = broken.length - mostSentences;
	const sentences = [
		...broken.slice(0, mostSentences).map(({request, breaches}) => `${nameOf(request)} breaks ${source}: ${breaches.join('; ')}.`),
		...left > 0 ? [`${left} more ${left === 1 ? 'token breaks' : 'tokens break'} it.`] : [],
	];
	if (!policy.isEnforced || sentences.length === 0) {
		return {ok: true, value: sentences};
	}

	const say = sayTo(stderr);
	for (const sentence of sentences) {
		say(sentence);
	}

	return refuse(`${source} is enforced, so nothing was sent. Change what you ask for, or have the policy changed.`, {exitCode: exitCodes.usage});
}

function nameOf(request: PolicyRequest): string {
	return request.kind === 'edit' ? `After the edit ${tokenName(request.before)}` : 'The new token';
}
