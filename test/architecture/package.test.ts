import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {projectFolder} from '../helpers/project-folder.js';
import {packageOf, readSourceFiles} from './source-files.js';

type PackageJson = {
	readonly bin: Readonly<Record<string, string>>;
	readonly files: readonly string[];
	readonly dependencies: Readonly<Record<string, string>>;
	readonly devDependencies: Readonly<Record<string, string>>;
};

type LockedPackage = {
	/**
	The package's own name, when the folder in node_modules has another one.
	*/
	readonly name?: string;
	readonly version?: string;
};

const folder = projectFolder();
const readText = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const packageJson = JSON.parse(readText('package.json')) as PackageJson;
const lockedPackages = () => (JSON.parse(readText('package-lock.json')) as {readonly packages: Readonly<Record<string, LockedPackage>>}).packages;

test('the lock file contains no address of a registry', () => {
	const lock = readText('package-lock.json');
	assert.doesNotMatch(lock, /"resolved"/);
	assert.match(lock, /"integrity"/);
});

test('every version is exact, and the lock file has the same version', () => {
	const wanted = Object.entries({...packageJson.dependencies, ...packageJson.devDependencies});
	assert.ok(wanted.length > 0);
	for (const [name, range] of wanted) {
		// A second version of a package is installed under a name of its own: `npm:typescript@7.0.2`.
		const parts = /^(?:npm:(?<original>(?:@[\w\-.]+\/)?[\w\-.]+)@)?(?<version>\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(range)?.groups;
		assert.ok(parts, `${name}: ${range}`);
		const locked = lockedPackages()[`node_modules/${name}`];
		assert.deepEqual({name: locked?.name, version: locked?.version}, {name: parts.original, version: parts.version}, name);
	}
});

test('.node-version names the Node that is installed with the packages', () => {
	assert.equal(readText('.node-version'), `${packageJson.devDependencies.node}\n`);
});

test('every published file exists, and the command is published', () => {
	assert.deepEqual(packageJson.files.filter(file => globSync(file, {cwd: folder}).length === 0), []);
	assert.deepEqual(Object.values(packageJson.bin).filter(file => !packageJson.files.includes(file)), []);
});

test('the dependencies of the program are exactly the packages that it imports', () => {
	const imported = readSourceFiles().flatMap(file => file.modules.map(({specifier}) => packageOf(specifier)));
	const packages = new Set(imported.filter(name => !name.startsWith('node:')));
	assert.deepEqual([...packages].toSorted(), Object.keys(packageJson.dependencies).toSorted());
});
