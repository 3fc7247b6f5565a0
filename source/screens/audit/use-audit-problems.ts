import {useClusterSession, type ClusterSession} from '../../session/use-cluster-session.js';
import {databasesSentence} from '../../tokens/grants/known-databases.js';
import type {AuditProblems} from './audit-trouble.js';

/**
What the audit of the open cluster needs and could not read.
*/
export function useAuditProblems(): AuditProblems {
	const {databaseNames, databasesProblem, journal: {journal}, audit: {lookProblem, policy}} = useClusterSession();
	return {
		databases: databasesProblem === undefined ? undefined : databasesSentence({databaseNames, databasesProblem}),
		journal: journal && journalProblem(journal),
		look: lookProblem,
		policy: policy === undefined || policy.problems.length === 0 ? undefined : policyProblem(policy.problems),
	};
}

function journalProblem(journal: NonNullable<ClusterSession['journal']['journal']>): string | undefined {
	if (!journal.ok) {
		return journal.message;
	}

	const {length} = journal.value.problems;
	return length === 0 ? undefined : `${length === 1 ? '1 line' : `${length} lines`} of the journal cannot be read, so suspensions and rotations may be missing here: J on the list of tokens says more.`;
}

function policyProblem([first, ...others]: readonly string[]): string {
	return others.length === 0 ? first! : `${first!} There ${others.length === 1 ? 'is 1 more mistake' : `are ${others.length} more mistakes`}.`;
}
