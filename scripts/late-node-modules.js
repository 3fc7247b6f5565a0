/**
Node's modules that cost time when they are loaded, and that the first screen does without: together about 25 ms of CPU.
*/
const modules = [
	'child_process',
	'crypto',
	'dgram',
	'diagnostics_channel',
	'dns',
	'dns/promises',
	'http',
	'http2',
	'https',
	'net',
	'stream/promises',
	'tls',
	'url',
	'worker_threads',
	'zlib',
];

const filter = new RegExp(`^(?:node:)?(?:${modules.join('|')})$`);
const namespace = 'late-node-module';

/**
A plugin for esbuild that makes imports of Node's heavy modules wait for the module that imports them.

In a bundle of ES modules, an import of what stays outside goes to the top of the file: it is loaded at the start, although the package that asks for it is imported later or never. Besides, such an import of node:http reads every property of it, among them the one that makes Node load its WebSocket client. A `require` stays where it is, and reads nothing.
*/
export const lateNodeModules = {
	name: 'late-node-modules',
	setup(plugin) {
		plugin.onResolve({filter}, ({path, kind}) => kind === 'import-statement' ? {path: path.replace(/^(?:node:)?/, 'node:'), namespace} : undefined);
		plugin.onLoad({filter: /^/, namespace}, ({path}) => ({contents: `module.exports = require(${JSON.stringify(path)});`}));
	},
};
