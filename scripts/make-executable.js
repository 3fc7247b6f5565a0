import {spawnSync} from 'node:child_process';
import {
	chmod,
	copyFile,
	mkdtemp,
	readFile,
	rename,
	rm,
	writeFile,
} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import process from 'node:process';

// What Node looks for in itself to learn whether it holds a program, followed by 0 or 1.
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/**
Makes one file of a script and the Node that runs this (Node's single-executable-application support). It needs nothing else on the host, leaves nothing there, and is about as large as Node.

The script (CommonJS) can require Node's own modules only. The file has run once, or is not written at all. See `whyNoExecutable` before.
*/
export async function makeExecutable(script, file) {
	const postject = findPostject();
	// Beside the file, where there is room for it, and from where it can be renamed.
	const folder = await mkdtemp(`${path.resolve(file)}-`);
	try {
		const inFolder = name => path.join(folder, name);
		await writeFile(inFolder('influx-tokens.cjs'), script);
		await writeFile(inFolder('config.json'), JSON.stringify({
			main: inFolder('influx-tokens.cjs'),
			output: inFolder('blob'),
			disableExperimentalSEAWarning: true,
			// What was compiled is kept in the file.
			useCodeCache: true,
			// From the first instant on, no signal opens Node's debugger.
			execArgv: ['--disable-sigusr1'],
		}));
		run(process.execPath, ['--experimental-sea-config', inFolder('config.json')]);

		await copyFile(process.execPath, inFolder('executable'));
		await chmod(inFolder('executable'), 0o755);
		if (process.platform === 'darwin') {
			run('codesign', ['--remove-signature', inFolder('executable')]);
		}

		run(process.execPath, [
			postject,
			inFolder('executable'),
			'NODE_SEA_BLOB',
			inFolder('blob'),
			'--sentinel-fuse',
			fuse,
			...(process.platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : []),
		]);
		if (process.platform === 'darwin') {
			run('codesign', ['--sign', '-', inFolder('executable')]);
		}

		run(inFolder('executable'), ['--version']);
		await rename(inFolder('executable'), file);
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
}

/**
Why no executable can be made, as a sentence: on this platform, with this Node, or before `npm install`. Undefined where it can.
*/
export async function whyNoExecutable({platform = process.platform, node = process.execPath, from = import.meta.url} = {}) {
	if (!['linux', 'darwin', 'win32'].includes(platform)) {
		return `Node makes single-file executables on Linux, macOS and Windows; this is ${platform}.`;
	}

	const program = await readFile(node);
	if (!program.includes(`${fuse}:0`)) {
		return `${node} is a Node without support for single-file executables; the one that npm install brings has it.`;
	}

	try {
		findPostject(from);
	} catch {
		return 'The package postject, which puts the program into a copy of Node, is missing: run npm install.';
	}

	return undefined;
}

function findPostject(from = import.meta.url) {
	return createRequire(from).resolve('postject/dist/cli.js');
}

/**
Runs a tool silently, and throws what it said when it fails.
*/
function run(command, parameters) {
	const {status, error, stdout, stderr} = spawnSync(command, parameters, {encoding: 'utf8'});
	if (status !== 0) {
		throw new Error(`${[command, ...parameters].join(' ')} failed: ${error?.message ?? `${stdout}${stderr}`.trim()}`);
	}
}
