import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {build, type Plugin} from 'esbuild';
import {projectFolder} from '../helpers/project-folder.js';

/**
Loads a plugin of the build from its file in `scripts/`. Those files are JavaScript, because the build uses them before anything is compiled.
*/
export async function loadPlugin(file: string, name: string): Promise<Plugin> {
	const plugins = await import(pathToFileURL(path.join(projectFolder(), 'scripts', file)).href) as Readonly<Record<string, Plugin>>;
	return plugins[name]!;
}

/**
Bundles a module and its imports into one file, as the build bundles the program. Returns its text.
*/
export async function bundleWith(plugins: readonly Plugin[], contents: string, folder = projectFolder()): Promise<string> {
	const {outputFiles} = await build({
		stdin: {contents, resolveDir: folder},
		bundle: true,
		write: false,
		platform: 'node',
		format: 'esm',
		target: 'node22',
		logLevel: 'silent',
		banner: {js: 'import {createRequire as __createRequire} from \'node:module\';\nconst require = __createRequire(import.meta.url);'},
		plugins: [...plugins],
	});
	return outputFiles[0]!.text;
}
