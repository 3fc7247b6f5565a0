import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {launch, launchShell} from '../../helpers/launch.js';
import {program} from '../../helpers/end-to-end/program.js';
import {keepOutput, start} from '../../helpers/end-to-end/start.js';
import {
	atRest,
	openDemo,
	pastDeafTime,
	press,
} from '../../helpers/end-to-end/steps.js';

test('clicks and wheel turns that an older program left switched on press no key', async t => {
	const app = start({test: t});
	await openDemo(app);
	const screen = await atRest(app);
	app.press('\u{1B}[M DD', '\u{1B}[M#DD', '\u{1B}[M`jj', '\u{1B}[<0;36;36M', '\u{1B}[<0;36;36m', '\u{1B}[32;36;36M');
	assert.equal(await app.redrawn(), screen);
	await press(app, 'D', '[ ] I understand the risk of this action');
	const half = '\u{1B}[M ';
	app.press(half);
	app.press(keys.space.repeat(3), half, keys.tab);
	assert.match(await app.redrawn(), /\[ \] I understand/, 'a report ticks nothing');
});

test('the pause for Esc is a setting: an arrow in two parts is an arrow, and nonsense is refused before the screen', async t => {
	const app = start({environment: Object.fromEntries([['INFLUX_TOKENS_ESCAPE_DELAY', '5000']]), test: t});
	await openDemo(app);
	const screen = await app.redrawn();
	app.press('\u{1B}');
	// Longer than the pause that holds without the setting.
	await pastDeafTime();
	await press(app, '[B', now => now !== screen);
	assert.ok(app.screenText().includes('653 active'));

	const refused = launch({environment: Object.fromEntries([['INFLUX_TOKENS_ESCAPE_DELAY', 'soon']]), columns: 160, test: t});
	const {code} = await refused.ended();
	assert.equal(code, 2);
	assert.equal(refused.historyText().trim(), 'INFLUX_TOKENS_ESCAPE_DELAY is "soon": set it to a whole number of milliseconds from 0 to 5000, such as 100, or unset it.');
});

test('a bracketed paste whose end was lost ends by itself, and the keys work again', async t => {
	const app = start({test: t});
	await openDemo(app);
	await press(app, '/', 'Esc clear');
	await press(app, '\u{1B}[200~telegraf', /telegraf/);
	await press(app, ' edge', /telegraf edge/);
	assert.match(await press(app, keys.enter, 'Enter details'), /\d of 653 active/);
});

for (const signal of ['SIGTSTP', 'SIGSTOP'] as const) {
	test(`after ${signal} from another process, fg paints the screen again and every key works`, async t => {
		const shell = keepOutput(launchShell({test: t}));
		await shell.until('shell>');
		shell.press(`sh -c 'echo $$ > "$HOME/pid"; exec ${process.execPath} ${program}'\r`);
		await openDemo(shell);
		const screen = await atRest(shell);
		process.kill(Number(readFileSync(path.join(shell.home, 'pid'), 'utf8')), signal);
		await shell.until('Stopped');
		await press(shell, 'stty sane; clear; echo in the $((1+1))nd shell\r', 'in the 2nd shell');
		shell.press('fg\r');
		await shell.until(now => now === screen);
		assert.ok(shell.modes().isAlternateScreen);
		await press(shell, 'j', now => now !== screen);
	});
}
