import assert from 'node:assert/strict';
import test from 'node:test';
import {
	colorLevel,
	checkTerminal,
	isUtf8Locale,
	type ColorLevel,
} from '../../source/terminal/capabilities.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
const terminal = {isTTY: true};
const pipe = {};

test('checkTerminal needs a terminal on both sides that can move its cursor', () => {
	assert.deepEqual(checkTerminal({stdin: terminal, stdout: terminal, environment: {TERM: 'xterm'}}), {ok: true});
	for (const [streams, word] of [
		[{stdin: pipe, stdout: terminal, environment: {}}, /its input is not one/u],
		[{stdin: terminal, stdout: pipe, environment: {}}, /its output is not one/u],
		[{stdin: terminal, stdout: terminal, environment: {TERM: 'dumb'}}, /TERM is dumb/u],
	] as const) {
		const result = checkTerminal(streams);
		assert.ok(!result.ok);
		assert.match(result.message, word);
		assert.match(result.message, /influx-tokens --help/u);
		assert.doesNotMatch(result.message, /\n/u);
	}
});

test('isUtf8Locale: the first locale variable that is not empty decides', () => {
	const cases: ReadonlyArray<readonly [Record<string, string>, boolean]> = [
		[{LANG: 'en_US.UTF-8'}, true],
		[{LANG: 'en_US.utf8'}, true],
		[{LC_CTYPE: 'UTF-8'}, true], // eslint-disable-line unicorn/text-encoding-identifier-case -- what macOS sets
		[{LANG: 'C'}, false],
		[{LANG: 'xx_INVALID'}, false],
		[{LANG: 'de_DE.ISO-8859-1'}, false],
		[{LC_ALL: 'C', LC_CTYPE: 'C.UTF-8', LANG: 'C.UTF-8'}, false],
		[{LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'C'}, true],
		[{}, false],
	];
	for (const [environment, expected] of cases) {
		assert.equal(isUtf8Locale(environment, 'linux'), expected, JSON.stringify(environment));
	}

	assert.equal(isUtf8Locale({}, 'darwin'), true);
	assert.equal(isUtf8Locale({LANG: ''}, 'win32'), true);
	assert.equal(isUtf8Locale({LANG: 'C'}, 'darwin'), false);
});

test('colorLevel: FORCE_COLOR, then NO_COLOR and TERM=dumb, then what the terminal says of itself', () => {
	const cases: ReadonlyArray<readonly [Record<string, string>, {isTTY?: boolean}, ColorLevel]> = [
		[{TERM: 'xterm'}, terminal, 'basic'],
		[{TERM: 'xterm-256color'}, terminal, '256'],
		[{TERM: 'tmux-256color', COLORTERM: 'truecolor'}, terminal, 'truecolor'],
		[{TERM: 'xterm-direct'}, terminal, 'truecolor'],
		[{TERM: 'linux'}, terminal, 'basic'],
		[{TERM: 'xterm-256color'}, pipe, 'none'],
		[{TERM: 'dumb', COLORTERM: 'truecolor'}, terminal, 'none'],
		[{TERM: 'xterm-256color', NO_COLOR: '1'}, terminal, 'none'],
		[{TERM: 'xterm-256color', NO_COLOR: ''}, terminal, '256'],
		[{TERM: 'xterm-256color', NO_COLOR: '1', FORCE_COLOR: '1'}, terminal, 'basic'],
		[{TERM: 'xterm-256color', FORCE_COLOR: '0'}, terminal, 'none'],
		[{TERM: 'xterm', FORCE_COLOR: '2'}, pipe, '256'],
		[{TERM: 'xterm', FORCE_COLOR: '3'}, pipe, 'truecolor'],
		[{TERM: 'xterm', FORCE_COLOR: 'true'}, pipe, 'basic'],
	];
	for (const [environment, stream, expected] of cases) {
		assert.equal(colorLevel(environment, stream), expected, JSON.stringify(environment));
	}
});
/* eslint-enable @typescript-eslint/naming-convention */
