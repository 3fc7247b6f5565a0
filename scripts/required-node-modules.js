import {isBuiltin} from 'node:module';

const namespace = 'required-node-module';

/**
A plugin for esbuild that turns every import of one of Node's own modules, `import()` too, into a `require` in the module that imports it.

The bundle then has no imports left, so it can run as a script, which cannot have any. It also loads Node's heavy modules late, so it does not need `lateNodeModules`.
*/
export const requiredNodeModules = {
	name: 'required-node-modules',
	setup(plugin) {
		plugin.onResolve({filter: /^/}, ({path, kind}) =>
			kind !== 'require-call' && isBuiltin(path) ? {path: path.replace(/^(?:node:)?/, 'node:'), namespace} : undefined);
		plugin.onLoad({filter: /^/, namespace}, ({path}) => ({contents: `module.exports = require(${JSON.stringify(path)});`}));
	},
};
