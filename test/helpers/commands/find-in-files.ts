import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

/**
The paths of the files below a directory that contain a text, relative to the directory and sorted.
*/
export function filesWith(directory: string, text: string): readonly string[] {
	return readdirSync(directory, {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile())
		.map(entry => path.join(entry.parentPath, entry.name))
		.filter(file => readFileSync(file, 'utf8').includes(text))
		.map(file => path.relative(directory, file))
		.toSorted();
}
