/**
Writes the tables of the pages in docs/ from the keymap, the filter language, the columns, the exit codes, the commands, and the lists of variables and files; and docs/json.md from the schemas and from what the built program prints. `npm run readme`.
*/
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {projectFolder} from '../test/helpers/project-folder.js';
import {jsonExamples} from './json-page/json-examples.js';
import {jsonPage} from './json-page/json-page.js';
import {generatedParts} from './generated-parts.js';
import {withPart} from './with-part.js';

for (const {page, name, table} of generatedParts()) {
	const file = path.join(projectFolder(), page);
	const before = readFileSync(file, 'utf8');
	const after = withPart(before, name, table);
	if (before === after) {
		continue;
	}

	writeFileSync(file, after);
	process.stdout.write(`${page} has a new ${name} table.\n`);
}

const page = path.join(projectFolder(), 'docs', 'json.md');
writeFileSync(page, jsonPage(await jsonExamples()));
process.stdout.write('The tables of docs/ are up to date, and docs/json.md is written.\n');
