import {createRequire, isBuiltin} from 'node:module';
import process from 'node:process';

const require = createRequire(import.meta.url);

/**
Node's modules that take time to load and that the first screen does not need.
*/
const late = new Set([
	'assert',
	'async_hooks',
	'child_process',
	'crypto',
	'dgram',
	'diagnostics_channel',
	'dns',
	'dns/promises',
	'fs/promises',
	'http',
	'http2',
	'https',
	'inspector',
	'net',
	'os',
	'perf_hooks',
	'readline',
	'stream/promises',
	'string_decoder',
	'timers/promises',
	'tls',
	'tty',
	'url',
	'util',
	'v8',
	'vm',
	'worker_threads',
	'zlib',
]);

const prefix = '\0node:';
// A name that an ES module can declare. `default` is exported apart.
const isExportable = name => /^[$a-z_][\w$]*$/i.test(name) && !/^(?:arguments|await|default|enum|eval|implements|interface|package|private|protected|public|static)$/.test(name);

/**
A plugin for rolldown that decides when the program loads Node's own modules.

A bundle loads every one that any of its packages imports when it starts, and copies all their properties. With the plugin, the bundle loads the heavy ones at the first touch of one of their names, and takes from the others the names that it uses.
*/
export const lateNodeModules = {
	name: 'late-node-modules',
	resolveId(specifier, importer, {kind}) {
		if (!isBuiltin(specifier)) {
			return undefined;
		}

		const name = specifier.replace(/^node:/, '');
		return importer?.startsWith(prefix) || (kind === 'require-call' && !late.has(name)) ? {id: `node:${name}`, external: true} : `${prefix}${name}`;
	},
	load(id) {
		if (!id.startsWith(prefix)) {
			return undefined;
		}

		const name = id.slice(prefix.length);
		const specifier = JSON.stringify(`node:${name}`);
		const names = Object.keys(require(`node:${name}`)).filter(key => isExportable(key));
		return late.has(name) ? lateText(specifier, names, typeof require(`node:${name}`) === 'function') : presentText(specifier, names.filter(key => isPlain(name, key)));
	},
};

/**
A CommonJS module whose names load the module when they are first read, or when it is called where it is a function.
*/
function lateText(specifier, names, isFunction) {
	return [
		'let loaded;',
		`const load = () => loaded ??= require(${specifier});`,
		...(isFunction ? ['module.exports = (...parameters) => load()(...parameters);'] : []),
		`for (const name of ${JSON.stringify(names)}) {`,
		'	Object.defineProperty(module.exports, name, {enumerable: true, get: () => load()[name]});',
		'}',
		'',
	].join('\n');
}

/**
An ES module that has the names of a module that Node has loaded already. A name that the bundle does not use leaves nothing behind.
*/
function presentText(specifier, names) {
	return [
		`const present = require(${specifier});`,
		'export default present;',
		...names.map(name => `export const ${name} = ${valueText(specifier, name)};`),
		'',
	].join('\n');
}

/**
The program replaces functions of `process`, such as `cwd`, so those are looked up at each call.
*/
function valueText(specifier, name) {
	return specifier === '"node:process"' && typeof process[name] === 'function'
		? `(...parameters) => present.${name}(...parameters)`
		: `/* @__PURE__ */ (() => present.${name})()`;
}

/**
Whether a name can be read without any effect: a getter may load more of Node, or warn.
*/
function isPlain(name, key) {
	return Object.getOwnPropertyDescriptor(require(`node:${name}`), key)?.get === undefined;
}
