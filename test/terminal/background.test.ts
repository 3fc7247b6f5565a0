import assert from 'node:assert/strict';
import {PassThrough} from 'node:stream';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import fc from 'fast-check';
import {askBackground, backgroundOf} from '../../source/terminal/background.js';
import {contrastOf} from '../helpers/theme/contrast.js';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

test('a background is light where black text has more contrast than white text', () => {
	const channel = fc.integer({min: 0, max: 255});
	fc.assert(fc.property(channel, channel, channel, (...channels) => {
		const color = `#${channels.map(value => hex(value, 2)).join('')}`;
		const expected = contrastOf('#000000', color) > contrastOf('#ffffff', color) ? 'light' : 'dark';
		assert.equal(backgroundOf(color), expected);
		assert.equal(backgroundOf(`rgb:${channels.map(value => hex(value, 2)).join('/')}`), expected);
		assert.equal(backgroundOf(`rgb:${channels.map(value => hex(value * 257, 4)).join('/')}`), expected);
		assert.equal(backgroundOf(`rgba:${channels.map(value => hex(value * 257, 4)).join('/')}/ffff`), expected);
	}));
});

test('a colour has one to four digits a part, and any other text is no colour', () => {
	assert.equal(backgroundOf('rgb:f/f/f'), 'light');
	assert.equal(backgroundOf('rgb:000/000/000'), 'dark');
	for (const text of ['', '?', 'rgb:', 'rgb:ff/ff', 'rgb:ff/ff/fffff', 'rgb:ff/ff/gg', '#fff', 'white', ' rgb:f/f/f']) {
		assert.equal(backgroundOf(text), undefined, text);
	}
});

function ask(delay?: number) {
	const stdout = new PassThrough({encoding: 'utf8'});
	let answer: ((color: string) => void) | undefined;
	const question = askBackground({
		stdout,
		input: {
			expectColor(listener) {
				answer = listener;
			},
		},
		delay,
	});
	let calls = 0;
	question.subscribe(() => {
		calls++;
	});
	return {
		question, stdout, answer: (color: string) => answer?.(color), calls: () => calls,
	};
}

test('the question is sent once, and an answer is told once', async () => {
	const {question, stdout, answer, calls} = ask(1_000_000);
	assert.equal(stdout.read(), '\u{1B}]11;?\u{7}');
	assert.equal(question.current(), undefined);
	answer('rgb:ffff/ffff/ffff');
	assert.equal(question.current(), 'light');
	answer('rgb:0/0/0');
	assert.equal(question.current(), 'light');
	assert.equal(calls(), 1);
	await question.settled;
	assert.equal(stdout.read(), null);
});

test('an answer that is no colour tells nothing', async () => {
	const {question, answer, calls} = ask(1_000_000);
	answer('');
	assert.equal(question.current(), undefined);
	assert.equal(calls(), 0);
	await question.settled;
});

test('without an answer in time the background stays unknown, and a late answer changes nothing', async t => {
	t.mock.timers.enable({apis: ['setTimeout']});
	const {question, answer, calls} = ask();
	let isSettled = false;
	void (async () => {
		await question.settled;
		isSettled = true;
	})();

	t.mock.timers.tick(100);
	await nextTurn();
	answer('rgb:ffff/ffff/ffff');
	assert.equal(question.current(), undefined);
	assert.equal(calls(), 0);
	await nextTurn();
	assert.ok(isSettled, 'the late answer has come, so nothing more will');
});

test('without any answer the terminal is free after half a second', async t => {
	t.mock.timers.enable({apis: ['setTimeout']});
	const {question} = ask();
	t.mock.timers.tick(500);
	await question.settled;
	assert.equal(question.current(), undefined);
});
