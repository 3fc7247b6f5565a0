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

// Node looks for this text in its own file; the 0 or 1 after it says whether the file contains a program.
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/**
Makes one executable file of a script and of the Node that runs this function (Node's single-executable-application support). The file needs nothing else on the host, leaves nothing there, and is about as large as Node.

The script (CommonJS) can require only Node's own modules. `texts` are texts by name, which the program reads as assets of the file. The file is written only after it has run once without an error. Throws when a tool fails; call `whyNoExecutable` first.
*/
export async function makeExecutable(script, file, texts = {}) {
	const postject = findPostject();
	// Beside the file: that disk needs the room for it anyway, and a rename works only within one disk.
	const folder = await mkdtemp(`${path.resolve(file)}-`);
	try {
		const inFolder = name => path.join(folder, name);
		await writeFile(inFolder('influx-tokens.cjs'), script);
		for (const [name, text] of Object.entries(texts)) {
			await writeFile(inFolder(name), text); // eslint-disable-line no-await-in-loop -- a few
		}

		await writeFile(inFolder('config.json'), JSON.stringify({
			main: inFolder('influx-tokens.cjs'),
			output: inFolder('blob'),
			disableExperimentalSEAWarning: true,
			assets: Object.fromEntries(Object.keys(texts).map(name => [name, inFolder(name)])),
			// Keeps the compiled code in the file.
			useCodeCache: true,
			// Node must not open its debugger on SIGUSR1, not even before the script runs.
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
Why no executable can be made, as a sentence: the platform, the Node, or a missing `npm install`. Undefined if one can be made.
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
Runs a tool without showing its output. Throws an error with the output when the tool fails.
*/
function run(command, parameters) {
	const {status, error, stdout, stderr} = spawnSync(command, parameters, {encoding: 'utf8'});
	if (status !== 0) {
		throw new Error(`${[command, ...parameters].join(' ')} failed: ${error?.message ?? `${stdout}${stderr}`.trim()}`);
	}
}
