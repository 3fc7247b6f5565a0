import {isBuiltin} from 'node:module';

/**
What esbuild is to put in the place of `import.meta`, which a script does not have.
*/
export const importMeta = '__importMeta';

/**
Makes a script (CommonJS) of a bundle of ES modules, which esbuild wrote with a metafile, `requiredNodeModules` and `importMeta`: its text in an async function, where `await` may stand. In which order the modules run stays as it was.

Throws when the bundle imports anything that a script cannot, or exports something.
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
