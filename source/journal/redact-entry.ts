import type {Secret} from '../secrets/secret.js';
import {redact} from '../secrets/redact.js';
import {isRecord} from './canonical-json.js';
import type {JournalEntry} from './journal-entry.js';

// Ids are checked to be UUIDs. Grants stay as they are, because a suspended token gets back exactly those that were written down. A database name is not a secret.
const kept: ReadonlySet<string> = new Set(['kind', 'action', 'operationId', 'batchId', 'accountId', 'clusterId', 'tokenId', 'permissionsBefore', 'permissionsAfter', 'strayIds', 'rotationId', 'step', 'continuesBatchId', 'tokenHash', 'notStarted']);

/**
The entry without anything of a token's shape in its texts, and without these secrets.
*/
export function redactEntry(entry: JournalEntry, secrets: readonly Secret[]): JournalEntry {
	const known = secrets.map(secret => secret.reveal());
	return redactFields(entry, known) as JournalEntry;
}

function redactFields(value: unknown, known: readonly string[]): unknown {
	if (typeof value === 'string') {
		return redact(value, known);
	}

	if (Array.isArray(value)) {
		return value.map(item => redactFields(item, known));
	}

	return isRecord(value)
		? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, kept.has(key) ? item : redactFields(item, known)]))
		: value;
}
