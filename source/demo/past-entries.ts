import {randomUUID} from 'node:crypto';
import type {DatabaseToken} from '../api/types.js';
import {auditedTokens} from '../emulator/seed/audit-tokens.js';
import type {JournalEntry, JournalIntent, JournalOutcome} from '../journal/journal-entry.js';

/**
An entry of a journal, with the time in ms since the epoch at which it was written.
*/
export type PastEntry = {
	readonly at: number;
	readonly entry: JournalEntry;
};

export type PastPlace = Pick<JournalIntent, 'profile' | 'host' | 'accountId' | 'clusterId'>;

const minute = 60_000;
const day = 86_400_000;

/**
What the journal of the demo's main cluster says of the days before it started: two rotations, and neither is over. One was left after the successor's secret had been handed over, the other after the soak of the old token. `tokens` are those of the cluster, and `now` is in ms since the epoch. Empty for a cluster without these tokens.
*/
export function pastEntries(tokens: readonly DatabaseToken[], place: PastPlace, now: number): readonly PastEntry[] {
	const {press, pressSuccessor, silo, siloSuccessor} = auditedTokens;
	const tokenOf = (id: string) => tokens.find(token => token.id === id);
	const [oldPress, newPress, oldSilo, newSilo] = [press, pressSuccessor, silo, siloSuccessor].map(({id}) => tokenOf(id));
	if (!oldPress || !newPress || !oldSilo || !newSilo) {
		return [];
	}

	const ofPress = randomUUID();
	const ofSilo = randomUUID();
	const suspendedAt = now - (silo.suspendedFor * day);
	return [
		...rotated({...oldSilo, description: silo.description}, newSilo, {place, rotationId: ofSilo}),
		...suspended(oldSilo, {
			before: {description: silo.description, permissions: silo.permissions}, place, rotationId: ofSilo, at: suspendedAt,
		}),
		{
			at: suspendedAt + minute, entry: {
				kind: 'note', rotationId: ofSilo, step: 'soak-started', until: new Date(suspendedAt + (7 * day)).toISOString(),
			},
		},
		...rotated(oldPress, newPress, {place, rotationId: ofPress}),
	];
}

type OfRotation = {
	readonly place: PastPlace;
	readonly rotationId: string;
};

/**
A successor that was created, and whose secret was handed over.
*/
function rotated(old: DatabaseToken, successor: DatabaseToken, {place, rotationId}: OfRotation): readonly PastEntry[] {
	const operationId = randomUUID();
	const step = {rotationId, step: 'create'} as const;
	const at = Date.parse(successor.createdAt);
	const created = {
		kind: 'outcome', operationId, result: 'created', tokenId: successor.id, serverTime: new Date(at).toISOString(), ...step,
	} as const;
	return [
		{
			at: at - 500,
			entry: {
				kind: 'intent', operationId, batchId: randomUUID(), action: 'create', description: successor.description, permissionsBefore: [], permissionsAfter: successor.permissions, replaces: {tokenId: old.id, description: old.description}, reason: 'OPS-2391: yearly rotation', ...place, ...step,
			},
		},
		{at: at + 500, entry: {...created, secret: 'in-hand'}},
		{at: at + minute, entry: {...created, secret: 'handed-over'}},
		{
			at: at + minute, entry: {
				kind: 'note', rotationId, step: 'handed-over', until: new Date(at + (6 * minute)).toISOString(),
			},
		},
	];
}

/**
The suspend of an old token. `token` is the token after it.
*/
function suspended(token: DatabaseToken, {before, place, rotationId, at}: OfRotation & {readonly before: Pick<DatabaseToken, 'description' | 'permissions'>; readonly at: number}): readonly PastEntry[] {
	const operationId = randomUUID();
	const step = {rotationId, step: 'suspend'} as const;
	const outcome: JournalOutcome = {
		kind: 'outcome', operationId, result: 'changed', verification: 'as-wished', serverTime: new Date(at).toISOString(), ...step,
	};
	return [
		{
			at: at - 500,
			entry: {
				kind: 'intent', operationId, batchId: randomUUID(), action: 'suspend', tokenId: token.id, createdAt: token.createdAt, description: before.description, permissionsBefore: before.permissions, descriptionAfter: token.description, permissionsAfter: [], ...place, ...step,
			},
		},
		{at: at + 500, entry: outcome},
	];
}
