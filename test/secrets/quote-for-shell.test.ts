import assert from 'node:assert/strict';
import {homedir} from 'node:os';
import test from 'node:test';
import fc from 'fast-check';
import {parseCommand} from '../../source/secrets/parse-command.js';
import {
	escapeForShell,
	joinCommand,
	printCommand,
	quoteAsAscii,
	quoteForShell,
	toShellWord,
} from '../../source/secrets/quote-for-shell.js';
import {toShellPath} from '../../source/secrets/shell-path.js';
import {hostileTexts} from '../helpers/api/hostile-texts.js';
import {splitInBash} from '../helpers/api/run-bash.js';

// A text of characters that have a meaning to a shell, letters that need no quotes, and any other character except NUL, which no word can hold.
const someText = fc.string({
	unit: fc.oneof(
		fc.constantFrom(...'\'"\\$`!&|;<>(){}[]*?~#%=^-\n\r\t \u{1B}0178'),
		fc.constantFrom(...'abXY09_+-./:,@%='),
		fc.string({unit: 'binary', minLength: 1, maxLength: 1}),
	),
}).map(text => text.replaceAll('\0', ''));
const plainText = fc.string({unit: fc.constantFrom(...'abXY09_+-./:,@%=')});
const someTexts = fc.array(fc.oneof(someText, plainText, fc.constantFrom(...hostileTexts.map(text => text.replaceAll('\0', '')))), {minLength: 1, maxLength: 100, size: 'max'});

const lines: Readonly<Record<string, (texts: readonly string[]) => string>> = {
	quoteForShell: texts => texts.map(text => quoteForShell(text)).join(' '),
	quoteAsAscii: texts => texts.map(text => quoteAsAscii(text)).join(' '),
	toShellWord: texts => texts.map(text => toShellWord(text)).join(' '),
	'toShellWord in ASCII': texts => texts.map(text => toShellWord(text, quoteAsAscii)).join(' '),
	printCommand,
	joinCommand: texts => joinCommand(texts.map(text => quoteForShell(text))),
};

for (const [name, write] of Object.entries(lines)) {
	test(`bash reads the output of ${name} as the original words`, async () => {
		await fc.assert(fc.asyncProperty(someTexts, async texts => {
			const line = write(texts);
			assert.deepEqual(await splitInBash(line), texts);
			assert.ok(!/Ascii|ASCII/.test(name) || /^[\u{20}-\u{7E}]*$/u.test(line));
		}), {numRuns: 10});
	});
}

test('bash reads a word whose end was completed with backslashes as the original word', async () => {
	const inOneLine = someText.map(text => text.replaceAll(/[\n\r]/g, ''));
	await fc.assert(fc.asyncProperty(fc.array(inOneLine, {minLength: 1, maxLength: 100, size: 'max'}), async texts => {
		assert.deepEqual(await splitInBash(texts.map(text => `x${escapeForShell(text)}`).join(' ')), texts.map(text => `x${text}`));
	}), {numRuns: 10});
});

test('a path below the home directory is written with ~, and bash reads it as the same path', async () => {
	const home = '/home/o\'brien and sons';
	const files = fc.array(someText.map(text => `/x${text.replaceAll(/\/+/g, '')}`), {minLength: 1, maxLength: 3}).map(parts => parts.join(''));
	await fc.assert(fc.asyncProperty(files, fc.boolean(), async (file, isBelowHome) => {
		const whole = isBelowHome ? `${home}${file}` : file;
		const word = toShellPath(whole, {HOME: home}); // eslint-disable-line @typescript-eslint/naming-convention -- name of an environment variable
		assert.equal(word.startsWith('~/'), isBelowHome);
		// Bash takes HOME when it replaces the ~.
		assert.deepEqual(await splitInBash(`"$(HOME=${quoteForShell(home)}; printf %s ${word}; printf .)"`), [`${whole}.`]);
	}), {numRuns: 30});
	assert.ok(toShellPath(`${homedir()}/token`, {}).startsWith('~/'));
});

test('only words that have a meaning to a shell get quotes', () => {
	assert.equal(printCommand(['op', 'read', '--field=token', 'op://vault/it%em', 'me@host,1']), 'op read --field=token op://vault/it%em me@host,1');
	assert.equal(printCommand(['=ls', '%self', '~', '']), '\'=ls\' \'%self\' \'~\' \'\'');
});

test('a printed command is parsed into the same words', () => {
	fc.assert(fc.property(fc.array(fc.string({unit: 'binary'})), command => {
		assert.deepEqual(parseCommand(printCommand(command)), {ok: true, value: command});
	}));
});
