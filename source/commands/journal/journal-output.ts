import * as v from 'valibot';
import {batchChangeSchema, batchEndSchema, batchSchema} from '../../journal/batches/journal-batch.js';
import {
	changeSchema,
	envelopeSchema,
	newTokenSchema,
	noteSchema,
	outcomeSchema,
} from '../../journal/journal-entry.js';
import {permissionSchema} from '../../api/permission-schema.js';

type Entries = Readonly<Record<string, v.GenericSchema | v.ExactOptionalSchema<v.GenericSchema, undefined>>>;

/**
The fields of an entry with what each means.
*/
function described<Own extends Entries>({entries}: {readonly entries: Own}, meanings: Readonly<Record<Exclude<keyof Own, 'rotationId' | 'step'>, string>> & {readonly step?: string}): Entries {
	const grants = new Set(['permissionsBefore', 'permissionsAfter']);
	const all: Readonly<Record<string, string | undefined>> = {rotationId: ofRotation.rotationId, step: ofRotation.step, ...meanings};
	return Object.fromEntries(Object.entries(entries).map(([name, entry]) => {
		const meaning = v.description(all[name] ?? '');
		const schema = grants.has(name) ? v.array(permissionSchema) : ('wrapped' in entry ? entry.wrapped : entry);
		return [name, 'wrapped' in entry ? v.exactOptional(v.pipe(schema, meaning)) : v.pipe(schema, meaning)];
	}));
}

const ofRotation = {
	rotationId: 'A UUID, the same for all steps of one rotation. Absent where the entry belongs to none.',
	step: 'Which step of the rotation it is.',
};

const place = {
	profile: 'The name of the profile.',
	host: 'The address of the service.',
	accountId: 'The ID of the account.',
	clusterId: 'The ID of the cluster.',
	reason: 'The reason that the person gave. Absent where there is none.',
};

const ofIntent = {
	...place,
	kind: 'What the line is: what was asked for, what became of it, a step of a rotation, or the begin and the end of a batch.',
	operationId: 'A UUID, which the outcomes of this intent have too.',
	batchId: 'A UUID, the same for all changes that were confirmed together.',
	action: 'What was asked for.',
	description: 'The description before the change; for a create, that of the new token.',
	permissionsBefore: 'The grants before the change. Empty for a create.',
	descriptionAfter: 'The description that was asked for. Absent for a create and a revoke.',
	permissionsAfter: 'The whole list of grants that was asked for. Absent for a revoke.',
	expiresAt: 'The expiry that was asked for. Absent where there is none.',
};

const envelope = described(envelopeSchema, {
	version: 'The version of the line.',
	sequence: 'The number of the line in the journal that it was written to.',
	time: 'When it was written, by the clock of the machine.',
	user: 'Who wrote it.',
	hostname: 'The machine.',
	previousHash: 'The hash of the line before; 64 zeros for the first.',
	hash: 'The SHA-256 of the line without its hash, in canonical JSON.',
});

const change = described(batchChangeSchema, {
	tokenId: 'The ID of the token.',
	description: 'Its description when the batch was confirmed.',
	tokenHash: 'A hash of the token when the batch was confirmed.',
	descriptionAfter: ofIntent.descriptionAfter,
	permissionsAfter: ofIntent.permissionsAfter,
});

const entries: readonly Entries[] = [
	{
		...described(newTokenSchema, {...ofIntent, replaces: 'The token whose successor the new one is to be.'}),
		replaces: v.exactOptional(v.pipe(v.object(described(newTokenSchema.entries.replaces.wrapped, {tokenId: 'Its ID.', description: 'Its description.'})), v.description('The token whose successor the new one is to be. Absent where it is no successor.'))),
	},
	described(changeSchema, {...ofIntent, tokenId: 'The ID of the token.', createdAt: 'When the token was created.'}),
	described(outcomeSchema, {
		kind: ofIntent.kind,
		operationId: ofIntent.operationId,
		result: 'What became of it. The last outcome of an intent counts.',
		cause: 'Why, as a part of a sentence.',
		verification: 'What showed the result.',
		serverTime: 'When the service answered, by its clock.',
		tokenId: 'The ID of the new token, for a create.',
		strayIds: 'The IDs of the tokens that a create without an answer may have made.',
		secret: 'Where the secret of a new token is.',
		lookedLater: 'Whether the service was asked again after the run.',
	}),
	described(noteSchema, {kind: ofIntent.kind, step: ofRotation.step, until: 'Until when the step lasts.'}),
	{
		...described(batchSchema, {
			...place,
			kind: ofIntent.kind,
			batchId: ofIntent.batchId,
			action: ofIntent.action,
			continuesBatchId: 'The earlier batch whose rest this one does.',
			changes: 'What is to be done with each token.',
		}),
		changes: v.pipe(v.array(v.object(change)), v.description('What is to be done with each token.')),
	},
	described(batchEndSchema, {kind: ofIntent.kind, batchId: ofIntent.batchId, notStarted: 'The IDs of the tokens whose turn did not come.'}),
];

/**
A line of the file that `journal export` writes. Each line is one entry with its envelope.
*/
export const journalOutput = v.union(entries.map(entry => v.object({...envelope, ...entry})));
