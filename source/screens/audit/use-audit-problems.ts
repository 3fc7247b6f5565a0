import {useClusterSession} from '../../session/use-cluster-session.js';
import {databasesSentence} from '../../tokens/grants/known-databases.js';
import type {AuditProblems} from './audit-trouble.js';

/**
What the audit of the open cluster needs and could not read.
*/
export function useAuditProblems(): AuditProblems {
	const {databaseNames, databasesProblem, journal: {journal}, audit: {lookProblem, policy}} = useClusterSession();
	return {
		databases: databasesProblem === undefined ? undefined : databasesSentence({databaseNames, databasesProblem}),
		journal: journal?.ok === false ? `The journal could not be read: ${journal.message}` : undefined,
		look: lookProblem,
		policy: policy === undefined || policy.problems.length === 0 ? undefined : policyProblem(policy.problems),
	};
}

function policyProblem([first, ...others]: readonly string[]): string {
	return others.length === 0 ? first! : `${first!} There ${others.length === 1 ? 'is 1 more mistake' : `are ${others.length} more mistakes`}.`;
}
