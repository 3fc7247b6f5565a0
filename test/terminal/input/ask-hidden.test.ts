import assert from 'node:assert/strict';
import process from 'node:process';
import {PassThrough} from 'node:stream';
import test from 'node:test';
import {askHidden} from '../../../source/terminal/input/ask-hidden.js';
import {control, keys, paste} from '../../helpers/keys.js';
import {waitFor} from '../../helpers/wait-for.js';

/**
Asks at a terminal, and gives the answer, what the terminal shows, and how raw mode is set.
*/
function ask() {
	const modes: boolean[] = [];
	const stdin = Object.assign(new PassThrough(), {
		setRawMode(isEnabled: boolean) {
			modes.push(isEnabled);
		},
	});
	const stderr = new PassThrough({encoding: 'utf8'});
	return {
		stdin, stderr, modes, answer: askHidden('Token: ', {stdin, stderr}),
	};
}

test('an arrow or a report of the mouse types nothing into a hidden line and does not cancel it, also in two parts', async () => {
	const {stdin, stderr, answer, modes} = ask();
	for (const part of ['M.V', keys.up, '\u{1B}[M !!', '\u{1B}[<0;1;1M', '1x', keys.backspace, '\u{1B}', '[D', paste('.tail'), '\r']) {
		stdin.emit('data', part);
	}

	assert.equal(await answer, 'M.V1.tail');
	assert.equal(stderr.read(), 'Token: \n');
	assert.deepEqual(modes, [true, false]);
});

test('a token that is pasted with its line end is taken, however long it is', async () => {
	const {stdin, answer} = ask();
	const token = 'M.V1.'.repeat(100);
	stdin.emit('data', `${token}\r`);
	assert.equal(await answer, token);
});

for (const [name, key] of [['Esc', keys.escape], ['Ctrl+C', control('c')], ['Ctrl+D', control('d')]] as const) {
	test(`${name} cancels a hidden line`, async () => {
		const {stdin, answer} = ask();
		stdin.emit('data', 'half');
		stdin.emit('data', key);
		assert.equal(await answer, undefined);
	});
}

test('a terminal that goes away ends the question', async () => {
	const {stdin, answer, modes} = ask();
	stdin.end('half');
	assert.equal(await answer, undefined);
	assert.deepEqual(modes, [true, false]);
});

test('after the program was stopped and goes on, the line is hidden again', async () => {
	const {stdin, answer, modes} = ask();
	const before = process.listenerCount('SIGCONT');
	process.kill(process.pid, 'SIGCONT');
	await waitFor(() => modes.length === 3);
	stdin.emit('data', '\r');
	assert.equal(await answer, '');
	assert.deepEqual(modes, [true, false, true, false]);
	assert.equal(process.listenerCount('SIGCONT'), before - 1);
});
