/*
Builds the program after an installation in the repository, so that a package from a git address has one: npm clones the repository, installs in the clone, runs this and packs. A clone that has a program already keeps it, because `npm start`, `npm test` and `npm pack` build anew themselves.

It also keeps the licence of the Node that npm has brought, for the executable.

npm may run this with the machine's own Node. An older Node must be able to read this file, so that it says what is missing.
*/
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {keepNodeLicence} from './licences/node-licence.js';

const inProject = name => fileURLToPath(new URL(`../${name}`, import.meta.url));
const {version, engines} = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));

/**
Whether this Node can build the program.
*/
function isNewEnough() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	return major > 22 || (major === 22 && minor >= 21);
}

/**
Why the program cannot be built here, as a sentence that says what to do; undefined if it can be.
*/
function whyNot() {
	if (!isNewEnough()) {
		return `influx-tokens is built with Node ${engines.node}, and this is ${process.version}. Install a newer Node first.`;
	}

	if (['rolldown', 'esbuild'].every(name => existsSync(inProject(`node_modules/${name}`)))) {
		return undefined;
	}

	// The npm that `npm install --global` starts in its clone inherits `global`, and installs nothing there.
	return process.env.npm_config_global === 'true'
		? `npm cannot build a package from git with --global. Run npm pack with the same address, then npm install --global influx-tokens-${version}.tgz.`
		: 'influx-tokens is not built, because its development packages are not installed. Run npm install without --omit=dev.';
}

keepNodeLicence();
if (!existsSync(inProject('dist/influx-tokens.cjs'))) {
	const reason = whyNot();
	if (reason === undefined) {
		execFileSync(process.execPath, [inProject('build.js')], {cwd: inProject('.'), stdio: 'inherit'});
	} else {
		process.stderr.write(`${reason}\n`);
		// An installation that leaves the development packages out on purpose is whole without a program.
		process.exitCode = (process.env.npm_config_omit ?? '').includes('dev') ? 0 : 1;
	}
}
