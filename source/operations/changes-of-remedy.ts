import type {DatabaseToken} from '../api/types.js';
import type {Finding} from '../audit/finding.js';
import {editOfFinding, type GrantRemedy} from '../audit/remedies/edit-of-finding.js';
import type {Remedy} from '../audit/rule.js';
import {statusOf} from '../tokens/status.js';
import {isoSeconds} from '../tokens/time/parse-time.js';
import {hasUsableId} from '../tokens/why-odd.js';
import type {Change, ChangeAction} from './types.js';
import {changesToSuspend} from './suspend.js';

/**
The remedies that one confirmation can do to many tokens.
*/
export type BatchRemedy = Extract<Remedy, 'revoke' | 'suspend'> | GrantRemedy;

export type RemedyChanges = {
	readonly action: ChangeAction;
	readonly changes: readonly Change[];
	/**
	How many of the tokens are left alone.
	*/
	readonly leftCount: number;
	/**
	Why those are, as a part of a sentence.
	*/
	readonly why: string;
};

type Context = {
	readonly databaseNames: readonly string[] | undefined;
	/**
	Ms since the epoch.
	*/
	readonly now: number;
	/**
	How many characters a description may have with the mark of a suspension; undefined is the default.
	*/
	readonly descriptionLimit: number | undefined;
};

/**
The tokens that findings are about, each once, without those that are revoked.
*/
export function tokensOfFindings(findings: readonly Finding[]): readonly DatabaseToken[] {
	return [...new Set(findings.flatMap(({entry}) => entry && entry.token.revokedAt === undefined ? [entry.token] : []))];
}

/**
The changes that a remedy makes to the tokens behind findings of one rule, and how many of these tokens it leaves alone. The changes of grants differ from token to token.
*/
export function changesOfRemedy(remedy: BatchRemedy, findings: readonly Finding[], {databaseNames, now, descriptionLimit}: Context): RemedyChanges {
	const tokens = tokensOfFindings(findings);
	const of = (action: ChangeAction, changes: readonly Change[], why: string): RemedyChanges => ({
		action, changes, leftCount: tokens.length - changes.length, why,
	});
	switch (remedy) {
		case 'revoke': {
			return of('revoke', tokens.filter(token => hasUsableId(token)).map(token => ({token, request: {kind: 'revoke'}})), 'no request can name them');
		}

		case 'suspend': {
			const active = tokens.filter(token => token.oddities === undefined && statusOf(token, now) === 'active' && token.permissions.length > 0);
			return of('suspend', changesToSuspend(active, {day: isoSeconds(new Date(now)).slice(0, 10), limit: descriptionLimit}), 'not active, without grants, or not to be read whole');
		}

		default: {
			const byToken = new Map(findings.flatMap(finding => finding.entry ? [[finding.entry.token, finding] as const] : []));
			const changes = tokens.flatMap((token): readonly Change[] => {
				const edit = editOfFinding(byToken.get(token)!, remedy, databaseNames);
				return edit?.kind === 'update' ? [{token, request: {kind: 'update', action: 'update', fields: edit.fields}}] : [];
			});
			return of('update', changes, 'no grant would be left, or they cannot be read whole; suspend or revoke them');
		}
	}
}
