import type {DatabaseToken} from '../../api/types.js';
import type {PlannedToken} from '../../tokens/plan/plan-impact.js';
import {statusOf} from '../../tokens/status.js';
import {namesInWords} from '../rules/names-in-words.js';
import {proposalFor, type Proposal} from './proposal.js';

/**
The edits that are proposed, and sentences about them and about the tokens that are left alone. Raw text of the service.
*/
export type Proposals = {
	/**
	In the order of the tokens.
	*/
	readonly planned: ReadonlyArray<Required<PlannedToken>>;
	readonly sentences: readonly string[];
};

type Update = Extract<Proposal, {readonly kind: 'update'}>;

/**
Proposes least privilege for tokens; see `proposalFor`. Expired, revoked and odd tokens are left alone, and so are those that need no change. `now` is in ms since the epoch.
*/
export function propose(tokens: readonly DatabaseToken[], {databaseNames, now}: {readonly databaseNames: readonly string[]; readonly now: number}): Proposals {
	const standing = tokens.filter(token => ['active', 'suspended'].includes(statusOf(token, now)));
	const proposed = standing.map(token => ({token, proposal: proposalFor(token, databaseNames)}));
	const updates = proposed.flatMap(({token, proposal}) => proposal?.kind === 'update' ? [{token, proposal}] : []);
	const count = (kind: Proposal['kind']) => proposed.filter(({proposal}) => proposal?.kind === kind).length;
	return {
		planned: updates.map(({token, proposal}) => ({token, fields: proposal.fields})),
		sentences: [
			...missingSentences(updates.map(({proposal}) => proposal)),
			...replacedSentences(updates.map(({proposal}) => proposal), databaseNames.length),
			...nothingLeftSentences(count('nothing-left')),
			...unknownActionSentences(count('unknown-action')),
		],
	};
}

function tokensInWords(count: number): string {
	return count === 1 ? '1 token' : `${count} tokens`;
}

function missingSentences(updates: readonly Update[]): readonly string[] {
	const losing = updates.filter(({missing}) => missing.length > 0);
	const names = [...new Set(losing.flatMap(({missing}) => missing))];
	return names.length === 0
		? []
		: [`${tokensInWords(losing.length)} would lose grants on names that no database has: ${namesInWords(names)}. A deleted database can be undeleted for about 7 days; ${losing.length === 1 ? 'the token' : 'the tokens'} would not reach it then.`];
}

function replacedSentences(updates: readonly Update[], databases: number): readonly string[] {
	const replaced = updates.filter(({isReplaced}) => isReplaced).length;
	const those = databases === 1 ? 'the 1 database that exists' : `the ${databases} databases that exist`;
	return replaced === 0
		? []
		: [`${tokensInWords(replaced)} would get grants on ${those} in place of a grant on all. Databases that are created later are not covered then, and neither is _internal.`];
}

function nothingLeftSentences(count: number): readonly string[] {
	return count === 0
		? []
		: [`${tokensInWords(count)} ${count === 1 ? 'has' : 'have'} grants, but on no database that exists, so that no grant would be left: suspend or revoke ${count === 1 ? 'it' : 'them'} instead.`];
}

function unknownActionSentences(count: number): readonly string[] {
	return count === 0
		? []
		: [`${tokensInWords(count)} ${count === 1 ? 'has' : 'have'} an action besides read and write, and no proposal, because it is not known what that allows.`];
}
