import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';

/**
Makes a state directory for one demo, mode 0700, and removes it when the process exits. Each demo starts with all its tokens, so it has no journal of an earlier one.
*/
export function makeTemporaryState(): string {
	const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-demo-'));
	process.on('exit', () => {
		rmSync(directory, {recursive: true, force: true});
	});
	return directory;
}
