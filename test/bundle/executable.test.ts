import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {build, type Plugin} from 'esbuild';
import {projectFolder} from '../helpers/project-folder.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {loadPlugin} from './bundle-with.js';

type AsScript = {readonly importMeta: string; asScript(result: unknown): string};
type MakeExecutable = {whyNoExecutable(options?: {readonly platform?: string; readonly node?: string; readonly from?: string}): Promise<string | undefined>};

const load = async (file: string): Promise<unknown> => import(pathToFileURL(path.join(projectFolder(), 'scripts', file)).href);
const {asScript, importMeta} = await load('as-script.js') as AsScript;
const {whyNoExecutable} = await load('make-executable.js') as MakeExecutable;
const requiredNodeModules = await loadPlugin('required-node-modules.js', 'requiredNodeModules');

async function scriptOf(contents: string, plugins: readonly Plugin[] = [requiredNodeModules]): Promise<string> {
	return asScript(await build({
		stdin: {contents, resolveDir: projectFolder()},
		bundle: true,
		write: false,
		metafile: true,
		platform: 'node',
		format: 'esm',
		target: 'node22',
		logLevel: 'silent',
		define: {'import.meta': importMeta},
		plugins: [...plugins],
	}));
}

test('a bundle with await, imports and dynamic imports runs as a script, in the same order', async () => {
	const file = path.join(await temporaryDirectory(), 'script.cjs');
	writeFileSync(file, await scriptOf(String.raw`
		import process, {argv} from 'process';
		import * as path from 'node:path';
		export {};
		const say = text => process.stdout.write(text + '\n');
		say(typeof argv + ' ' + path.basename(new URL(import.meta.url).pathname));
		const {gzipSync, default: zlib} = await import('node:zlib');
		say(String(zlib.gunzipSync(gzipSync('unpacked'))));
		setImmediate(() => say('last'));
		say(await Promise.resolve('awaited'));
	`));
	const {stdout, stderr} = spawnSync(process.execPath, [file], {encoding: 'utf8'});
	assert.equal(stderr, '');
	assert.equal(stdout, `object ${path.basename(process.execPath)}\nunpacked\nawaited\nlast\n`);
});

test('the build fails on an import or export that a script cannot have, and names it', async () => {
	await assert.rejects(scriptOf('import {readFileSync} from "node:fs"; console.log(readFileSync, await import("node:zlib"));', []), /cannot import or export: node:fs, node:zlib\./);
	await assert.rejects(scriptOf('export const answer = 42;'), /cannot import or export: answer\./);
});

test('the reason why no executable can be made is one sentence', async () => {
	const folder = await temporaryDirectory();
	const otherNode = path.join(folder, 'node');
	writeFileSync(otherNode, 'a Node of a distribution');
	assert.equal(await whyNoExecutable(), undefined);
	assert.equal(await whyNoExecutable({platform: 'aix'}), 'Node makes single-file executables on Linux, macOS and Windows; this is aix.');
	assert.equal(await whyNoExecutable({node: otherNode}), `${otherNode} is a Node without support for single-file executables; the one that npm install brings has it.`);
	assert.equal(await whyNoExecutable({from: pathToFileURL(otherNode).href}), 'The package postject, which puts the program into a copy of Node, is missing: run npm install.');
});
