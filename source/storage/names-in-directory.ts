import type {Dirent} from 'node:fs';
import {readdir, stat} from 'node:fs/promises';
import path from 'node:path';

/**
The names in a directory, in their order in the alphabet. The name of a directory, or of a link to one, ends with `/`. Empty where the directory cannot be read. Names are raw.
*/
export async function namesInDirectory(directory: string): Promise<readonly string[]> {
	let entries: readonly Dirent[];
	try {
		entries = await readdir(directory, {withFileTypes: true});
	} catch {
		return [];
	}

	const names = await Promise.all(entries.map(async entry => await isDirectory(directory, entry) ? `${entry.name}/` : entry.name));
	return names.toSorted();
}

async function isDirectory(directory: string, entry: Dirent): Promise<boolean> {
	if (!entry.isSymbolicLink()) {
		return entry.isDirectory();
	}

	try {
		const stats = await stat(path.join(directory, entry.name));
		return stats.isDirectory();
	} catch {
		return false;
	}
}
