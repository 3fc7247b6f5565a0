import assert from 'node:assert/strict';
import test from 'node:test';
import {hasScrollRegion} from '../../../source/terminal/screen/has-scroll-region.js';

test('rows are moved only by terminals that are known to do so, and never on Windows', () => {
	for (const term of ['xterm', 'xterm-256color', 'xterm-kitty', 'screen.xterm-256color', 'tmux-256color', 'linux', 'rxvt-unicode-256color', 'alacritty', 'vt220']) {
		assert.ok(hasScrollRegion(term, 'linux'), term);
		assert.ok(!hasScrollRegion(term, 'win32'), term);
	}

	for (const term of ['', 'ansi', 'vt100', 'vt52', 'cygwin', 'eterm-color', 'xterminal', 'unknown', 'dumb', undefined]) {
		assert.ok(!hasScrollRegion(term, 'linux'), term);
	}
});
