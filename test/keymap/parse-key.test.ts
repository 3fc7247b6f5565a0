import {test} from 'node:test';
import assert from 'node:assert/strict';
import type {Key} from 'ink';
import {isText, parseKey} from '../../source/keymap/parse-key.js';

const none: Key = {
	upArrow: false, downArrow: false, leftArrow: false, rightArrow: false, pageDown: false, pageUp: false, home: false, end: false,
	return: false, escape: false, ctrl: false, shift: false, tab: false, backspace: false, delete: false, meta: false,
	super: false, hyper: false, capsLock: false, numLock: false,
};

const cases: ReadonlyArray<readonly [string, Partial<Key>, string | undefined]> = [
	['j', {}, 'j'],
	['D', {shift: true}, 'D'],
	[' ', {}, 'space'],
	['', {return: true}, 'enter'],
	['', {escape: true}, 'escape'],
	['', {tab: true}, 'tab'],
	['', {tab: true, shift: true}, 'shift+tab'],
	['', {pageDown: true}, 'page-down'],
	['d', {ctrl: true}, 'ctrl+d'],
	['L', {ctrl: true}, 'ctrl+l'],
	['x', {meta: true}, 'alt+x'],
	['', {}, undefined],
	['j', {eventType: 'release'}, undefined],
	['書', {}, '書'],
];

for (const [input, flags, expected] of cases) {
	test(`${JSON.stringify(input)} with ${JSON.stringify(flags)} is ${expected}`, () => {
		assert.equal(parseKey(input, {...none, ...flags}), expected);
	});
}

test('a control key is never text', () => {
	assert.equal(isText('l', {...none, ctrl: true}), false);
	assert.equal(isText('l', none), true);
});
