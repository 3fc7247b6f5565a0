import type {JournalFacts} from '../../../source/audit/facts.js';
import type {RotationFacts} from '../../../source/tokens/rotation.js';
import {idOf} from './found-by.js';

/**
The journal's facts with one rotation from token 1 to token 2, which began on 2026-05-01.
*/
export function journalWith(done: RotationFacts['done'], changes: Partial<RotationFacts> = {}): {readonly journal: JournalFacts} {
	const rotation: RotationFacts = {
		rotationId: 'a', oldTokenId: idOf(1), newTokenId: idOf(2), oldDescription: 'token 1', startedAt: '2026-05-01T00:00:00Z', done, ...changes,
	};
	return {journal: {rotations: [rotation], changed: new Map()}};
}
