import type {JournalIntent, JournalLine, JournalOutcome} from './journal-entry.js';

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
The activities whose action, description, id, user, result or reason hold every word of the filter. Case does not matter.
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
	return [intent.time, intent.action, intent.description, 'tokenId' in intent ? intent.tokenId : '', intent.user, intent.reason ?? '', outcome?.result ?? 'no outcome', outcome?.cause ?? ''].join('\n');
}

/**
One change as a row of an export.
*/
export type ActivityRow = {
	readonly time: string;
	readonly user: string;
	readonly hostname: string;
	readonly action: string;
	readonly tokenId: string;
	readonly description: string;
	readonly permissionsBefore: string;
	readonly result: string;
	readonly cause: string;
	readonly verification: string;
	readonly serverTime: string;
	readonly reason: string;
};

/**
The columns of an export, in their order.
*/
export const activityColumns: ReadonlyArray<keyof ActivityRow> = [
	'time',
	'user',
	'hostname',
	'action',
	'tokenId',
	'description',
	'permissionsBefore',
	'result',
	'cause',
	'verification',
	'serverTime',
	'reason',
];

export function activityRow({intent, outcome}: Activity): ActivityRow {
	return {
		time: intent.time,
		user: intent.user,
		hostname: intent.hostname,
		action: intent.action,
		tokenId: 'tokenId' in intent ? intent.tokenId : '',
		description: intent.description,
		permissionsBefore: intent.permissionsBefore.map(({action, resource}) => `${action} ${resource}`).join('; '),
		result: outcome?.result ?? 'no outcome',
		cause: outcome?.cause ?? '',
		verification: outcome?.verification ?? '',
		serverTime: outcome?.serverTime ?? '',
		reason: intent.reason ?? '',
	};
}
