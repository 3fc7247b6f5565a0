import assert from 'node:assert/strict';
import test from 'node:test';
import {colorLevel, type ColorLevel} from '../../source/terminal/color-level.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
const terminal = {isTTY: true};
const pipe = {};

test('colorLevel follows FORCE_COLOR first, then NO_COLOR and TERM=dumb, then TERM and COLORTERM of a terminal', () => {
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
