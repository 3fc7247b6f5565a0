import {replacedTexts} from './replaced-texts.js';
import {simpleCharacters} from './simple-text.js';

/**
A plugin for rolldown that takes costs out of Ink which it has at the start or at each frame. What Ink draws does not change.

It becomes superfluous when Ink keeps its caches of measured and styled text between frames, looks for invisible characters only in text that can have some, does not look at `performance` without an `onRender`, and loads its developer tools without an `await` at the top of a module.
*/
export const leanInk = replacedTexts('lean-ink', {
	// The program has no developer tools. A CommonJS bundle cannot wait for them either.
	'ink/build/reconciler.js': [
		['import.meta.resolve(\'react-devtools-core\');', 'throw new Error(\'no developer tools\');'],
		['        await import(\'./devtools.js\');\n', ''],
		['await loadPackageJson()', '{}'],
	],
	'ink/build/output.js': [
		[String.raw`.filter(character => !/^\p{Default_Ignorable_Code_Point}+$/u.test(character.value))`, String.raw`.filter(({value}) => value <= '~' || !/^\p{Default_Ignorable_Code_Point}+$/u.test(value))`],
		[
			'export default class Output {\n    operations = [];\n    caches = new OutputCaches();',
			[
				'// A row of a screen looks in most frames as in the frame before. The cells are never changed, so frames can share them.',
				'const mostCached = 4096;',
				'let sharedCaches = new OutputCaches();',
				'const cachesOfFrame = () => {',
				'	if (sharedCaches.styledChars.size > mostCached || sharedCaches.widths.size > mostCached) {',
				'		sharedCaches = new OutputCaches();',
				'	}',
				'',
				'	return sharedCaches;',
				'};',
				'',
				'const emptyCell = {type: \'char\', value: \' \', fullWidth: false, styles: []};',
				'',
				'export default class Output {',
				'    operations = [];',
				'    caches = cachesOfFrame();',
			].join('\n'),
		],
		[
			'                row.push({\n                    type: \'char\',\n                    value: \' \',\n                    fullWidth: false,\n                    styles: [],\n                });',
			'                row.push(emptyCell);',
		],
	],
	'ink/build/sanitize-ansi.js': [[
		'const sanitizeAnsi = (text) => {\n',
		`const simpleText = /^[${simpleCharacters}\\t\\n]*$/;\nconst sanitizeAnsi = (text) => {\n    if (simpleText.test(text)) {\n        return text;\n    }\n`,
	]],
	// The first touch of `performance` makes Node load its measuring tools. The times are used only as differences.
	'ink/build/ink.js': [
		['const startTime = performance.now();', 'const startTime = this.options.onRender ? performance.now() : 0;'],
		['const renderTime = performance.now() - startTime;', 'const renderTime = this.options.onRender ? performance.now() - startTime : 0;'],
	],
	'scheduler/cjs/scheduler.production.js': [[
		'if ("object" === typeof performance && "function" === typeof performance.now) {\n  var localPerformance = performance;',
		'if (true) {\n  var localPerformance = {now() { const [seconds, nanoseconds] = process.hrtime(); return (seconds * 1e3) + (nanoseconds / 1e6); }};',
	]],
	// Each listener would make Node load `assert`, with its comparison of values.
	'signal-exit/index.js': [
		['var assert = require(\'assert\')', ''],
		['assert.equal(typeof cb, \'function\', \'a callback must be provided for exit handler\')', 'if (typeof cb !== \'function\') { throw new TypeError(\'a callback must be provided for exit handler\'); }'],
	],
	// Node's `navigator` is no browser's, and the first touch of it makes Node load it.
	'environment/index.js': [['globalThis.navigator', 'undefined', 'everywhere']],
});
