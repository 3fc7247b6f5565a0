import type {Permission} from '../../api/types.js';
import {tokenIdOf, type Activity} from '../activity.js';
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
