/**
The entries of a journal. Each line is one entry, and says who wrote it, where and when.
*/
import * as v from 'valibot';
import type {Permission} from '../api/types.js';
import {
	batchEndSchema,
	batchSchema,
	permissions,
	rotation,
	uuid,
	type JournalBatch,
	type JournalBatchEnd,
	type RotationStep,
} from './batches/journal-batch.js';

type IntentCommon = {
	readonly kind: 'intent';
	/**
	A UUID; the outcomes of this intent have the same.
	*/
	readonly operationId: string;
	/**
	A UUID, the same for all that was confirmed together.
	*/
	readonly batchId: string;
	/**
	The profile by its name.
	*/
	readonly profile: string;
	readonly host: string;
	readonly accountId: string;
	readonly clusterId: string;
	/**
	The description before the change; for a create, that of the new token.
	*/
	readonly description: string;
	/**
	The grants before the change; empty for a create.
	*/
	readonly permissionsBefore: readonly Permission[];
	/**
	The description after a suspend, a resume or an update, also when it is the same as before.
	*/
	readonly descriptionAfter?: string;
	/**
	The whole list of grants after a create, a suspend, a resume or an update.
	*/
	readonly permissionsAfter?: readonly Permission[];
	readonly expiresAt?: string;
	/**
	The reason that a person gave.
	*/
	readonly reason?: string;
	/**
	A UUID, the same for all steps of one rotation.
	*/
	readonly rotationId?: string;
	readonly step?: RotationStep;
};

export {type RotationStep} from './batches/journal-batch.js';

export type ReplacedToken = {
	readonly tokenId: string;
	readonly description: string;
};

/**
Written before a request that changes something is sent.
*/
export type JournalIntent = IntentCommon & (
	| {
		readonly action: 'create';
		/**
		The token whose successor this one is to be.
		*/
		readonly replaces?: ReplacedToken;
	}
	| {readonly action: 'revoke' | 'suspend' | 'resume' | 'update'; readonly tokenId: string; readonly createdAt: string}
);

/**
Where a created secret is: this program still has it, it was handed over, it is in a private file of the state directory, or it is lost.
*/
export type SecretState = 'in-hand' | 'handed-over' | 'kept' | 'lost';

/**
Written when the outcome of an intent is known, or when it is certain that it cannot be known. A later outcome of the same intent replaces an earlier one.
*/
export type JournalOutcome = {
	readonly kind: 'outcome';
	readonly operationId: string;
	/**
	The result's own name, such as `revoked`, `already-gone`, `unknown`.
	*/
	readonly result: string;
	/**
	Why, as a sentence part.
	*/
	readonly cause?: string;
	/**
	What showed the result, such as `404`.
	*/
	readonly verification?: string;
	/**
	The service's clock when it answered, in RFC 3339.
	*/
	readonly serverTime?: string;
	/**
	The id of the token that was created.
	*/
	readonly tokenId?: string;
	/**
	The ids of the tokens that a create without an answer may have made.
	*/
	readonly strayIds?: readonly string[];
	/**
	For a create: where the new token's secret is. A later outcome of the same intent says when it was handed over. Where there is no such outcome, the program ended before the hand-over.
	*/
	readonly secret?: SecretState;
	/**
	Set where the program asked the service after the run. When the outcome is still `unknown` then, it is not asked again.
	*/
	readonly lookedLater?: boolean;
	readonly rotationId?: string;
	readonly step?: RotationStep;
};

/**
Written for a step of a rotation that is not a request: the secret was handed over, the old token is left suspended until a moment (RFC 3339) to see who misses it, everything was put back, or the rotation is over.
*/
export type JournalNote = {
	readonly kind: 'note';
	readonly rotationId: string;
	readonly step: 'handed-over' | 'soak-started' | 'undone' | 'finished';
	readonly until?: string;
};

export type JournalEntry = JournalIntent | JournalOutcome | JournalNote | JournalBatch | JournalBatchEnd;

/**
An entry as it stands in the file.
*/
export type JournalLine = JournalEntry & {
	readonly version: 1;
	/**
	1 for the first line of a file, then one more for each.
	*/
	readonly sequence: number;
	/**
	This machine's clock, in RFC 3339.
	*/
	readonly time: string;
	readonly user: string;
	readonly hostname: string;
	/**
	The hash of the line before; 64 zeros for the first.
	*/
	readonly previousHash: string;
	/**
	SHA-256 of the line without its hash, in canonical JSON, in lower-case hexadecimal.
	*/
	readonly hash: string;
};

const intentCommon = {
	kind: v.literal('intent'),
	operationId: uuid,
	batchId: uuid,
	profile: v.string(),
	host: v.string(),
	accountId: uuid,
	clusterId: uuid,
	description: v.string(),
	permissionsBefore: permissions,
	descriptionAfter: v.exactOptional(v.string()),
	permissionsAfter: v.exactOptional(permissions),
	expiresAt: v.exactOptional(v.string()),
	reason: v.exactOptional(v.string()),
	...rotation,
};

// Fields that newer versions add to an entry are kept.
export const newTokenSchema = v.looseObject({...intentCommon, action: v.literal('create'), replaces: v.exactOptional(v.looseObject({tokenId: uuid, description: v.string()}))});
export const changeSchema = v.looseObject({
	...intentCommon,
	action: v.picklist(['revoke', 'suspend', 'resume', 'update']),
	tokenId: uuid,
	createdAt: v.string(),
});
export const outcomeSchema = v.looseObject({
	kind: v.literal('outcome'),
	operationId: uuid,
	result: v.string(),
	cause: v.exactOptional(v.string()),
	verification: v.exactOptional(v.string()),
	serverTime: v.exactOptional(v.string()),
	tokenId: v.exactOptional(uuid),
	strayIds: v.exactOptional(v.array(uuid)),
	secret: v.exactOptional(v.picklist(['in-hand', 'handed-over', 'kept', 'lost'])),
	lookedLater: v.exactOptional(v.boolean()),
	...rotation,
});
export const noteSchema = v.looseObject({
	kind: v.literal('note'),
	rotationId: uuid,
	step: v.picklist(['handed-over', 'soak-started', 'undone', 'finished']),
	until: v.exactOptional(v.string()),
});

export const entrySchema: v.GenericSchema<unknown, JournalEntry> = v.variant('kind', [
	v.variant('action', [newTokenSchema, changeSchema]),
	outcomeSchema,
	noteSchema,
	batchSchema,
	batchEndSchema,
]);

export const envelopeSchema = v.looseObject({
	version: v.literal(1),
	sequence: v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(1, 'is less than 1')),
	time: v.string(),
	user: v.string(),
	hostname: v.string(),
	previousHash: v.string(),
	hash: v.string(),
});

export const lineSchema: v.GenericSchema<unknown, JournalLine> = v.intersect([envelopeSchema, entrySchema]);
