import assert from 'node:assert/strict';
import {existsSync, globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {ruleGroups} from '../../../source/audit/rule.js';
import {allRules} from '../../../source/audit/rules/all-rules.js';
import {projectFolder} from '../../helpers/project-folder.js';

const ascii = /^[\u{20}-\u{7E}]+$/u;
const sentence = /^[\dA-Z].*[.?]$/u;

for (const rule of allRules) {
	const {id, group, title, why, advice, blind, remedies} = rule;
	test(`the texts of ${id} are plain`, () => {
		assert.match(id, /^[a-z]+(?:-[a-z]+)*$/);
		assert.ok(ruleGroups.includes(group));
		assert.match(title, ascii);
		assert.ok(title.length <= 48, `${title.length} cells`);
		assert.doesNotMatch(title, /^[A-Z]|\.$/, 'a title is a part of a sentence');
		for (const text of [rule.sentence(1), rule.sentence(2), rule.sentence(1234), why, advice, blind]) {
			assert.match(text, ascii);
			assert.match(text, sentence);
			assert.doesNotMatch(text, /\s\s|undefined|NaN/);
		}

		assert.match(rule.sentence(1), /^1 (?:token|database) /);
		assert.match(rule.sentence(1234), /^1234 (?:tokens|databases) /);
		assert.equal(new Set(remedies).size, remedies.length);
	});
}

test('each id is there once', () => {
	assert.equal(new Set(allRules.map(({id}) => id)).size, allRules.length);
});

test('the rules of a group stand together, in the order of the groups', () => {
	const groups = allRules.map(({group}) => ruleGroups.indexOf(group));
	assert.deepEqual(groups, groups.toSorted((left, right) => left - right));
});

test('each rule has a file and a test in the folder of its group', () => {
	const folder = projectFolder();
	const files = allRules.flatMap(({id, group}) => [`source/audit/rules/${group}/${id}.ts`, `test/audit/rules/${group}/${id}.test.ts`]);
	assert.deepEqual(files.filter(file => !existsSync(path.join(folder, file))), []);
});

test('every rule in a folder of rules is asked', () => {
	const ids = new Set(allRules.map(({id, group}) => `${group}/${id}`));
	const folder = path.join(projectFolder(), 'source/audit/rules');
	const rules = globSync('*/*.ts', {cwd: folder}).filter(file => readFileSync(path.join(folder, file), 'utf8').includes(': Rule = {'));
	assert.ok(rules.length > 0);
	assert.deepEqual(rules.map(file => file.replaceAll(path.sep, '/').slice(0, -3)).filter(name => !ids.has(name)), []);
});
