/**
The first import of the program. It runs before every other module is evaluated.

It refuses a Node that is too old, keeps SIGUSR1 from opening Node's debugger, keeps Node's debugging quiet, and lets the program run in a directory that was removed.
*/
import process from 'node:process';
import {colorLevel} from './terminal/color-level.js';
import {quietNodeDebug} from './terminal/quiet-node-debug.js';
import {keepWorkingDirectory} from './terminal/working-directory.js';

// As in package.json's `engines`: the first versions whose agents can use proxies. The bin checks the version too, in syntax that the oldest Node can read.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major === 22 ? minor < 21 : major < 24 || (major === 24 && minor < 5)) {
	process.stderr.write(`influx-tokens needs Node 22.21, 24.5 or newer; this is Node ${process.versions.node}.\n`);
	process.exit(1);
}

// Before the other modules, some of which ask for the working directory when they are loaded.
keepWorkingDirectory();

quietNodeDebug();

// A diagnostic report, which NODE_OPTIONS can ask for, would hold the environment with the management token.
process.report.excludeEnv = true;

// Node opens its debugger on SIGUSR1 unless the signal has a listener, and a debugger reads the management token. The bin listens already; the executable starts here.
process.on('SIGUSR1', () => undefined);

/**
The environment as it was when the program started, without `NODE_DEBUG`.
*/
export const environment: Readonly<Record<string, string | undefined>> = {...process.env};

export const colors = colorLevel(environment, process.stdout);

// Chalk reads FORCE_COLOR when it is loaded, and at level 0 it drops inverse along with the colours. Inverse shows the selection, so the lowest level is 1; without colours the theme asks for none.
const levels = {
	none: '1', basic: '1', 256: '2', truecolor: '3',
} as const;

/**
Loads modules that draw, in an environment that makes chalk (which Ink and its fields use) take the right number of colours, and React its production build. Afterwards the environment is as it was, for the programs that this one starts.
*/
export async function importForScreen<Module>(load: () => Promise<Module>): Promise<Module> {
	// React's development build is slower and records a measurement at every render.
	process.env.NODE_ENV ??= 'production';
	process.env.FORCE_COLOR = levels[colors];
	delete process.env.NO_COLOR;
	try {
		return await load();
	} finally {
		for (const name of ['FORCE_COLOR', 'NO_COLOR', 'NODE_ENV']) {
			const value = environment[name];
			if (value === undefined) {
				delete process.env[name]; // eslint-disable-line @typescript-eslint/no-dynamic-delete -- process.env has no other way to unset
			} else {
				process.env[name] = value;
			}
		}
	}
}
