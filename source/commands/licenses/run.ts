import path from 'node:path';
import sea from 'node:sea';
import {exitCodes} from '../../exit-codes.js';
import type {Result} from '../../result.js';
import {readTextFile} from '../../storage/read-text-file.js';
import {failTo} from '../shared/output/say.js';
import {writePieces} from '../shared/output/write-pieces.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

/**
Prints the notices that the build wrote. Gives the exit code, which is 1 where their file is missing.
*/
export async function runLicenses({stdout, stderr}: Pick<CommandSurroundings, 'stdout' | 'stderr'>): Promise<number> {
	const notices = await readNotices('THIRD-PARTY-NOTICES');
	if (!notices.ok) {
		return failTo(stderr)(`${notices.message} Install the program again.`, exitCodes.notAll);
	}

	await writePieces([notices.value], stdout);
	return exitCodes.done;
}

/**
The text that the build put into the executable, or beside the launcher of the program, which names its own folder as the one of every script.
*/
async function readNotices(name: string): Promise<Result<string>> {
	return sea.isSea() ? {ok: true, value: sea.getAsset(name, 'utf8')} : readTextFile(path.join(import.meta.dirname, name));
}
