/**
Builds the program, or with `--tests` the tests, or with `--executable` the program as one file with Node in it.

The program is `dist/influx-tokens.cjs`, the bin, which starts the bundled scripts in `dist/program/`. `dist/THIRD-PARTY-NOTICES` has the licences of the packages in them; those of an executable, with that of Node, are in a file of its own beside it. The executable is `dist/influx-tokens` (on Windows `dist/influx-tokens.exe`), or the file that is named after `--executable`; `SHA256SUMS` beside it has its checksum. The tests are the same sources file by file under `build/`, so that a test imports one room and a stack trace names it.
*/
import {
	chmod,
	mkdir,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import {createHash} from 'node:crypto';
import {globSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {buildManual} from './scripts/build-manual.js';
import {bundleProgram} from './scripts/bundle/bundle-program.js';
import {launcher} from './scripts/bundle/launcher.js';
import {bundledPackages} from './scripts/licences/bundled-packages.js';
import {nodeLicence} from './scripts/licences/node-licence.js';
import {thirdPartyNotices} from './scripts/licences/third-party-notices.js';
import {makeExecutable, whyNoExecutable} from './scripts/make-executable.js';
import {restoreManifest} from './scripts/packed-manifest.js';
import {writeChecksum} from './scripts/write-checksum.js';

restoreManifest();
const packageJson = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));
const {version} = packageJson;
const folder = fileURLToPath(new URL('.', import.meta.url));
const noticesName = 'THIRD-PARTY-NOTICES';

if (process.argv.includes('--tests')) {
	await rm('build', {recursive: true, force: true});
	await build({
		platform: 'node',
		format: 'esm',
		target: 'node22',
		jsx: 'automatic',
		sourcemap: true,
		logLevel: 'warning',
		entryPoints: ['cli.tsx', ...globSync(['source/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'bench/**/*.{ts,tsx}', 'scripts/**/*.{ts,tsx}'])],
		outdir: 'build',
		outbase: '.',
	});
} else if (process.argv.includes('--executable')) {
	const file = process.argv[process.argv.indexOf('--executable') + 1] ?? (process.platform === 'win32' ? 'dist/influx-tokens.exe' : 'dist/influx-tokens');
	const node = nodeLicence();
	const reason = await whyNoExecutable() ?? (node === undefined ? `The licence of Node ${process.versions.node}, which an executable contains, was not found: remove node_modules, run npm install, then npm run build:executable.` : undefined);
	if (reason === undefined) {
		const [{code, moduleIds}] = await bundleProgram({folder, version, isSingleFile: true});
		await mkdir(path.dirname(file), {recursive: true});
		const notices = thirdPartyNotices(bundledPackages(moduleIds), node);
		await makeExecutable(code, file, {[noticesName]: notices});
		// The notices of the other program in dist/ have another text: they name no Node.
		await writeFile(`${file}.${noticesName}`, notices);
		await writeChecksum(file);
		process.stdout.write(`${file} runs where there is no Node, on ${process.platform} ${process.arch}.\n`);
	} else {
		process.stderr.write(`${reason}\n`);
		process.exitCode = 1;
	}
} else {
	const scripts = await bundleProgram({folder, version});
	await rm('dist/program', {recursive: true, force: true});
	await mkdir('dist/program', {recursive: true});
	await Promise.all(scripts.map(async ({fileName, code}) => writeFile(path.join('dist/program', fileName), code)));
	const id = createHash('sha256').update(JSON.stringify(scripts.map(({fileName, code}) => [fileName, code]))).digest('hex').slice(0, 12);
	await writeFile(path.join('dist', noticesName), thirdPartyNotices(bundledPackages(scripts.flatMap(({moduleIds}) => moduleIds))));
	await writeFile('dist/influx-tokens.cjs', launcher({engines: packageJson.engines.node, build: id}));
	await chmod('dist/influx-tokens.cjs', 0o755);
	await buildManual();
}
