/**
Node's modules that take time to load and that the first screen does not need: together about 25 ms of CPU.
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
A plugin for esbuild that loads Node's heavy modules only when the module that imports them runs.

In a bundle of ES modules, esbuild moves every import of an external module to the top of the file. Node then loads it at the start, even if the package that imports it runs later or never. Also, such an import of node:http reads all its properties, and one of them makes Node load its WebSocket client. A `require` stays where it is and reads no properties.
*/
export const lateNodeModules = {
	name: 'late-node-modules',
	setup(plugin) {
		plugin.onResolve({filter}, ({path, kind}) => kind === 'import-statement' ? {path: path.replace(/^(?:node:)?/, 'node:'), namespace} : undefined);
		plugin.onLoad({filter: /^/, namespace}, ({path}) => ({contents: `module.exports = require(${JSON.stringify(path)});`}));
	},
};
