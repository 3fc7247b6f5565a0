import {randomUUID} from 'node:crypto';
import {rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {rolldown, type Plugin} from 'rolldown';
import {projectFolder} from '../helpers/project-folder.js';

/**
Loads a plugin of the build from its file in `scripts/bundle/`. Those files are JavaScript, because the build uses them before anything is compiled.
*/
export async function loadPlugin(file: string, name: string): Promise<Plugin> {
	const plugins = await import(pathToFileURL(path.join(projectFolder(), 'scripts/bundle', file)).href) as Readonly<Record<string, Plugin>>;
	return plugins[name]!;
}

/**
Bundles a module and its imports into one script (CommonJS), as the build bundles the program. Returns its text.
*/
export async function bundleWith(plugins: readonly Plugin[], contents: string, folder = path.join(projectFolder(), 'build')): Promise<string> {
	const entry = path.join(folder, `entry-${randomUUID()}.js`);
	writeFileSync(entry, contents);
	try {
		const bundle = await rolldown({
			input: entry, platform: 'node', logLevel: 'silent', plugins: [...plugins],
		});
		const {output} = await bundle.generate({format: 'cjs', codeSplitting: false});
		await bundle.close();
		return output[0].code;
	} finally {
		rmSync(entry);
	}
}
