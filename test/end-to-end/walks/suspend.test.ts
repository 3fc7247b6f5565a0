import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import process from 'node:process';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {launchShell} from '../../helpers/launch.js';
import {program} from '../../helpers/end-to-end/program.js';
import {keepOutput} from '../../helpers/end-to-end/start.js';
import {
	atRest,
	openDemo,
	press,
	restored,
} from '../../helpers/end-to-end/steps.js';

test('Ctrl+Z restores the terminal for the shell, and fg paints the program\'s screen again', async t => {
	const shell = keepOutput(launchShell({columns: 100, rows: 30, test: t}));
	await shell.until('shell>');
	await press(shell, 'stty -a > "$HOME/before"\r', /shell> .*\n.*shell>/);
	shell.press(`${process.execPath} ${program}\r`);
	await openDemo(shell);
	await press(shell, 'jjj', /^▌ .*archive importer/m);
	const screen = await atRest(shell);

	await press(shell, control('z'), 'Stopped');
	// The shell itself switches bracketed paste on at its prompt.
	assert.deepEqual({...shell.modes(), isBracketedPaste: false}, restored);
	await press(shell, 'stty -a | diff - "$HOME/before" && echo same $((40+2))\r', 'same 42');

	shell.press('fg\r');
	await shell.until(now => now === screen);
	assert.ok(shell.modes().isAlternateScreen);
	await press(shell, 'j', now => now !== screen);

	// Again, with a window that gets another size meanwhile.
	await press(shell, control('z'), /Stopped[\s\S]*Stopped/);
	shell.resize(80, 24);
	shell.press('fg\r');
	await shell.until('Database tokens');
	const small = await shell.redrawn();
	const lines = small.split('\n', 25);
	assert.equal(lines.length, 24);
	assert.equal(lines[1]!.trim().length, 78);

	shell.press(control('c'));
	await shell.until(() => !shell.modes().isAlternateScreen);
	await press(shell, 'stty -a | diff - "$HOME/before"; echo over $((40+2))\r', 'over 42');
});

test('Ctrl+L repaints the screen after another program wrote over it', async t => {
	const shell = keepOutput(launchShell({test: t}));
	await shell.until('shell>');
	shell.press(`(while [ ! -e "$HOME/go" ]; do sleep 0.05; done; printf '\\033[5;1Hwall: going down\\033[12;40H\\033[7h\\033[1mnow'; touch "$HOME/done") & ${process.execPath} ${program}\r`);
	await openDemo(shell);
	const screen = await atRest(shell);
	writeFileSync(`${shell.home}/go`, '');
	await shell.until('wall: going down');
	await shell.until('now');
	assert.notEqual(shell.screenText(), screen);
	assert.equal(await shell.redrawn(), screen);
	assert.equal(shell.modes().isWrapping, false);
	shell.press(keys.escape);
	await shell.until('› Clusters');
});
