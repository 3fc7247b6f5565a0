import {isUuid} from '../api/parse-host.js';
import type {DatabaseToken} from '../api/types.js';
import type {JournalEntry, JournalIntent, JournalLine} from '../journal/journal-entry.js';
import {parseTime} from '../tokens/time/parse-time.js';
import {hasUnknownDescription} from '../tokens/why-odd.js';
import {isRecordedAs} from './is-recorded-as.js';
import {candidateAge, candidatesAmong} from './create-candidates.js';

export type FoundCreate = {
	readonly kind: 'created' | 'failed' | 'unknown';
	/**
	A sentence part without a final stop.
	*/
	readonly cause: string;
	readonly candidates: readonly DatabaseToken[];
	/**
	Whether another look would tell nothing more.
	*/
	readonly isFinal: boolean;
};

/**
Judges a create whose outcome is unknown, by the list of the cluster's tokens and the whole journal.

It is never certain that a token that appeared then comes from this create. That the create made none is said only if the list shows revoked tokens too and none of them fits: a person may have found such a token and revoked it.
*/
export function judgeUnfinishedCreate(intent: JournalLine & JournalIntent, {tokens, entries, isLate}: {
	readonly tokens: readonly DatabaseToken[];
	readonly entries: readonly JournalEntry[];
	/**
	Whether `latestArrival` has passed since the request, so that it will not arrive any more.
	*/
	readonly isLate: boolean;
}): FoundCreate {
	const outcomes = entries.filter(entry => entry.kind === 'outcome');
	const knownIds = new Set(outcomes.flatMap(({tokenId}) => tokenId === undefined ? [] : [tokenId.toLowerCase()]));
	const written = parseTime(intent.time) ?? NaN;
	const span = {from: written - candidateAge, to: written + candidateAge, knownIds};
	const isDescription = (text: string) => isRecordedAs(text, intent.description);

	const candidates = candidatesAmong(tokens, {...span, isDescription});
	if (candidates.length > 0) {
		const cause = `${candidates.length === 1 ? 'a token' : `${candidates.length} tokens`} of this description appeared then, and the secret is lost`;
		return {
			kind: 'created', cause, candidates, isFinal: true,
		};
	}

	const unknown = (cause: string): FoundCreate => ({
		kind: 'unknown', cause, candidates: [], isFinal: isLate,
	});
	if (!isLate) {
		return unknown('no token of this description has appeared, but the request may yet arrive');
	}

	const revoked = tokens.filter(({revokedAt}) => revokedAt !== undefined).map(({revokedAt: _, ...token}) => token);
	const isRevokedHere = candidatesAmong(entries.flatMap(entry => entry.kind === 'intent' && entry.action === 'revoke'
		? [{
			id: entry.tokenId, description: entry.description, permissions: entry.permissionsBefore, createdAt: entry.createdAt,
		}]
		: []), {...span, isDescription}).length > 0;
	if (isRevokedHere || candidatesAmong(revoked, {...span, isDescription}).length > 0) {
		return unknown('a token of this description appeared then, and is revoked');
	}

	if (candidateIdsOf(intent, entries).length > 0) {
		return unknown('the tokens that it may have made are not there any more, or have another description');
	}

	if (candidatesAmong(tokens.filter(token => hasUnknownDescription(token)), {...span, isDescription: () => true}).length > 0) {
		return unknown('a token whose description cannot be read may be the created one');
	}

	return revoked.length > 0
		? {
			kind: 'failed', cause: 'no token of this description appeared then: the request was not sent, or had no effect', candidates, isFinal: true,
		}
		: unknown('there is no live token of this description from then, and the service lists no revoked ones');
}

/**
The ids of the candidates that earlier looks at a create found, from the journal.
*/
export function candidateIdsOf({operationId}: Pick<JournalIntent, 'operationId'>, entries: readonly JournalEntry[]): readonly string[] {
	return entries.flatMap(entry => entry.kind === 'outcome' && entry.operationId === operationId ? entry.strayIds ?? [] : []).filter(id => isUuid(id));
}
