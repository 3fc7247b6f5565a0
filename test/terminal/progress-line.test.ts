import assert from 'node:assert/strict';
import {PassThrough} from 'node:stream';
import test from 'node:test';
import {createProgressLine} from '../../source/terminal/progress-line.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */

function terminal(columns: number, isTTY = true) {
	const stream = Object.assign(new PassThrough().setEncoding('utf8'), {isTTY, columns});
	return {stream, written: () => String(stream.read() ?? '')};
}

test('the progress line is overwritten, cut one cell before the edge, and cleared', () => {
	const {stream, written} = terminal(10);
	const line = createProgressLine(stream, {TERM: 'xterm'})!;
	line.clear();
	assert.equal(written(), '', 'nothing was shown yet');
	line.show('1 of 3');
	line.show('1 of 3');
	assert.equal(written(), '\r1 of 3\u{1B}[K');
	line.show('12345678901');
	assert.equal(written(), '\r12345678…\u{1B}[K');
	line.clear();
	line.clear();
	assert.equal(written(), '\r\u{1B}[K');
});

test('a stream that is not a terminal and a dumb terminal have no progress line', () => {
	assert.equal(createProgressLine(terminal(80, false).stream, {TERM: 'xterm'}), undefined);
	assert.equal(createProgressLine(terminal(80).stream, {TERM: 'dumb'}), undefined);
});

test('a terminal that does not report its width gets 80 columns', () => {
	const {stream, written} = terminal(0);
	createProgressLine(stream, {})!.show('x'.repeat(100));
	assert.equal(written(), `\r${'x'.repeat(78)}…\u{1B}[K`);
});
/* eslint-enable @typescript-eslint/naming-convention */
