import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import fc from 'fast-check';
import {manualPage} from '../../scripts/manual-page.js';
import {allCommands, programToRead} from '../../scripts/read-program.js';
import {prose, roffText, verbatim} from '../../scripts/roff.js';
import {environmentVariables, files} from '../../scripts/surroundings.js';
import {exitCodeTable} from '../../source/exit-codes.js';
import {keymapRows} from '../../source/keymap/keymap-table.js';
import {filterUses} from '../../source/tokens/filter/fields.js';
import {projectFolder} from '../helpers/project-folder.js';

const page = manualPage('1.2.3');
const groff = (source: string) => spawnSync('groff', ['-man', '-Tutf8', '-ww', '-P-cbou'], {input: source, encoding: 'utf8'});
const hasGroff = spawnSync('groff', ['--version']).status === 0;
const withGroff = {skip: hasGroff ? false : 'there is no groff on this machine'};

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

test('the manual has its sections in the usual order', () => {
	assert.deepEqual(page.matchAll(/^\.SH (?<name>.*)$/gm).map(({groups}) => groups?.name).toArray(), ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'OPTIONS', 'COMMANDS', 'KEYS', 'FILTER', 'ENVIRONMENT', 'FILES', 'EXIT STATUS', 'EXAMPLES', 'SEE ALSO']);
	assert.match(page, /^\.TH INFLUX\\-TOKENS 1 "" "influx\\-tokens 1\.2\.3" "User Commands"\n/);
	// The form that apropos and whatis parse.
	assert.match(page, /\n\.SH NAME\ninflux\\-tokens \\- find, audit and revoke [^\n]+\n\.SH/);
});

test('the manual uses only requests of man(7) and known escapes', () => {
	for (const line of page.split('\n')) {
		if (line.startsWith('.')) {
			assert.match(line, /^\.(?:TH|SH|SS|TP|PP|EX|EE|br|nh|ad|nr|ds)(?: |$)/, line);
		}

		assert.ok(!line.startsWith('\''), line);
		assert.match(line.replaceAll(/\\(?:[&\-e]|\(\w\w|f[BIR]|\[u[\dA-F]{4,6}\])/g, ''), /^[^\\]*$/, line);
	}

	assert.match(page, /^[\n\u{20}-\u{7E}]*$/u);
});

test('the formatted manual has every command, option, key, field, variable, file and exit code', withGroff, () => {
	const {stdout, stderr, status} = groff(page);
	assert.deepEqual({status, stderr}, {status: 0, stderr: ''});
	const text = onOneLine(stdout);
	for (const {path: words, command} of allCommands(programToRead())) {
		assert.ok(text.includes(onOneLine(command.description()).slice(1)) || words.length === 0, command.description());
		for (const {flags, description} of command.createHelp().visibleOptions(command)) {
			assert.ok(text.includes(flags), flags);
			assert.ok(text.includes(onOneLine(description)), description);
		}
	}

	for (const part of [
		...keymapRows().flatMap(({keys, help}) => [keys.replaceAll(' ', ', '), help]),
		...filterUses.flatMap(({example, meaning}) => [example, meaning]),
		...[...environmentVariables, ...files].flatMap(({names, meaning}) => [...names, meaning.replaceAll('`', '')]),
		...exitCodeTable.map(({code, meaning}) => `${code} ${meaning}`),
		'influx-tokens profiles --format json | jq -r \'.[].name\'',
	]) {
		assert.ok(text.includes(onOneLine(part)), part);
	}
});

test('no line of the manual is wider than 80 columns', withGroff, () => {
	assert.deepEqual(groff(page).stdout.split('\n').filter(line => line.length > 80), []);
});

test('groff shows any text as it is', withGroff, () => {
	const line = fc.string({
		unit: fc.constantFrom('\\', '.', '\'', '"', '-', '^', '~', '`', '%', ' ', 'a', 'n', 'é', '…', '(', '[', '|', '<'), minLength: 1, maxLength: 12,
	}).filter(text => text.trim() === text);
	const lines = fc.sample(line, {numRuns: 400, seed: 7});
	const {stdout, stderr} = groff(`.TH X 1\n.nh\n.SH X\n${verbatim(lines)}\n`);
	assert.equal(stderr, '');
	const shown = stdout.split('\n').map(text => text.replace(/^ {7}/, ''));
	const first = shown.indexOf(lines[0]!);
	assert.notEqual(first, -1);
	// The page's header and footer surround them.
	assert.deepEqual(shown.slice(first).filter(text => text !== '').slice(0, lines.length), lines);
});

test('prose makes text in backticks bold, and no text begins a line with a request', () => {
	assert.equal(prose('`.x` and `--a-b`'), String.raw`\fB\&.x\fR and \fB\-\-a\-b\fR`);
	assert.equal(roffText('.a\n\'b\n\\'), String.raw`\&.a` + '\n' + String.raw`\(aqb` + '\n' + String.raw`\e`);
});

test('the build writes the manual', () => {
	const {status, stderr} = spawnSync(process.execPath, [path.join(projectFolder(), 'scripts', 'build-manual.js')], {encoding: 'utf8'});
	assert.deepEqual({status, stderr}, {status: 0, stderr: ''});
	const {version} = JSON.parse(readFileSync(path.join(projectFolder(), 'package.json'), 'utf8')) as {version: string};
	assert.equal(readFileSync(path.join(projectFolder(), 'dist', 'influx-tokens.1'), 'utf8'), manualPage(version));
});
