import {isBuiltin} from 'node:module';

/**
The name that esbuild writes in place of `import.meta`, because a script has no `import.meta`.
*/
export const importMeta = '__importMeta';

/**
Turns a bundle of ES modules into a script (CommonJS) by putting its text into an async function, where `await` is allowed. The order in which the modules run does not change. esbuild has to have written the bundle with a metafile, `requiredNodeModules` and `importMeta`.

Throws when the bundle imports something that a script cannot import, or exports something.
*/
export function asScript({outputFiles, metafile}) {
	const [{imports, exports}] = Object.values(metafile.outputs);
	const left = [
		...imports.filter(({path, kind}) => kind !== 'require-call' || !isBuiltin(path)).map(({path}) => path),
		...exports,
	];
	if (left.length > 0) {
		throw new Error(`The executable cannot import or export: ${left.join(', ')}.`);
	}

	return [
		'\'use strict\';',
		`const ${importMeta} = {url: require('node:url').pathToFileURL(process.execPath).href};`,
		'(async () => {',
		outputFiles[0].text,
		'})();',
		'',
	].join('\n');
}
