import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {readCall, wordsOfCall} from '../helpers/commands/read-call.js';
import {projectFolder} from '../helpers/project-folder.js';
import {anchorsOf, codeOf, readPages} from '../helpers/readme/pages.js';

const pages = readPages();
const read = (file: string): string => readFileSync(path.join(projectFolder(), file), 'utf8');

test('every file, picture and heading that a page links exists', () => {
	let count = 0;
	for (const {file, text} of pages) {
		for (const {groups} of text.matchAll(/\]\((?!https?:)(?<to>[^#)]*)(?:#(?<anchor>[^)]*))?\)/g)) {
			const {to, anchor} = groups as {readonly to: string; readonly anchor?: string};
			const target = to === '' ? file : path.posix.join(path.posix.dirname(file), to);
			assert.ok(existsSync(path.join(projectFolder(), target)), `${file} links ${target}`);
			assert.ok(anchor === undefined || anchorsOf(read(target)).has(anchor), `${file} links #${anchor ?? ''} of ${target}`);
			count++;
		}
	}

	assert.ok(count > 30);
});

test('the README links every page of docs/', () => {
	const [readme, ...docs] = pages;
	assert.deepEqual(docs.map(({file}) => file).filter(file => !readme!.text.includes(`](${file})`)), []);
});

for (const {file, text} of pages) {
	test(`${file} calls influx-tokens with commands, options and arguments that it takes`, () => {
		const {lines, mentions} = codeOf(text);
		for (const line of [...lines, ...mentions]) {
			// `<command>` and `[options]` stand for other words.
			const words = /[<[][a-z]+[>\]]/.test(line) ? undefined : wordsOfCall(line);
			const {why, isIncomplete} = readCall(words?.slice(1) ?? []);
			assert.equal(why, undefined, line);
			assert.ok(!isIncomplete || !lines.includes(line), line);
		}
	});
}

test('calls are found after a continued line, in a substitution, a pipe, a fenced block and in backticks', () => {
	const {lines, mentions} = codeOf('Text `influx-tokens info`.\n\n    cat x | influx-tokens list \\\n      --all > y\n\n```sh\nout=$(influx-tokens get a 2>&1) || true\n```\n');
	assert.deepEqual(lines.map(line => wordsOfCall(line)), [['influx-tokens', 'get', 'a'], ['influx-tokens', 'list', '--all']]);
	assert.deepEqual(mentions.map(line => wordsOfCall(line)), [['influx-tokens', 'info']]);
});

test('an unknown option, command or value, too many arguments and missing ones are noticed', () => {
	const parse = (line: string) => readCall(line.split(' '));
	for (const line of ['list --al', 'lst', 'list more', 'list --format xml', '--screen nowhere', 'list --sort age --sort id']) {
		assert.notEqual(parse(line).why, undefined, line);
	}

	for (const line of ['create', 'list --columns', 'plan revoke --filter']) {
		assert.deepEqual(parse(line), {names: parse(line).names, why: undefined, isIncomplete: true}, line);
	}

	for (const line of ['list --all', 'create --help', 'get a b', '--profile Demo', 'create x --read-database a --read-database b']) {
		assert.deepEqual(parse(line), {names: parse(line).names, why: undefined, isIncomplete: false}, line);
	}
});
