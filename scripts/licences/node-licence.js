import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

/**
The licence of the Node that runs this function, with the licences of all its parts: `{version, text}`. It lies where the releases of Node have it, and for the Node of `.node-version` beside this module, because npm removes the file of that Node's own package at its next installation. Undefined where neither has that of this version.
*/
export function nodeLicence({node = process.execPath, version = process.versions.node} = {}) {
	const places = [path.join(path.dirname(node), '..', 'LICENSE'), fileURLToPath(new URL(`node-${version}.txt`, import.meta.url))];
	const text = places.filter(file => existsSync(file)).map(file => readFileSync(file, 'utf8')).find(each => each.startsWith('Node.js is licensed for use as follows:'));
	return text === undefined ? undefined : {version, text};
}
