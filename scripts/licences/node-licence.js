import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/**
The licence of the Node that runs this function, with the licences of all its parts: `{version, text}`. It lies where the releases of Node have it, or in the package `node` that npm install brings, or where `keepNodeLicence` has put it. Undefined where none of them has that of this version.
*/
export function nodeLicence({node = process.execPath, version = process.versions.node, folder = project} = {}) {
	const installed = installedLicence(folder);
	const places = [
		path.join(path.dirname(node), '..', 'LICENSE'),
		...installed?.version === version ? [installed.file] : [],
		keptFile(folder, version),
	];
	const text = places.filter(file => existsSync(file)).map(file => readFileSync(file, 'utf8')).find(each => each.startsWith('Node.js is licensed for use as follows:'));
	return text === undefined ? undefined : {version, text};
}

/**
Copies the licence of the Node that npm install has brought to where npm leaves it. The package `node` installs that Node by a script of its own, so npm does not know its folder, and removes it at the next installation.
*/
export function keepNodeLicence(folder = project) {
	const installed = installedLicence(folder);
	if (installed === undefined) {
		return;
	}

	const kept = keptFile(folder, installed.version);
	mkdirSync(path.dirname(kept), {recursive: true});
	copyFileSync(installed.file, kept);
}

function keptFile(folder, version) {
	return path.join(folder, 'node_modules', '.cache', 'node-licence', `${version}.txt`);
}

function installedLicence(folder) {
	const packages = path.join(folder, 'node_modules', 'node', 'node_modules');
	const found = existsSync(packages) ? readdirSync(packages).map(name => path.join(packages, name)).find(each => existsSync(path.join(each, 'LICENSE')) && existsSync(path.join(each, 'bin'))) : undefined;
	return found && {file: path.join(found, 'LICENSE'), version: JSON.parse(readFileSync(path.join(found, 'package.json'), 'utf8')).version};
}
