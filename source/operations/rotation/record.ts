import type {Appended} from '../../journal/journal.js';
import type {OperationJournal} from '../types.js';

/**
Writes down that the successor's secret is where it is needed, and from when on the old token may be suspended.
*/
export async function recordHandOver(journal: OperationJournal, rotationId: string, settledAt: Date): Promise<Appended> {
	return journal.append({
		kind: 'note', rotationId, step: 'handed-over', until: settledAt.toISOString(),
	});
}

/**
Writes down until when the old token is left suspended, to see who misses it. Again to choose another moment.
*/
export async function recordSoakStart(journal: OperationJournal, rotationId: string, until: Date): Promise<Appended> {
	return journal.append({
		kind: 'note', rotationId, step: 'soak-started', until: until.toISOString(),
	});
}

/**
Writes down that a rotation is over that did not end by itself, because its old token was revoked elsewhere or its successor was never made. A revoke of the old token ends it without.
*/
export async function recordRotationEnd(journal: OperationJournal, rotationId: string): Promise<Appended> {
	return journal.append({kind: 'note', rotationId, step: 'finished'});
}
