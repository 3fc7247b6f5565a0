import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';

/**
A state directory of its own, removed when the process exits: each demo starts with all its tokens, so it starts with no past either. Mode 0700.
*/
export function makeTemporaryState(): string {
	const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-demo-'));
	process.on('exit', () => {
		rmSync(directory, {recursive: true, force: true});
	});
	return directory;
}
