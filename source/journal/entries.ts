/**
What a journal says. Each line is one entry with who, where and when around it.
*/
import * as v from 'valibot';
import {isUuid} from '../api/identifiers.js';
import type {Permission} from '../api/types.js';

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
	readonly description: string;
	/**
	The grants as they were; none for a token that is about to be created.
	*/
	readonly permissionsBefore: readonly Permission[];
	readonly expiresAt?: string;
	/**
	What a person gave as the reason.
	*/
	readonly reason?: string;
};

/**
Written before a request that changes something is sent.
*/
export type JournalIntent = IntentCommon & (
	| {readonly action: 'create'}
	| {readonly action: 'revoke' | 'suspend' | 'resume' | 'update'; readonly tokenId: string; readonly createdAt: string}
);

/**
Written when the outcome of an intent is known, or known to be unknown. A later one for the same intent is the better one.
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
};

export type JournalEntry = JournalIntent | JournalOutcome;

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

const uuid = v.pipe(v.string(), v.check(isUuid, 'is not a UUID'));

const intentCommon = {
	kind: v.literal('intent'),
	operationId: uuid,
	batchId: uuid,
	profile: v.string(),
	host: v.string(),
	accountId: uuid,
	clusterId: uuid,
	description: v.string(),
	permissionsBefore: v.array(v.looseObject({action: v.string(), resource: v.string()})),
	expiresAt: v.exactOptional(v.string()),
	reason: v.exactOptional(v.string()),
};

// What newer versions add to an entry is kept.
const newTokenSchema = v.looseObject({...intentCommon, action: v.literal('create')});
const changeSchema = v.looseObject({
	...intentCommon,
	action: v.picklist(['revoke', 'suspend', 'resume', 'update']),
	tokenId: uuid,
	createdAt: v.string(),
});
const outcomeSchema = v.looseObject({
	kind: v.literal('outcome'),
	operationId: uuid,
	result: v.string(),
	cause: v.exactOptional(v.string()),
	verification: v.exactOptional(v.string()),
	serverTime: v.exactOptional(v.string()),
});

export const entrySchema: v.GenericSchema<unknown, JournalEntry> = v.variant('kind', [
	v.variant('action', [newTokenSchema, changeSchema]),
	outcomeSchema,
]);

const envelopeSchema = v.looseObject({
	version: v.literal(1),
	sequence: v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(1, 'is less than 1')),
	time: v.string(),
	user: v.string(),
	hostname: v.string(),
	previousHash: v.string(),
	hash: v.string(),
});

export const lineSchema: v.GenericSchema<unknown, JournalLine> = v.intersect([envelopeSchema, entrySchema]);
