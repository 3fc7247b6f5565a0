import {Buffer} from 'node:buffer';
import {refuse, type Result} from '../../../result.js';
import {writeNewFile} from '../../../secrets/write-new-file.js';
import {writeOver} from '../../../storage/write-over.js';
import {expandHome, type Environment} from '../../../storage/user-directory.js';

export type OutputFile = {
	/**
	The value of `--output`.
	*/
	readonly path: string;
	/**
	Whether it may be written in place of a file that is there.
	*/
	readonly isReplaced: boolean;
	/**
	For a file that is replaced. A new one has 0600.
	*/
	readonly mode: number;
};

/**
Writes the output of a command to a file and gives its whole path. A new file is never written over one that is there; a file that may be replaced is, whole or not at all.
*/
export async function writeOutput({path: file, isReplaced, mode}: OutputFile, text: Iterable<string>, environment: Environment): Promise<Result<string>> {
	if (file === '') {
		return refuse('--output takes the path of a file.');
	}

	const path = expandHome(file, environment);
	// All of it as one text may be longer than a text can be.
	const bytes = Buffer.concat([...text].map(piece => Buffer.from(piece)));
	return isReplaced ? writeOver(path, bytes, mode) : writeNewFile(path, bytes);
}
