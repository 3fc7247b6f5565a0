import {hashOfGrants} from '../audit/hash-of-grants.js';
import type {ChangeFromHere, JournalFacts} from '../audit/facts.js';
import type {JournalIntent, JournalLine, JournalOutcome} from '../journal/journal-entry.js';
import {parseTime} from '../tokens/time/parse-time.js';
import {lastOutcomes} from './last-outcomes.js';
import {rotationsFrom} from './rotation/rotations.js';

/**
The results that say for certain that a request was not sent, or changed nothing.
*/
const withoutEffect: ReadonlySet<string> = new Set(['already-gone', 'failed', 'not-started', 'skipped']);

/**
What the rules of the audit read of a cluster's journal. `entries` are those of the cluster's place, in their order (`readPlace`).

A change whose outcome is unknown counts as a change, and so does each token that a create without an answer may have made. A revoke does not: it leaves the grants as they are.
*/
export function journalFactsOf(entries: readonly JournalLine[]): JournalFacts {
	const outcomes = lastOutcomes(entries);
	const times = new Map<string, string>();
	const changed = new Map<string, ChangeFromHere[]>();
	for (const entry of entries) {
		if (entry.kind === 'outcome') {
			times.set(entry.operationId, entry.serverTime ?? entry.time);
		}
	}

	for (const entry of entries) {
		if (entry.kind !== 'intent' || entry.permissionsAfter === undefined) {
			continue;
		}

		const outcome = outcomes.get(entry.operationId);
		if (outcome && withoutEffect.has(outcome.result)) {
			continue;
		}

		const change = {
			at: parseTime(times.get(entry.operationId) ?? entry.time) ?? 0,
			grants: hashOfGrants(entry.permissionsAfter),
		};
		for (const id of tokenIdsOf(entry, outcome)) {
			const changes = changed.get(id);
			if (changes) {
				changes.push(change);
			} else {
				changed.set(id, [change]);
			}
		}
	}

	return {rotations: rotationsFrom(entries), changed};
}

function tokenIdsOf(intent: JournalIntent, outcome: JournalOutcome | undefined): readonly string[] {
	const ids = intent.action === 'create' ? [outcome?.tokenId, ...outcome?.strayIds ?? []] : [intent.tokenId];
	return ids.filter(id => id !== undefined).map(id => id.toLowerCase());
}
