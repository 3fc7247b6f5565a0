import assert from 'node:assert/strict';
import process from 'node:process';
import test from 'node:test';
import {program} from '../../helpers/end-to-end/program.js';
import {keepOutput, start, type Started} from '../../helpers/end-to-end/start.js';
import {atProfiles, openDemo} from '../../helpers/end-to-end/steps.js';
import {graphicRenditions} from '../../helpers/end-to-end/terminal-output.js';
import {control} from '../../helpers/keys.js';
import {launchShell} from '../../helpers/launch.js';
import {waitFor} from '../../helpers/wait-for.js';

const question = '\u{1B}]11;?\u{7}';
const white = '\u{1B}]11;rgb:ffff/ffff/ffff';
const light = /38;5;25\b/;
const dark = /38;5;80\b/;
// An answer counts as long as a slow line may take: a busy machine is one.
const slowLine = Object.fromEntries([['INFLUX_TOKENS_ESCAPE_DELAY', '5000']]) as Readonly<Record<string, string>>;

const renditions = (output: string): string => [...graphicRenditions(output)].join(' ');
const isAsked = (app: Started): boolean => app.output().includes(question);

/**
Answers each question of the program for the background, as a terminal does.
*/
function answerWith(app: Started, answer: string): void {
	app.terminal.parser.registerOscHandler(11, data => {
		if (data === '?') {
			app.press(answer);
		}

		return true;
	});
}

test('on a light terminal without COLORFGBG everything is drawn in the light theme, after one question', async t => {
	for (const end of ['\u{7}', '\u{1B}\\']) {
		const app = start({environment: slowLine, test: t});
		answerWith(app, white + end);
		await waitFor(() => light.test(renditions(app.output())));
		const answered = app.output().length;
		await openDemo(app);
		assert.doesNotMatch(renditions(app.output().slice(answered)), dark);
		assert.equal(app.output().split(question).length, 2);
		await app.close();
	}
});

test('the answer presses no key, also where it comes in pieces and after keys', async t => {
	const app = start({environment: slowLine, test: t});
	await openDemo(app);
	assert.ok(isAsked(app));
	const screen = await app.redrawn();
	app.press('j');
	for (const part of [white.slice(0, 9), white.slice(9), '\u{7}']) {
		app.press(part);
	}

	app.press('k');
	assert.equal(await app.redrawn(), screen);
	assert.match(renditions(app.output()), light);
});

test('a terminal that does not answer is asked once and gets nothing more', async t => {
	const app = start({test: t});
	await openDemo(app);
	assert.equal(app.output().split(question).length, 2);
	assert.match(renditions(app.output()), dark);
	assert.doesNotMatch(renditions(app.output()), light);
});

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
test('the terminal is not asked where the answer would change nothing, nor for a screen reader', async t => {
	const cases: ReadonlyArray<{readonly environment?: Readonly<Record<string, string>>; readonly arguments?: readonly string[]}> = [
		{arguments: ['--theme', 'dark']},
		{environment: {INFLUX_TOKENS_THEME: 'light'}},
		{environment: {COLORFGBG: '15;0'}},
		{environment: {NO_COLOR: '1'}},
		{environment: {FORCE_COLOR: '1'}},
		{environment: {INK_SCREEN_READER: 'true'}},
	];
	for (const options of cases) {
		const app = start({...options, test: t});
		await app.until('Choose a profile');
		assert.ok(!isAsked(app), JSON.stringify(options));
		await app.close();
	}
});

test('a program that ends before the answer keeps it from the shell', async t => {
	const shell = keepOutput(launchShell({environment: {...slowLine}, test: t}));
	await shell.until('shell>');
	shell.press(`${process.execPath} ${program}; echo over\r`);
	await atProfiles(shell);
	assert.ok(isAsked(shell));
	shell.press(control('c'));
	// The screen is redrawn, so the program has heard Ctrl+C and waits.
	await shell.redrawn();
	shell.press(`${white}\u{7}`);
	await shell.until(/^over$/m);
	await shell.until(/shell> *$/);
	shell.press('echo clean\r');
	await shell.until(/^clean$/m);
	assert.doesNotMatch(shell.historyText(), /rgb:|\]11|ffff/);
});
/* eslint-enable @typescript-eslint/naming-convention */
