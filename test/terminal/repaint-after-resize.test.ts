import assert from 'node:assert/strict';
import process from 'node:process';
import {PassThrough} from 'node:stream';
import test from 'node:test';
import {repaintAfterResize} from '../../source/terminal/repaint-after-resize.js';
import {waitFor} from '../helpers/wait-for.js';

test('after the window\'s size has changed the screen is painted anew, but not once the session is over', async t => {
	const [over, open] = [true, false].map(isOver => {
		const stdout = new PassThrough({encoding: 'utf8'});
		t.after(repaintAfterResize(stdout, () => undefined, {isOver: () => isOver}));
		return stdout;
	});
	process.kill(process.pid, 'SIGWINCH');
	// Both wait equally long, and the one whose session is over began first.
	await waitFor(() => open!.readableLength > 0);
	assert.equal(open!.read(), '\u{1B}[H\u{1B}[2J');
	assert.equal(over!.read(), null);
});
