/**
Draws the README's tables anew from the keymap and the filter language. `npm run readme`.
*/
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {keymapTable} from '../source/keymap/keymap-table.js';
import {projectFolder} from '../test/helpers/project-folder.js';
import {filterTable} from './filter-table.js';
import {withPart} from './readme-part.js';

const file = path.join(projectFolder(), 'README.md');
const before = readFileSync(file, 'utf8');
const after = withPart(withPart(before, 'keymap', keymapTable()), 'filter', filterTable());
writeFileSync(file, after);
process.stdout.write(before === after ? 'README.md is up to date.\n' : 'README.md has the tables of now.\n');
