import assert from 'node:assert/strict';
import {globSync} from 'node:fs';
import test from 'node:test';
import {projectFolder} from '../helpers/project-folder.js';
import {holdsEscapes, largeFolders, mostFiles} from './rooms.js';
import {readSourceFiles} from './source-files.js';

const files = readSourceFiles();

// ESC and the 8-bit CSI, OSC, DCS and ST, as a character, as an escape in a literal, or by number.
const escapeCharacter = /[\u{1B}\u{90}\u{9B}-\u{9D}]|\\(?:u00|x|u\{0*)(?:1b|90|9[b-d])|from(?:charcode|codepoint)\((?:27|0x1b)\b/iu; // eslint-disable-line no-control-regex, regexp/no-control-character -- they are what is looked for

const longestFile = 260;

const folderOf = (name: string): string => name.split('/').slice(0, -1).join('/');

test('only terminal/ and the seed of the emulator contain escape sequences', () => {
	const holders = files.filter(({room, text}) => room !== 'terminal' && escapeCharacter.test(text)).map(({name}) => folderOf(name));
	assert.deepEqual([...new Set(holders)], holdsEscapes);
});

test(`a folder holds at most ${mostFiles} files, except the engine and the API`, () => {
	const counts = new Map<string, number>();
	for (const {name} of files) {
		counts.set(folderOf(name), (counts.get(folderOf(name)) ?? 0) + 1);
	}

	assert.deepEqual([...counts].filter(([folder, count]) => count > mostFiles && !largeFolders.includes(folder)), []);
});

test('the check finds every spelling of an escape character', () => {
	const spellings = [
		String.raw`\u001B[2J`,
		String.raw`\u{1B}]52;`,
		String.raw`\u{001b}`,
		String.raw`\x1B`,
		String.raw`\x9b`,
		'String.fromCodePoint(0x1B)',
		'String.fromCharCode(27)',
		'\u{1B}[0m',
		'\u{9B}0m',
	];
	for (const text of spellings) {
		assert.match(text, escapeCharacter);
	}

	for (const text of [String.raw`\u{1F3ED}`, String.raw`\u{7}`, String.raw`\x1`, 'String.fromCodePoint(0x40)']) {
		assert.doesNotMatch(text, escapeCharacter);
	}
});

test(`no source file is longer than ${longestFile} lines`, () => {
	const long = files
		.map(({name, text}) => ({name, lines: text.trimEnd().split('\n').length}))
		.filter(({lines}) => lines > longestFile);
	assert.deepEqual(long, []);
});

test('files and folders are named in kebab-case', () => {
	const name = /^(?:[\da-z]+(?:-[\da-z]+)*\/)*[\da-z]+(?:-[\da-z]+)*(?:\.test)?\.tsx?$/;
	const named = globSync('{cli,source/**/*,test/**/*,bench/**/*,scripts/**/*}.{ts,tsx}', {cwd: projectFolder()});
	assert.ok(named.length > files.length);
	assert.deepEqual(named.filter(file => !name.test(file.replaceAll('\\', '/'))), []);
});

test('no screen leaves a sentence to the wrapping of Ink, which begins the next row with a blank', () => {
	const bare = /<Text(?:\s+\{\.\.\.[^}]+\})*>(?<words>(?:(?!<\/Text>).)*)<\/Text>/gsu;
	const sentence = /(?:\b[a-z]{1,20}[,.]? ){6}/iu;
	const sentences = files
		.filter(({room}) => room === 'screens')
		.flatMap(({name, text}) => text.matchAll(bare).map(({groups}) => ({name, words: groups!.words!})).toArray())
		.filter(({words}) => sentence.test(words));
	assert.deepEqual(sentences, []);
});
