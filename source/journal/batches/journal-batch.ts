import * as v from 'valibot';
import {isUuid} from '../../api/parse-host.js';
import type {Permission} from '../../api/types.js';

/**
Which step of a rotation a request is: the successor's create, the suspend and the revoke of the old token, or the two of an undo.
*/
export type RotationStep = 'create' | 'suspend' | 'revoke' | 'undo-resume' | 'undo-revoke';

/**
What a batch is to do with one token.
*/
export type BatchChange = {
	readonly tokenId: string;
	/**
	The description when the batch was confirmed.
	*/
	readonly description: string;
	/**
	The `tokenHash` of the token when the batch was confirmed. It tells later whether the token was changed since.
	*/
	readonly tokenHash: string;
	/**
	What an update asks for. Undefined for a field that it does not send, and for every other action.
	*/
	readonly descriptionAfter?: string;
	readonly permissionsAfter?: readonly Permission[];
};

type RotationFields = {
	/**
	The rotation that the batch is a step of.
	*/
	readonly rotationId?: string;
	readonly step?: RotationStep;
};

/**
Written when a batch of several changes begins, before its first request. A long batch has several such lines with the same id.
*/
export type JournalBatch = {
	readonly kind: 'batch';
	/**
	A UUID; the intents of the batch have the same.
	*/
	readonly batchId: string;
	readonly action: 'revoke' | 'suspend' | 'resume' | 'update';
	readonly profile: string;
	readonly host: string;
	readonly accountId: string;
	readonly clusterId: string;
	/**
	The reason that a person gave.
	*/
	readonly reason?: string;
	/**
	The earlier batch whose rest this one does. Nothing of the earlier batch is open from then on.
	*/
	readonly continuesBatchId?: string;
	readonly changes: readonly BatchChange[];
} & RotationFields;

/**
Written when a batch is over and some of its changes have no intent. A batch that has neither this line nor an intent for each of its changes was interrupted.
*/
export type JournalBatchEnd = {
	readonly kind: 'batch-end';
	readonly batchId: string;
	/**
	The IDs of the tokens whose turn did not come, and which a person may still go on with. A later line replaces an earlier one.
	*/
	readonly notStarted: readonly string[];
} & RotationFields;

export const uuid = v.pipe(v.string(), v.check(isUuid, 'is not a UUID'));

/**
Grants, with fields that a newer service may add.
*/
export const permissions = v.array(v.looseObject({action: v.string(), resource: v.string()}));

/**
The fields of an entry that belongs to a rotation.
*/
export const rotation = {
	rotationId: v.exactOptional(uuid),
	step: v.exactOptional(v.picklist(['create', 'suspend', 'revoke', 'undo-resume', 'undo-revoke'])),
};

export const batchChangeSchema = v.looseObject({
	tokenId: uuid,
	description: v.string(),
	tokenHash: v.string(),
	descriptionAfter: v.exactOptional(v.string()),
	permissionsAfter: v.exactOptional(permissions),
});

export const batchSchema = v.looseObject({
	kind: v.literal('batch'),
	batchId: uuid,
	action: v.picklist(['revoke', 'suspend', 'resume', 'update']),
	profile: v.string(),
	host: v.string(),
	accountId: uuid,
	clusterId: uuid,
	reason: v.exactOptional(v.string()),
	continuesBatchId: v.exactOptional(uuid),
	changes: v.array(batchChangeSchema),
	...rotation,
});

export const batchEndSchema = v.looseObject({
	kind: v.literal('batch-end'), batchId: uuid, notStarted: v.array(uuid), ...rotation,
});
