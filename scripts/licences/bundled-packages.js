import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const allowed = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'Unlicense']);
const licenceFile = /^(?:licen[cs]e|copying|copyright|notice)(?:[-.].*)?$/i;
const packageFolder = /^\0?(?<folder>.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)/;

/**
The packages that modules of a bundle come from, sorted by name and version: `{name, version, licence, texts}`. `licence` is the SPDX expression of package.json, and `texts` are the package's files about its licence, whole. A package that has none gets the file of its name beside this module.

A module of the program itself or of Node comes from no package. Throws where a package has no text at all, or a licence that was not looked at yet: decide about it, then add it to `allowed`.
*/
export function bundledPackages(moduleIds) {
	const folders = new Set([...moduleIds].map(id => packageFolder.exec(id)?.groups.folder).filter(folder => folder !== undefined));
	const packages = [...folders].map(folder => readPackage(folder));
	// The same version may be installed in two folders.
	return new Map(packages.map(each => [`${each.name}@${each.version}`, each])).values().toArray()
		.toSorted((one, other) => compare(one.name, other.name) || compare(one.version, other.version));
}

function readPackage(folder) {
	const {name, version, license: licence} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
	if (!allowed.has(licence)) {
		throw new Error(`${name} ${version} has the licence ${JSON.stringify(licence)}, which scripts/licences/bundled-packages.js does not allow.`);
	}

	const own = readdirSync(folder).filter(file => licenceFile.test(file)).toSorted(compare).map(file => path.join(folder, file));
	const kept = fileURLToPath(new URL(`${name.replace('/', '-')}.txt`, import.meta.url));
	const files = own.length === 0 && existsSync(kept) ? [kept] : own;
	if (files.length === 0) {
		throw new Error(`${name} ${version} has no file with its licence. Put the text into ${kept}.`);
	}

	return {
		name, version, licence, texts: files.map(file => plainText(readFileSync(file, 'utf8'))),
	};
}

/**
The text with line feeds, without blanks at the ends of its lines and around it, so that texts that differ in these alone are one.
*/
function plainText(text) {
	return text.split(/\r\n?|\n/).map(line => line.trimEnd()).join('\n').trim();
}

function compare(one, other) {
	return one < other ? -1 : Number(one > other);
}
