import assert from 'node:assert/strict';
import test from 'node:test';
import {checkTerminal} from '../../source/terminal/check-terminal.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
const terminal = {isTTY: true};
const pipe = {};

test('checkTerminal accepts only a terminal as input and as output, and refuses TERM=dumb', () => {
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
/* eslint-enable @typescript-eslint/naming-convention */
