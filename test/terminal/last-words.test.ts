import assert from 'node:assert/strict';
import {PassThrough} from 'node:stream';
import test from 'node:test';
import {display} from '../../source/terminal/display.js';
import {createLastWords} from '../../source/terminal/last-words.js';

function start(doesFrameStay: boolean) {
	const [stdout, stderr] = [new PassThrough(), new PassThrough()];
	const held = ['a warning of Node'];
	const lastWords = createLastWords({
		show: display,
		stdout, stderr, warnings: {release: () => held.splice(0)}, doesFrameStay,
	});
	const written = () => ({stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '')});
	return {lastWords, written};
}

test('each line is printed once, and warnings go to stderr', () => {
	const {lastWords, written} = start(false);
	lastWords.add('Revoked 2 tokens.');
	lastWords.add(undefined);
	assert.deepEqual(written(), {stdout: '', stderr: ''});
	lastWords.print();
	assert.deepEqual(written(), {stdout: 'Revoked 2 tokens.\n', stderr: 'a warning of Node\n'});
	lastWords.print();
	assert.deepEqual(written(), {stdout: '', stderr: ''});
});

test('a frame that stays on the terminal gets one line break after its last line', () => {
	const {lastWords, written} = start(true);
	lastWords.print();
	lastWords.add('Done.');
	lastWords.print();
	assert.equal(written().stdout, '\nDone.\n');
});

test('no line contains a control sequence for the terminal', () => {
	const {lastWords, written} = start(false);
	lastWords.add('\u{1B}[2J');
	lastWords.say(['\u{9B}2J']);
	lastWords.print();
	const {stdout, stderr} = written();
	assert.doesNotMatch(stdout + stderr, /[\u{1B}\u{9B}]/u); // eslint-disable-line no-control-regex, regexp/no-control-character -- what is looked for
});
