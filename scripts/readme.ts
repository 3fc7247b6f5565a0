/**
Writes the README's tables from the keymap, the filter language, the columns, the exit codes, the commands, and the lists of variables and files. `npm run readme`.
*/
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {projectFolder} from '../test/helpers/project-folder.js';
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
