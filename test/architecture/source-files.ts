import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {projectFolder} from '../helpers/project-folder.js';
import {readImports, type Import} from './read-imports.js';

export type SourceFile = {
	/**
	The path from the project's folder, without extension: `cli`, `source/api/types`.
	*/
	readonly name: string;
	/**
	The path from the project's folder, with its extension: `cli.tsx`.
	*/
	readonly path: string;
	/**
	The folder under `source/`, or the file itself when it is in no such folder: `api`, `app`, `cli`.
	*/
	readonly room: string;
	readonly text: string;
	/**
	Imports of our own files. The specifier is the `name` of the imported file.
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
The name of the package to which a specifier belongs: `@hono/node-server` for `@hono/node-server/utils/response`. The names of Node's modules stay unchanged.
*/
export const packageOf = (specifier: string): string => {
	const parts = specifier.split('/');
	return specifier.startsWith('node:') ? specifier : parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
};

const withoutExtension = (file: string): string => file.replace(/\.(?:js|tsx?)$/, '');

/**
Describes a file of the program for the rules. `file` is the path from the project's folder.
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
Every source file of the program.
*/
export const readSourceFiles = (): readonly SourceFile[] => readFiles(sources);

/**
Every source file of the program, the scripts that make the pages, the manual and screenshots, and the benchmark.
*/
export const readProgramFiles = (): readonly SourceFile[] => readFiles([...sources, 'scripts/**/*.ts', 'bench/**/*.ts']);
