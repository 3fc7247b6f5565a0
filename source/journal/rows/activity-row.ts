import {tokenIdOf, type Activity} from '../activity.js';
import {resultWord} from './result-word.js';
import type {ActivityRow} from './activity-schema.js';

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

/**
The row of a change.
*/
export function activityRow({intent, outcome}: Activity): ActivityRow {
	return {
		time: intent.time,
		user: intent.user,
		hostname: intent.hostname,
		action: intent.action,
		tokenId: tokenIdOf({intent, outcome}),
		description: intent.description,
		permissionsBefore: intent.action === 'create' ? undefined : intent.permissionsBefore,
		permissionsAfter: intent.permissionsAfter,
		result: resultWord(outcome?.result, intent.action),
		cause: outcome?.cause,
		verification: outcome?.verification,
		serverTime: outcome?.serverTime,
		reason: intent.reason,
		batchId: intent.batchId,
	};
}
