import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {projectFolder} from '../helpers/project-folder.js';
import {readImports, type Import} from './read-imports.js';

export type SourceFile = {
	/**
	From the project's folder, without extension: `cli`, `source/api/types`.
	*/
	readonly name: string;
	/**
	The same with its extension: `cli.tsx`.
	*/
	readonly path: string;
	/**
	The folder under `source/`, or for the files that stand above the rooms, the file itself: `api`, `app`, `cli`.
	*/
	readonly room: string;
	readonly text: string;
	/**
	Imports of our own files, by the name of the file.
	*/
	readonly files: readonly Import[];
	/**
	Imports of packages and of Node's modules: `got`, `@hono/node-server`, `node:fs/promises`.
	*/
	readonly modules: readonly Import[];
};

export const roomOf = (name: string): string => {
	const parts = name.split('/');
	return parts[0] === 'source' ? parts[1]! : parts[0]!;
};

/**
The name of the package that a specifier is of: `@hono/node-server/utils/response` is of `@hono/node-server`. Node's modules stay as they are.
*/
export const packageOf = (specifier: string): string => {
	const parts = specifier.split('/');
	return specifier.startsWith('node:') ? specifier : parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
};

const withoutExtension = (file: string): string => file.replace(/\.(?:js|tsx?)$/, '');

/**
A file of the program as the rules see it. `file` is from the project's folder.
*/
export function describeFile(file: string, text: string): SourceFile {
	const name = withoutExtension(file);
	const imports = readImports(file, text);
	const isOwn = ({specifier}: Import): boolean => specifier.startsWith('.');
	return {
		name,
		path: file,
		room: roomOf(name),
		text,
		files: imports.filter(entry => isOwn(entry)).map(entry => ({
			...entry,
			specifier: withoutExtension(path.posix.join(path.posix.dirname(file), entry.specifier)),
		})),
		modules: imports.filter(entry => !isOwn(entry)),
	};
}

function readFiles(patterns: readonly string[]): readonly SourceFile[] {
	const folder = projectFolder();
	return globSync(patterns, {cwd: folder})
		.toSorted()
		.map(file => describeFile(file.replaceAll('\\', '/'), readFileSync(path.join(folder, file), 'utf8')));
}

const sources = ['cli.tsx', 'source/**/*.{ts,tsx}'];

/**
Every file of the program, read from the sources.
*/
export const readSourceFiles = (): readonly SourceFile[] => readFiles(sources);

/**
The same with the scripts that make README, manual and screenshots, and the benchmark.
*/
export const readProgramFiles = (): readonly SourceFile[] => readFiles([...sources, 'scripts/**/*.ts', 'bench/**/*.ts']);
