import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

/**
The licence of the Node that runs this function, with the licences of all its parts: `{version, text}`. It lies where the releases of Node have it, or in the package that npm install brings. Undefined where neither has that of this version.
*/
export function nodeLicence({node = process.execPath, version = process.versions.node} = {}) {
	const beside = path.join(path.dirname(node), '..', 'LICENSE');
	const file = existsSync(beside) && isOfNode(beside) ? beside : installedLicence(version);
	return file === undefined ? undefined : {version, text: readFileSync(file, 'utf8')};
}

function installedLicence(version) {
	const folder = fileURLToPath(new URL('../../node_modules/node/node_modules', import.meta.url));
	const packages = existsSync(folder) ? readdirSync(folder).map(name => path.join(folder, name)) : [];
	return packages
		.filter(each => existsSync(path.join(each, 'LICENSE')) && JSON.parse(readFileSync(path.join(each, 'package.json'), 'utf8')).version === version)
		.map(each => path.join(each, 'LICENSE'))
		.find(file => isOfNode(file));
}

function isOfNode(file) {
	return readFileSync(file, 'utf8').startsWith('Node.js is licensed for use as follows:');
}
