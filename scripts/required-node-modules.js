import {isBuiltin} from 'node:module';

const namespace = 'required-node-module';

/**
A plugin for esbuild that makes every import of a module of Node's own, `import()` too, a `require` in the module that imports it.

No import is left then in a bundle of ES modules: it can be run as a script, where Node allows nothing else, and what `lateNodeModules` is for is done as well.
*/
export const requiredNodeModules = {
	name: 'required-node-modules',
	setup(plugin) {
		plugin.onResolve({filter: /^/}, ({path, kind}) =>
			kind !== 'require-call' && isBuiltin(path) ? {path: path.replace(/^(?:node:)?/, 'node:'), namespace} : undefined);
		plugin.onLoad({filter: /^/, namespace}, ({path}) => ({contents: `module.exports = require(${JSON.stringify(path)});`}));
	},
};
