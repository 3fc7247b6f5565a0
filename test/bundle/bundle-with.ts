import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {build, type Plugin} from 'esbuild';
import {projectFolder} from '../helpers/project-folder.js';

/**
A plugin of the build by the name of its file in `scripts/`. They are JavaScript, because the build runs them before anything is built.
*/
export async function loadPlugin(file: string, name: string): Promise<Plugin> {
	const plugins = await import(pathToFileURL(path.join(projectFolder(), 'scripts', file)).href) as Readonly<Record<string, Plugin>>;
	return plugins[name]!;
}

/**
A module and what it imports as one file, bundled as the program is.
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
