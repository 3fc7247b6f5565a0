import assert from 'node:assert/strict';
import path from 'node:path';
import {readJournal, type JournalContent} from '../../../source/journal/read-journal.js';
import type {Bench} from './bench.js';

/**
Reads the bench's journal from the disk, as a program that has just started does.
*/
export async function readAfresh({journal, context: {clusterId}}: Bench): Promise<JournalContent> {
	const content = await readJournal({directory: path.dirname(journal.path), clusterId});
	assert.ok(content.ok);
	assert.deepEqual(content.value.problems, []);
	return content.value;
}
