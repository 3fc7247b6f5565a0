import {test} from 'node:test';
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import process from 'node:process';
import fc from 'fast-check';
import {parseCommand} from '../../source/secrets/parse-command.js';
import {printCommand} from '../../source/secrets/quote-for-shell.js';

test('a command is split into words at the same blanks, quotes and backslashes as in a POSIX shell', () => {
	const lines = [
		'security find-generic-password -s influx -w',
		String.raw`a "b c" 'd e' f\ g`,
		'x"y"\'z\' "" \'\'',
		String.raw`"a\"b" "a\\b" "a\nb" "a\$b" 'a\b' a\\b`,
		'sh -c \'op read "op://vault/item" | head -1\'',
		'price=5$ "5$" a#b $',
		'\t tabs\tand  blanks ',
	];
	for (const line of lines) {
		const command = JSON.parse(execFileSync('/bin/sh', ['-c', `"$0" -p 'JSON.stringify(process.argv.slice(1))' -- ${line}`, process.execPath], {encoding: 'utf8'})) as string[];
		assert.deepEqual(parseCommand(line), {ok: true, value: command}, line);
	}
});

test('a command that needs a shell is refused with a sentence that says what to do instead', () => {
	const refusals: ReadonlyArray<readonly [line: string, words: RegExp]> = [
		['pass show influx | head -1', /so \| has no meaning in it\. Quote it, or call a shell/],
		['a; b', /so ; has no/],
		['a > b', /so > has no/],
		['a && b', /so & has no/],
		['(a)', /so \( has no/],
		['a\nb', /so a line break has no/],
		['$USER', /so \$USER is not/],
		['echo $(cat x)', /so \$\( is not replaced\. Write the value itself/],
		['security -a "$USER" -w', /so \$USER is not replaced/],
		['a ${B}', /so \$\{ is not replaced/], // eslint-disable-line no-template-curly-in-string
		['echo `date`', /so ` is not replaced/],
		['echo "`date`"', /so ` is not replaced/],
		['cat ~/token', /so ~ is not replaced\. Write the whole path/],
		['echo "abc', /opening " without its closing one/],
		['echo \'abc', /opening ' without its closing one/],
		['echo abc\\', /ends in a backslash/],
		['echo "abc\\', /opening " without its closing one/],
	];
	for (const [line, words] of refusals) {
		const parsed = parseCommand(line);
		assert.ok(!parsed.ok, line);
		assert.match(parsed.message, words);
		assert.match(parsed.message, /\.$/);
	}

	for (const line of ['echo \'$(cat x) | > ; `a` ~\'', String.raw`echo \$HOME \| \~`, 'a~b']) {
		assert.ok(parseCommand(line).ok, line);
	}
});

test('any text gives words or one sentence, and printing and parsing the words gives the same words', () => {
	fc.assert(fc.property(fc.string({unit: fc.constantFrom(...'ab ~$`\'"\\|;>(){}\n\t')}), text => {
		const parsed = parseCommand(text);
		if (parsed.ok) {
			assert.deepEqual(parseCommand(printCommand(parsed.value)), parsed);
		} else {
			assert.match(parsed.message, /^The command .+\.$/);
		}
	}));
});
