import {useCallback} from 'react';
import type {PolicyRequest} from '../../audit/policy/breaches-of.js';
import type {PolicySubject} from '../../audit/policy/policy-subject.js';
import type {Policy} from '../../audit/policy/policy.js';
import {weakenedProtected, type GrantsLeft} from '../../audit/policy/weakened-protected.js';
import {tokenName} from '../../tokens/words/token-name.js';
import {useAppContext} from '../app-context.js';
import {useProfileSession} from '../use-profile-session.js';
import {noVerdict, type PolicyVerdict} from './policy-verdict.js';

const mostSentences = 12;

/**
Gives the function that reads the policy's file anew and says what changes break. Where the file cannot be used, it says so, and nothing is refused.
*/
export function useCheckByPolicy(): (subject: PolicySubject) => Promise<PolicyVerdict> {
	const {services} = useAppContext();
	const {profile} = useProfileSession();
	return useCallback(async ({requests, changes}: PolicySubject) => {
		if (requests.length + changes.length === 0) {
			return noVerdict;
		}

		const {policy, problems} = await services.readPolicy(profile);
		const [problem] = problems;
		if (problem !== undefined) {
			return {...noVerdict, sentences: [`The policy cannot be checked. ${problem}`]};
		}

		return policy.source === undefined
			? noVerdict
			: {...await breachVerdict(requests, policy, services.now()), phrase: phraseFor(changes, policy)};
	}, [services, profile]);
}

async function breachVerdict(requests: readonly PolicyRequest[], policy: Policy, now: number): Promise<Omit<PolicyVerdict, 'phrase'>> {
	// Loads the rules.
	const {breachesOf} = await import('../../audit/policy/breaches-of.js');
	const broken = requests.map(request => ({request, breaches: breachesOf(request, {policy, now})})).filter(({breaches}) => breaches.length > 0);
	const source = policy.source ?? '';
	const left = broken.length - mostSentences;
	return {
		sentences: [
			...broken.slice(0, mostSentences).map(({request, breaches}) => `${requests.length > 1 && request.kind === 'edit' ? `${tokenName(request.before, {isFirst: true})} breaks` : 'Breaks'} ${source}: ${breaches.join('; ')}.`),
			...left > 0 ? [`${left} more ${left === 1 ? 'token breaks' : 'tokens break'} it.`] : [],
		],
		obstacle: policy.isEnforced && broken.length > 0 ? `${source} is enforced, and this breaks it` : undefined,
	};
}

function phraseFor(changes: readonly GrantsLeft[], policy: Policy): PolicyVerdict['phrase'] {
	const tokens = weakenedProtected(changes, policy);
	const [first] = tokens;
	return first && {
		phrase: first.id.slice(0, 8),
		reason: `ID: ${policy.source ?? ''} protects it${tokens.length > 1 ? ` and ${tokens.length - 1} more` : ''}`,
	};
}
