/**
Builds the program, or with `--tests` the tests, or with `--executable` the program as one file with Node in it.

The program is one bundled file, `dist/cli.js`, with its source map. The executable is `dist/influx-tokens` (on Windows `dist/influx-tokens.exe`), or the file that is named after `--executable`. The tests are the same sources file by file under `build/`, so that a test imports one room and a stack trace names it.
*/
import {
	chmod,
	mkdir,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import {globSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {build} from 'esbuild';
import {asScript, importMeta} from './scripts/as-script.js';
import {buildManual} from './scripts/build-manual.js';
import {lateEmojiPattern} from './scripts/late-emoji-pattern.js';
import {lateNodeModules} from './scripts/late-node-modules.js';
import {makeExecutable, whyNoExecutable} from './scripts/make-executable.js';
import {restoreManifest} from './scripts/packed-manifest.js';
import {requiredNodeModules} from './scripts/required-node-modules.js';

restoreManifest();
const packageJson = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));

const common = {
	platform: 'node',
	format: 'esm',
	target: 'node22',
	jsx: 'automatic',
	sourcemap: true,
	logLevel: 'warning',
};

// CommonJS parts of the bundle (react, signal-exit) call `require` for Node's own modules.
const banner = [
	'#!/usr/bin/env node',
	'import {createRequire as __createRequire} from \'node:module\';',
	'const require = __createRequire(import.meta.url);',
].join('\n');

// `^22.21.0 || >=24.5.0` allows one older major version of Node from a minor version on, and everything from a later version on.
const {olderMajor, olderMinor, leastMajor, leastMinor} = /^\^(?<olderMajor>\d+)\.(?<olderMinor>\d+)\.0 \|\| >=(?<leastMajor>\d+)\.(?<leastMinor>\d+)\.0$/.exec(packageJson.engines.node).groups;
const launcher = String.raw`#!/usr/bin/env node
// Node opens its debugger on SIGUSR1 unless the signal has a listener, and a debugger reads the management token.
process.on('SIGUSR1', function () {});
// Closes the debugger that a signal opened while Node itself started: now, and once more where the request was still under way.
if (process._debugEnd && !/--inspect/.test(process.execArgv.concat(process.env.NODE_OPTIONS).join(' '))) {
	process._debugEnd();
	setImmediate(process._debugEnd);
}

var version = process.versions.node.split('.');
if (version[0] == ${olderMajor} ? version[1] < ${olderMinor} : version[0] < ${leastMajor} || (version[0] == ${leastMajor} && version[1] < ${leastMinor})) {
	process.stderr.write('influx-tokens needs Node ${olderMajor}.${olderMinor}, ${leastMajor}.${leastMinor} or newer; this is Node ' + process.versions.node + '.\n');
	process.exitCode = 1;
} else {
	keepCompiled();
	import('./cli.js');
}

// Node keeps what it has compiled, and the next start is shorter by a sixth. Where it cannot keep anything, the program starts without.
function keepCompiled() {
	try {
		var path = require('path');
		var base = process.env[process.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'];
		if (!base || !path.isAbsolute(base)) {
			base = path.join(process.env.HOME || require('os').homedir(), '.cache');
		}

		var folder = path.join(base, 'influx-tokens');
		require('fs').mkdirSync(folder, {recursive: true, mode: parseInt('700', 8)});
		require('module').enableCompileCache(folder);
	} catch (error) {}
}
`;

// Ink imports its developer tools only when DEV is set; the package is an optional peer that is not installed.
const withoutDeveloperTools = {
	name: 'without-developer-tools',
	setup(plugin) {
		plugin.onResolve({filter: /^react-devtools-core$/}, () => ({path: 'react-devtools-core', namespace: 'empty'}));
		plugin.onLoad({filter: /.*/, namespace: 'empty'}, () => ({contents: 'export default undefined'}));
	},
};

const bundled = {
	...common,
	entryPoints: ['cli.tsx'],
	bundle: true,
	legalComments: 'none',
	define: {
		'process.env.NODE_ENV': '"production"',
		'process.env.INFLUX_TOKENS_VERSION': JSON.stringify(packageJson.version),
	},
};

if (process.argv.includes('--tests')) {
	await rm('build', {recursive: true, force: true});
	await build({
		...common,
		entryPoints: ['cli.tsx', ...globSync(['source/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'bench/**/*.{ts,tsx}', 'scripts/**/*.{ts,tsx}'])],
		outdir: 'build',
		outbase: '.',
	});
} else if (process.argv.includes('--executable')) {
	const file = process.argv[process.argv.indexOf('--executable') + 1] ?? (process.platform === 'win32' ? 'dist/influx-tokens.exe' : 'dist/influx-tokens');
	const reason = await whyNoExecutable();
	if (reason === undefined) {
		const script = asScript(await build({
			...bundled,
			define: {...bundled.define, 'import.meta': importMeta},
			sourcemap: false,
			metafile: true,
			write: false,
			plugins: [withoutDeveloperTools, requiredNodeModules, lateEmojiPattern],
		}));
		await mkdir(path.dirname(file), {recursive: true});
		await makeExecutable(script, file);
		process.stdout.write(`${file} runs where there is no Node, on ${process.platform} ${process.arch}.\n`);
	} else {
		process.stderr.write(`${reason}\n`);
		process.exitCode = 1;
	}
} else {
	await build({
		...bundled,
		outfile: 'dist/cli.js',
		banner: {js: banner},
		plugins: [withoutDeveloperTools, lateNodeModules, lateEmojiPattern],
	});
	// The bin. An old Node cannot even link the bundle, so a file that any Node can run checks the version. It also switches the compile cache on, which must happen before the bundle is loaded.
	await writeFile('dist/influx-tokens.cjs', launcher);
	await chmod('dist/influx-tokens.cjs', 0o755);
	await chmod('dist/cli.js', 0o755);
	await buildManual();
}
