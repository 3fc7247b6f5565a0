import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import * as v from 'valibot';
import {allCommands, helpOf, programToRead} from '../../scripts/read-program.js';
import {oddCreates} from '../../source/emulator/faults/create-oddity.js';
import {faultsSchema} from '../../source/emulator/faults/faults-schema.js';
import {faultKinds} from '../helpers/emulator/fault-kinds.js';
import {projectFolder} from '../helpers/project-folder.js';

const page = readFileSync(path.join(projectFolder(), 'docs', 'emulator.md'), 'utf8');
const {command} = allCommands(programToRead()).find(known => known.path.join(' ') === 'emulator')!;
const help = helpOf(command);

test('the help and docs/emulator.md name every kind of fault and every create oddity, and the page names every switch', () => {
	for (const kind of faultKinds()) {
		assert.match(help, new RegExp(`^ {4}${kind} `, 'm'), kind);
		assert.ok(page.includes(`\n| \`${kind}\` |`), kind);
	}

	for (const name of oddCreates) {
		assert.match(help, new RegExp(`[ ,]${name}[ ,]`), name);
		assert.ok(page.includes(`| \`${name}\` |`), name);
	}

	for (const {long} of command.options) {
		assert.ok(page.includes(`\`${long!}`), long);
	}
});

test('the examples of faults files can be read', () => {
	const ofHelp = /^ {4}\[\n[\s\S]*?^ {4}\]$/m.exec(help)![0];
	const ofPage = page.matchAll(/```json\n(?<json>[\s\S]*?)```/g).map(({groups}) => groups!.json!).toArray();
	assert.ok(ofPage.length >= 3);
	for (const example of [ofHelp, ...ofPage]) {
		const result = v.safeParse(faultsSchema, JSON.parse(example));
		assert.ok(result.success, example);
	}
});
