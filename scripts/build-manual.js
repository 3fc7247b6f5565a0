/**
Writes the manual page, `dist/influx-tokens.1`. `npm run manual`, or `buildManual()` at the end of a build.
*/
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const project = new URL('../', import.meta.url);

// The manual needs the commands' names and options, not the code that they load when they run.
const withoutWork = {
	name: 'without-work',
	setup(plugin) {
		plugin.onResolve({filter: /./}, ({kind}) => kind === 'dynamic-import' ? {path: 'node:process', external: true} : undefined);
	},
};

/**
Bundles `manual-page.ts`, runs it and writes the page for the version in package.json.
*/
export async function buildManual() {
	const {version} = JSON.parse(await readFile(new URL('package.json', project), 'utf8'));
	const {outputFiles} = await build({
		entryPoints: [fileURLToPath(new URL('scripts/manual-page.ts', project))],
		bundle: true,
		write: false,
		platform: 'node',
		format: 'esm',
		target: 'node22',
		define: {'process.env.INFLUX_TOKENS_VERSION': JSON.stringify(version)},
		plugins: [withoutWork],
		logLevel: 'warning',
	});
	const {manualPage} = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
	await mkdir(new URL('dist', project), {recursive: true});
	await writeFile(new URL('dist/influx-tokens.1', project), manualPage(version));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await buildManual();
}
