/**
Writes the README's tables from the keymap, the filter language, the columns, the exit codes, the commands, and the lists of variables and files; and docs/json.md from the schemas and from what the built program prints. `npm run readme`.
*/
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {projectFolder} from '../test/helpers/project-folder.js';
import {jsonExamples} from './json-page/json-examples.js';
import {jsonPage} from './json-page/json-page.js';
import {withPart} from './readme-part.js';
import {readmeTables} from './readme-tables.js';

const file = path.join(projectFolder(), 'README.md');
const before = readFileSync(file, 'utf8');
let after = before;
for (const [name, table] of readmeTables()) {
	after = withPart(after, name, table);
}

writeFileSync(file, after);
process.stdout.write(before === after ? 'README.md is up to date.\n' : 'README.md has new tables.\n');

const page = path.join(projectFolder(), 'docs', 'json.md');
writeFileSync(page, jsonPage(await jsonExamples()));
process.stdout.write('docs/json.md is written.\n');
