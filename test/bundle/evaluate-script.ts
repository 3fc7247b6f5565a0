import {createRequire} from 'node:module';
import {runInThisContext} from 'node:vm';

const require = createRequire(import.meta.url);

/**
Runs a bundled script (CommonJS) in this process, and returns what it exports.
*/
export function evaluateScript(text: string): unknown {
	const module = {exports: {}};
	const run = runInThisContext(`(function (exports, require, module) {'use strict';${text}\n})`) as (...parameters: readonly unknown[]) => void;
	run(module.exports, require, module);
	return module.exports;
}
