import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {PassThrough} from 'node:stream';
import {fileURLToPath} from 'node:url';
import {inspect, isDeepStrictEqual} from 'node:util';
import {enterSession} from '../../source/terminal/session.js';
import {installSuspension} from '../../source/terminal/suspension.js';
import {control, keys} from '../helpers/keys.js';
import {
	launch,
	launchShell,
	type Launched,
	type Modes,
} from '../helpers/launch.js';
import {waitFor} from '../helpers/wait-for.js';

const program = fileURLToPath(new URL('../fixtures/session-program.js', import.meta.url));
const holder = fileURLToPath(new URL('../fixtures/terminal-holder.js', import.meta.url));

const running: Modes = {
	isAlternateScreen: true, isCursorVisible: false, isWrapping: false, isBracketedPaste: true,
};
const restored: Modes = {
	isAlternateScreen: false, isCursorVisible: true, isWrapping: true, isBracketedPaste: false,
};

/**
Waits until the program has set its terminal modes, because Ink shows the first frame before it takes the input.
*/
async function takes(launched: Launched): Promise<void> {
	await waitFor(() => isDeepStrictEqual(launched.modes(), running), {describe: () => inspect(launched.modes())});
}

async function start(t: TestContext): Promise<Launched> {
	const launched = launch({program, test: t});
	await launched.until('ready');
	await takes(launched);
	return launched;
}

const wrappingAndMouseOff = '\u{1B}[?7l\u{1B}[?9;1000;1001;1002;1003;1005;1006;1015;1016l';

for (const [title, isAlternateScreen, taken, released] of [
	['on the alternate screen starts at the first cell and switches wrapping and the mouse off', true, `\u{1B}[?1049h\u{1B}[H${wrappingAndMouseOff}`, '\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l\u{1B}[?7h'],
	['without the alternate screen switches wrapping and the mouse off', false, wrappingAndMouseOff, '\u{1B}[?2004l\u{1B}[?25h\u{1B}[?7h'],
] as const) {
	test(`a session ${title}, and switches wrapping on during a pause and once at the end`, () => {
		const stdout = new PassThrough({encoding: 'utf8'});
		const before = process.listenerCount('exit');
		const session = enterSession(stdout, {isAlternateScreen});
		assert.equal(stdout.read(), taken);
		session.pause();
		session.resume();
		assert.equal(stdout.read(), `\u{1B}[?7h${taken}`);
		session.release();
		assert.equal(stdout.read(), released);
		session.mend();
		assert.ok(String(stdout.read()).endsWith(taken));
		assert.equal(session.isOver(), false);
		session.leave();
		session.leave();
		session.resume();
		session.release();
		session.mend();
		assert.equal(session.isOver(), true);
		assert.equal(stdout.read(), '\u{1B}[?7h');
		assert.equal(process.listenerCount('exit'), before);
	});
}

test('the terminal modes are restored after the program quits', async t => {
	const launched = await start(t);
	launched.press('ab', 'q');
	assert.deepEqual(await launched.ended(), {code: 0, signal: undefined});
	assert.deepEqual(launched.modes(), restored);
	assert.equal(launched.screenText(), 'bye');
});

for (const [signal, code] of [['SIGTERM', 143], ['SIGHUP', 129], ['SIGINT', 130], ['SIGQUIT', 131]] as const) {
	test(`the terminal modes are restored after ${signal}`, async t => {
		const launched = await start(t);
		launched.kill(signal);
		assert.deepEqual(await launched.ended(), {code, signal: undefined});
		assert.deepEqual(launched.modes(), restored);
		assert.equal(launched.screenText(), '');
	});
}

for (const [key, message] of [
	['t', String.raw`thrown in a key handler: \u{9d}52;c;evil^G`],
	['r', 'thrown while rendering'],
	['p', 'rejected and not caught'],
] as const) {
	test(`the terminal modes are restored after an error: ${message}`, async t => {
		const launched = await start(t);
		launched.press(key);
		assert.deepEqual(await launched.ended(), {code: 70, signal: undefined});
		assert.deepEqual(launched.modes(), restored);
		const screen = launched.historyText();
		assert.ok(screen.startsWith(`influx-tokens stopped on an error of its own: Error: ${message}`), screen);
		assert.match(screen, /session-program\.js/u, 'the stack names the place');
		assert.deepEqual(launched.clipboard, []);
	});
}

for (const [title, key, code] of [['a quit', 'q', 0], ['a crash', 't', 70], ['SIGTERM', 'k', 143]] as const) {
	test(`the settings of stty are restored after ${title}`, async t => {
		const shell = launchShell({test: t});
		await shell.until('shell>');
		// A shell with job control would restore the settings itself, so the program runs in one without it.
		// The results go to files, because the last output of the program may scroll the screen.
		shell.press(`cd; bash -c 'stty -g > before; ${process.execPath} ${program}; echo $? > code; stty -g > after; touch over'\r`);
		await shell.until('ready');
		await takes(shell);
		shell.press(key);
		const read = (name: string) => readFileSync(path.join(shell.home, name), 'utf8');
		await waitFor(() => existsSync(path.join(shell.home, 'over')), {describe: () => shell.screenText()});
		assert.equal(read('code'), `${code}\n`);
		assert.match(read('before'), /^[\da-f]+(?::[\da-f]+){3,}\n$/u);
		assert.equal(read('after'), read('before'));
	});
}

test('Ctrl+Z gives the terminal back to the shell, and fg draws the screen again', async t => {
	const shell = launchShell({test: t});
	await shell.until('shell>');
	shell.press(`${process.execPath} ${program}\r`);
	await shell.until('ready');
	await takes(shell);
	shell.press('abc');
	await shell.until('pressed: abc');
	shell.press(control('z'));
	await shell.until('Stopped');
	assert.deepEqual({...shell.modes(), isBracketedPaste: false}, restored);
	shell.press('echo in the $((1+1))nd shell\r');
	await shell.until('in the 2nd shell');
	shell.resize(60, 12);
	shell.press('fg\r');
	await shell.until('pressed: abc');
	await takes(shell);
	shell.press('d');
	await shell.until('pressed: abcd');
	shell.press(control('l'));
	shell.press('e');
	await shell.until('pressed: abcde');
	await takes(shell);
	shell.press('q');
	await shell.until('bye');
	assert.deepEqual({...shell.modes(), isBracketedPaste: false}, restored);
});

for (const signal of ['TSTP', 'STOP'] as const) {
	test(`after kill -${signal}, fg brings raw mode, the alternate screen and the picture back`, async t => {
		const shell = launchShell({test: t});
		await shell.until('shell>');
		shell.press(`${process.execPath} ${program}\r`);
		const pid = Number(/process (?<pid>\d+)/u.exec(await shell.until('ready'))?.groups?.pid);
		await takes(shell);
		shell.press('abc');
		const screen = await shell.until('pressed: abc');
		process.kill(pid, `SIG${signal}`);
		await shell.until('Stopped');
		if (signal === 'TSTP') {
			assert.deepEqual({...shell.modes(), isBracketedPaste: false}, restored);
		}

		// A shell with another habit than bash leaves the modes to the program.
		shell.press(String.raw`stty sane; printf '\033[?1049l\033[?25h\033[?7h\033[?2004l\033[?1000h'; clear; echo in the $((1+1))nd shell` + '\r');
		await shell.until('in the 2nd shell');
		shell.press('fg\r');
		await shell.until(now => now === screen);
		await takes(shell);
		assert.equal(shell.terminal.modes.mouseTrackingMode, 'none');
		// In cooked mode the key would be echoed, and come with Enter only.
		shell.press('d');
		await shell.until('pressed: abcd');
		shell.press('q');
		await shell.until('bye');
		assert.deepEqual({...shell.modes(), isBracketedPaste: false}, restored);
	});
}

test('a program that is continued in the background stops again and leaves the shell its terminal', async t => {
	const shell = launchShell({test: t});
	await shell.until('shell>');
	// The shell says at once when a program stops, not before its next prompt.
	shell.press(`set -b; ${process.execPath} ${program}\r`);
	await shell.until('ready');
	await takes(shell);
	shell.press(control('z'));
	await shell.until('Stopped');
	shell.press('bg\r');
	await shell.until(now => now.split('Stopped').length === 3);
	assert.deepEqual({...shell.modes(), isBracketedPaste: false}, restored);
	shell.press('fg\r');
	await shell.until('pressed:');
	await takes(shell);
	shell.press('a');
	await shell.until('pressed: a');
});

test('after kill -TSTP without a shell that could continue it, the program goes on', async t => {
	const launched = await start(t);
	launched.kill('SIGTSTP');
	await waitFor(() => !launched.modes().isAlternateScreen, {describe: () => inspect(launched.modes())});
	await takes(launched);
	launched.press('x');
	assert.match(await launched.until('pressed: x'), /^ready/u);
});

test('after Ctrl+Z without a shell that could continue it, the program continues by itself', async t => {
	const launched = await start(t);
	launched.press(control('z'));
	launched.press('x');
	assert.match(await launched.until('pressed: x'), /^ready/u);
	await takes(launched);
});

test('on Windows Ctrl+Z gives a message that refuses it', async () => {
	const refuse = (): never => assert.fail('the terminal was released');
	const session = enterSession(new PassThrough(), {isAlternateScreen: true});
	const suspension = installSuspension({
		session, input: {setRawMode: refuse}, redraw: refuse, platform: 'win32',
	});
	assert.match(await suspension.suspend(async () => refuse()) ?? '', /Windows cannot suspend/u);
	suspension.uninstall();
	session.leave();
});

test('the clipboard sequence reaches the terminal between two frames', async t => {
	const launched = await start(t);
	launched.press('y');
	launched.press('z');
	await launched.until('pressed: z');
	assert.deepEqual(launched.clipboard, ['copied text']);
	launched.press(keys.escape);
});

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch {
		return false;
	}

	// A dead process stays as a zombie until its new parent collects its exit status.
	const {stdout} = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], {encoding: 'utf8'});
	return stdout.trim() !== '' && !stdout.trimStart().startsWith('Z');
}

for (const [kind, title] of [
	['program', 'because of SIGHUP'],
	['shell', 'because its input ends, when SIGHUP does not come'],
] as const) {
	test(`kill -9 of the terminal leaves no process behind: the program ends ${title}`, async t => {
		const terminal = spawn(process.execPath, [holder, kind, program], {stdio: ['ignore', 'pipe', 'inherit']});
		t.after(() => {
			terminal.kill('SIGKILL');
		});
		const [line] = await once(terminal.stdout, 'data') as [Uint8Array];
		const {pid, home} = JSON.parse(String(line)) as {pid: number; home: string};
		t.after(() => {
			rmSync(home, {recursive: true, force: true});
			if (isRunning(pid)) {
				process.kill(pid, 'SIGKILL');
			}
		});
		assert.ok(isRunning(pid));
		terminal.kill('SIGKILL');
		await waitFor(() => !isRunning(pid), {describe: () => `process ${pid} still runs`});
	});
}
