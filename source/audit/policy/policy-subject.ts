import type {DatabaseToken, TokenChanges} from '../../api/types.js';
import type {PolicyRequest} from './breaches-of.js';
import type {GrantsLeft} from './weakened-protected.js';

/**
What the policy is asked about: the tokens that are to be made or edited, and what changes leave of tokens that exist.
*/
export type PolicySubject = {
	readonly requests: readonly PolicyRequest[];
	readonly changes: readonly GrantsLeft[];
};

/**
A change of a token that exists, as the engine sends it.
*/
type SentChange = {
	readonly token: DatabaseToken;
	readonly request: {readonly kind: 'revoke'} | {readonly kind: 'update'; readonly action: string; readonly fields: TokenChanges};
};

/**
What the policy is asked about changes of tokens that exist. A resume is left out, because it gives back what was taken; a suspension breaks nothing, and takes every grant.
*/
export function policySubjectOf(changes: readonly SentChange[]): PolicySubject {
	const checked = changes.filter(({request}) => request.kind === 'revoke' || request.action !== 'resume');
	return {
		requests: checked.flatMap(({token, request}) => request.kind === 'update' && request.action === 'update'
			? [{kind: 'edit' as const, before: token, after: {description: token.description, permissions: token.permissions, ...request.fields}}]
			: []),
		changes: checked.map(({token, request}) => ({token, after: request.kind === 'revoke' ? undefined : request.fields.permissions ?? token.permissions})),
	};
}
