import type {JournalIntent, JournalLine, JournalOutcome} from './journal-entry.js';
import {resultWord} from './rows/result-word.js';

/**
One change, with the last outcome that the journal has for it.
*/
export type Activity = {
	readonly intent: JournalLine & JournalIntent;
	readonly outcome: (JournalLine & JournalOutcome) | undefined;
};

/**
Every change in a journal, the latest first.
*/
export function activitiesOf(lines: readonly JournalLine[]): readonly Activity[] {
	const outcomes = new Map(lines.filter(line => line.kind === 'outcome').map(line => [line.operationId, line]));
	return lines
		.filter(line => line.kind === 'intent')
		.map(intent => ({intent, outcome: outcomes.get(intent.operationId)}))
		.toReversed();
}

/**
The activities whose action, description, token ID, user, result, reason or batch ID hold every word of the filter. Case does not matter. A create is found by the ID of the token that it made, or may have made.
*/
export function filterActivities(activities: readonly Activity[], filter: string): readonly Activity[] {
	const words = filter.toLowerCase().split(/\s+/).filter(word => word !== '');
	return words.length === 0
		? activities
		: activities.filter(activity => {
			const text = haystackOf(activity).toLowerCase();
			return words.every(word => text.includes(word));
		});
}

function haystackOf({intent, outcome}: Activity): string {
	return [
		intent.time, intent.action, intent.description, tokenIdOf({intent, outcome}) ?? '', ...outcome?.strayIds ?? [], intent.user, intent.reason ?? '', intent.batchId, resultWord(outcome?.result, intent.action), outcome?.cause ?? '',
	].join('\n');
}

/**
The ID of the token of a change. Undefined for a create as long as it is not known which token it made.
*/
export function tokenIdOf({intent, outcome}: Activity): string | undefined {
	return 'tokenId' in intent ? intent.tokenId : outcome?.tokenId;
}
