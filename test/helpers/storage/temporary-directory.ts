import {rmSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';

const created: string[] = [];

/**
Makes a directory that is removed when the process of the test file ends. Returns its path.
*/
export async function temporaryDirectory(): Promise<string> {
	const directory = await mkdtemp(path.join(tmpdir(), 'influx-tokens-test-'));
	if (created.length === 0) {
		process.once('exit', removeAll);
	}

	created.push(directory);
	return directory;
}

function removeAll(): void {
	for (const directory of created) {
		rmSync(directory, {recursive: true, force: true});
	}
}
