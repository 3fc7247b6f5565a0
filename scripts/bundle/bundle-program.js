import path from 'node:path';
import {transform} from 'esbuild';
import {rolldown} from 'rolldown';
import {chunks} from './chunks.js';
import {lateNodeModules} from './late-node-modules.js';
import {leanGot} from './lean-got.js';
import {leanInk} from './lean-ink.js';
import {leanText} from './lean-text.js';
import {readyYoga} from './ready-yoga.js';

// Ink imports its developer tools only when DEV is set; the package is an optional peer that is not installed.
const withoutDeveloperTools = {
	name: 'without-developer-tools',
	resolveId: specifier => specifier === 'react-devtools-core' ? '\0developer-tools' : undefined,
	load: id => id === '\0developer-tools' ? 'export default undefined' : undefined,
};

const firstScript = 'influx.cjs';

/**
The plugins that make the bundle small and fast to start.
*/
export const leanPlugins = [lateNodeModules, leanText, leanInk, leanGot, readyYoga];

/**
Bundles the program (`cli.tsx` in `folder`, with all packages) into scripts in CommonJS, which V8 can start from a code cache. With `isSingleFile` it is one script, otherwise there is one for each part that loads at once.

Resolves with the scripts, each with its file name, its text and the IDs of the modules in it; the first one starts the program. Throws where a module is missing, or where a plugin finds a package changed.
*/
export async function bundleProgram({folder, version, isSingleFile = false}) {
	const {plugin, groups} = chunks(folder);
	const bundle = await rolldown({
		input: {influx: path.join(folder, 'cli.tsx')},
		cwd: folder,
		platform: 'node',
		logLevel: 'warn',
		transform: {
			target: 'node22',
			jsx: {runtime: 'automatic'},
			define: {
				'process.env.NODE_ENV': '"production"',
				'process.env.INFLUX_TOKENS_VERSION': JSON.stringify(version),
			},
		},
		plugins: [...leanPlugins, withoutDeveloperTools, plugin],
	});
	const {output} = await bundle.generate({
		format: 'cjs',
		entryFileNames: '[name].cjs',
		chunkFileNames: '[name].cjs',
		codeSplitting: isSingleFile ? false : {groups},
	});
	await bundle.close();
	const scripts = await Promise.all(output.map(async ({fileName, code, moduleIds}) => ({fileName, code: await shorten(code), moduleIds})));
	return scripts.toSorted((one, other) => Number(other.fileName === firstScript) - Number(one.fileName === firstScript));
}

/**
The same script without blanks and comments, in ASCII, which V8 reads fastest. Names stay, because a crash report names functions.
*/
async function shorten(code) {
	const {code: short} = await transform(`'use strict';${code}`, {
		target: 'node22', minifyWhitespace: true, minifySyntax: true, charset: 'ascii', legalComments: 'none',
	});
	// Esbuild leaves patterns as they are, where an escape means the same.
	return short.replaceAll(/[^\0-\u007F]/g, unit => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`); // eslint-disable-line unicorn/prefer-code-point, unicorn/prefer-unicode-code-point-escapes -- each UTF-16 unit becomes an escape of its own
}
