import type {Appended} from '../../journal/journal.js';
import type {OperationJournal} from '../types.js';

/**
Writes to the journal that the successor's secret is where it is needed, and from when on the old token may be suspended (`settledAt`).
*/
export async function recordHandOver(journal: OperationJournal, rotationId: string, settledAt: Date): Promise<Appended> {
	return journal.append({
		kind: 'note', rotationId, step: 'handed-over', until: settledAt.toISOString(),
	});
}

/**
Writes to the journal until when the old token stays suspended, to see who misses it. May be called again to choose another moment.
*/
export async function recordSoakStart(journal: OperationJournal, rotationId: string, until: Date): Promise<Appended> {
	return journal.append({
		kind: 'note', rotationId, step: 'soak-started', until: until.toISOString(),
	});
}

/**
Writes to the journal that a rotation is over, for a rotation that did not end by itself because its old token was revoked elsewhere or its successor was never made. A revoke of the old token as a step ends the rotation without this note.
*/
export async function recordRotationEnd(journal: OperationJournal, rotationId: string): Promise<Appended> {
	return journal.append({kind: 'note', rotationId, step: 'finished'});
}
