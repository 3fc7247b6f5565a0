import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {projectFolder} from '../helpers/project-folder.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

type MakeExecutable = {whyNoExecutable(options?: {readonly platform?: string; readonly node?: string; readonly from?: string}): Promise<string | undefined>};

const {whyNoExecutable} = await import(pathToFileURL(path.join(projectFolder(), 'scripts', 'make-executable.js')).href) as MakeExecutable;

test('the reason why no executable can be made is one sentence', async () => {
	const folder = await temporaryDirectory();
	const otherNode = path.join(folder, 'node');
	writeFileSync(otherNode, 'a Node of a distribution');
	assert.equal(await whyNoExecutable(), undefined);
	assert.equal(await whyNoExecutable({platform: 'aix'}), 'Node makes single-file executables on Linux, macOS and Windows; this is aix.');
	assert.equal(await whyNoExecutable({node: otherNode}), `${otherNode} is a Node without support for single-file executables; the one that npm install brings has it.`);
	assert.equal(await whyNoExecutable({from: pathToFileURL(otherNode).href}), 'The package postject, which puts the program into a copy of Node, is missing: run npm install.');
});
