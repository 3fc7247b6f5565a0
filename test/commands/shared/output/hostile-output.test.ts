import assert from 'node:assert/strict';
import {PassThrough} from 'node:stream';
import test, {type TestContext} from 'node:test';
import {checkFormats} from '../../../../source/commands/check/check-formats.js';
import {rowFormats} from '../../../../source/commands/shared/output/row-formats.js';
import {Secret} from '../../../../source/secrets/secret.js';
import {unprintableSecret} from '../../../../source/commands/shared/created/finish-create.js';
import {startMachine, type Machine} from '../../../helpers/commands/start-machine.js';

// It holds, in this order: a sequence that clears the screen, a character that reorders the text after it, a zero-width space and joiner, a filler and a variation selector, a line separator, a C1 control sequence, a tag.
const hostile = 'a\u{1B}[2Jb\u{202E}c\u{200B}d\u{200D}e\u{3164}f\u{FE0F}g\u{2028}h\u{9B}31m\u{E0041}\u{7F}é日';
const unsafe = /[\p{Default_Ignorable_Code_Point}\p{Line_Separator}\p{Paragraph_Separator}]|[^\P{Other}\n\r]/u;

async function startHostile(t: TestContext): Promise<Machine & {readonly id: string}> {
	const machine = await startMachine(t, {tokens: 1});
	const made = await machine.run(['create', hostile, '--read-database', 'sensors', '--secret-file', 'secret']);
	assert.equal(made.code, 0, made.stderr);
	assert.doesNotMatch(made.stdout + made.stderr, unsafe);
	return {...machine, id: machine.tokenCalled(hostile).id};
}

test('no format of list, get and activity prints characters that a terminal obeys or hides, and JSON has the same data', async t => {
	const machine = await startHostile(t);
	for (const format of rowFormats) {
		for (const command of [['list'], ['get', machine.id], ['activity']]) {
			const {code, stdout, stderr} = await machine.run([...command, '--format', format]);
			assert.equal(code, 0, stderr);
			assert.doesNotMatch(stdout + stderr, unsafe, `${command[0]} ${format}`);
			assert.match(stdout, /é日/, 'visible characters stay');
			const rows = format === 'json' ? JSON.parse(stdout) as ReadonlyArray<{readonly description: string}> : undefined;
			assert.ok(rows?.some(({description}) => description === hostile) ?? true);
		}
	}

	for (const command of [['token', 'list'], ['token', 'get', machine.id]]) {
		for (const format of ['table', 'json']) {
			const {code, stdout, stderr} = await machine.run([...command, '--format', format]);
			assert.equal(code, 0, stderr);
			assert.doesNotMatch(stdout + stderr, unsafe, `${command.join(' ')} ${format}`);
			assert.match(stdout, /é日/, 'visible characters stay');
		}
	}

	machine.write('none.json', '[]');
	for (const format of rowFormats) {
		const {code, stdout, stderr} = await machine.run(['diff', 'none.json', '--format', format]);
		assert.equal(code, 4, stderr);
		assert.doesNotMatch(stdout + stderr, unsafe, `diff ${format}`);
		assert.match(stdout, /é日/, 'visible characters stay');
	}

	const revoked = await machine.run(['revoke', machine.id, '--force', '--format', 'csv']);
	assert.doesNotMatch(revoked.stdout + revoked.stderr, unsafe);
	assert.match(revoked.stdout, /a\^\[\[2Jb\\u\{202e\}c/);
});

test('--raw prints the text as the service sent it', async t => {
	const machine = await startHostile(t);
	for (const format of ['json', 'jsonl', 'csv'] as const) {
		for (const command of [['list'], ['get', machine.id], ['activity']]) {
			const {code, stdout, stderr} = await machine.run([...command, '--raw', '--format', format]);
			assert.equal(code, 0, stderr);
			// JSON itself escapes the C0 controls.
			const text = format === 'csv' ? hostile : hostile.replace('\u{1B}', String.raw`\u001b`);
			assert.ok(stdout.includes(text), `${command[0]} ${format}: ${JSON.stringify(stdout)}`);
		}
	}
});

test('no format of audit and check prints characters that a terminal obeys or hides', async t => {
	const machine = await startHostile(t);
	for (const [command, formats] of Object.entries({audit: [...rowFormats, 'html', 'sarif'], check: checkFormats})) {
		for (const format of formats) {
			const {stdout, stderr} = await machine.run([command, '--format', format]);
			assert.doesNotMatch(stdout + stderr, unsafe, `${command} ${format}`);
			assert.ok(command === 'check' || stdout.includes('é日'), `${command} ${format} shows the description`);
		}
	}
});

test('error messages contain no characters that a terminal obeys or hides', async t => {
	const machine = await startHostile(t);
	const commands = [
		['list', '--filter', `db:${hostile}"`],
		['list', '--columns', hostile],
		['list', '--sort', hostile],
		['list', '--profile', hostile],
		['list', `--${hostile}`],
		['get', hostile],
		[hostile],
	];
	for (const command of commands) {
		const {code, stdout, stderr} = await machine.run(command);
		assert.ok(code !== 0 || stdout === '', command.join(' '));
		assert.doesNotMatch(stdout + stderr, unsafe, command.join(' '));
	}
});

test('a secret with characters other than visible ASCII is printed to a pipe, but not to a terminal', () => {
	const pipe = new PassThrough();
	const terminal = Object.assign(new PassThrough(), {isTTY: true}); // eslint-disable-line @typescript-eslint/naming-convention -- Node's name
	assert.equal(unprintableSecret(new Secret('apiv1_Ab-9+/=_~.'), terminal), undefined);
	for (const odd of ['a\u{1B}[2J', 'a b', 'a\u{202E}', 'é', 'a\u{7F}']) {
		assert.match(unprintableSecret(new Secret(odd), terminal)!, /not printed/);
		assert.equal(unprintableSecret(new Secret(odd), pipe), undefined);
	}
});
