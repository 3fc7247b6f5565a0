import type {Permission} from '../api/types.js';
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
		intent.time, intent.action, intent.description, tokenIdOf({intent, outcome}) ?? '', ...outcome?.strayIds ?? [], intent.user, intent.reason ?? '', intent.batchId, outcome?.result ?? 'no outcome', outcome?.cause ?? '',
	].join('\n');
}

/**
The ID of the token of a change. Undefined for a create as long as it is not known which token it made.
*/
export function tokenIdOf({intent, outcome}: Activity): string | undefined {
	return 'tokenId' in intent ? intent.tokenId : outcome?.tokenId;
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
	/**
	The grants that the change asked for; empty for a revoke. `result` says whether the token got them.
	*/
	readonly permissionsAfter: string;
	readonly result: string;
	readonly cause: string;
	readonly verification: string;
	readonly serverTime: string;
	readonly reason: string;
	/**
	The same for all changes that were confirmed together.
	*/
	readonly batchId: string;
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
	'permissionsAfter',
	'result',
	'cause',
	'verification',
	'serverTime',
	'reason',
	'batchId',
];

export function activityRow({intent, outcome}: Activity): ActivityRow {
	return {
		time: intent.time,
		user: intent.user,
		hostname: intent.hostname,
		action: intent.action,
		tokenId: tokenIdOf({intent, outcome}) ?? '',
		description: intent.description,
		permissionsBefore: grantsText(intent.permissionsBefore),
		permissionsAfter: grantsText(intent.permissionsAfter ?? []),
		result: outcome?.result ?? 'no outcome',
		cause: outcome?.cause ?? '',
		verification: outcome?.verification ?? '',
		serverTime: outcome?.serverTime ?? '',
		reason: intent.reason ?? '',
		batchId: intent.batchId,
	};
}

function grantsText(permissions: readonly Permission[]): string {
	return permissions.map(({action, resource}) => `${action} ${resource}`).join('; ');
}
