import assert from 'node:assert/strict';
import {existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {control, keys} from '../../helpers/keys.js';
import {launch, launchShell} from '../../helpers/launch.js';
import {waitFor} from '../../helpers/wait-for.js';
import {program} from '../../helpers/end-to-end/program.js';
import {keepOutput, start} from '../../helpers/end-to-end/start.js';
import {
	atProfiles,
	atRest,
	openDemo,
	press,
} from '../../helpers/end-to-end/steps.js';

test('keys typed while Node starts do not shift the first frame', async t => {
	const app = launch({test: t});
	while (!app.modes().isAlternateScreen) {
		app.press('w');
		await delay(5);
	}

	await atProfiles(app);
	const rows = app.rows();
	assert.match(rows[0]!, /^ influx-tokens$/);
	assert.match(rows[1]!, /^ ─+$/);
	assert.equal(rows[1]!.trim().length, 78);
});

// States in which `cat` of a binary, a killed program or half a frame leaves a terminal.
const leftovers = [
	['a message in the middle', String.raw`\033[5;1Hwall: going down\033[12;40H`],
	['line drawing, insert mode and a scroll region', String.raw`\033(0\016\033[4h\033[5;9r\033[6;1Hlqqk\n\n\n`],
	['origin mode with margins, reverse video, application keys', String.raw`\033[3;20r\033[?6h\033[?5h\033[?1h\033=x`],
	['the other screen, with wrapping and a cursor', String.raw`\033[?1049l\033[?7h\033[?25h\033[?2004lmain screen`],
	['a title that was never closed', String.raw`\033[8;8Hhalf\033]0;a title`],
	['half a frame', String.raw`\033[?2026h\033[2J\033[3;3H half a fra\033[3`],
] as const;

for (const [title, output] of leftovers) {
	test(`Ctrl+L mends ${title}`, async t => {
		const shell = keepOutput(launchShell({test: t}));
		await shell.until('shell>');
		shell.press(`(while [ ! -e "$HOME/go" ]; do sleep 0.05; done; printf '${output}'; touch "$HOME/done") & ${process.execPath} ${program}\r`);
		await openDemo(shell);
		const screen = await atRest(shell);
		const modes = shell.modes();
		writeFileSync(path.join(shell.home, 'go'), '');
		await waitFor(() => existsSync(path.join(shell.home, 'done')));
		assert.equal(await shell.redrawn(), screen);
		assert.deepEqual(shell.modes(), modes);
		assert.equal(shell.terminal.modes.applicationCursorKeysMode, false);
		assert.equal(shell.terminal.modes.insertMode, false);
		assert.equal(shell.terminal.modes.originMode, false);
		// The next frame is drawn at the right place, too.
		await press(shell, 'j', now => now !== screen);
		const moved = shell.screenText();
		assert.equal(await shell.redrawn(), moved);
	});
}

test('Ctrl+L and Ctrl+C together end the program as Ctrl+C alone does', async t => {
	const app = start({test: t});
	await openDemo(app);
	await atRest(app);
	app.press(control('l'), control('c'));
	assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
});

test('Node\'s warnings do not appear on the screen, but after the program has ended', async t => {
	const warner = fileURLToPath(new URL('../../fixtures/warn-on-signal.js', import.meta.url));
	const app = start({environment: {NODE_OPTIONS: `--import ${warner}`}, test: t}); // eslint-disable-line @typescript-eslint/naming-convention -- Node's own
	await openDemo(app);
	const screen = await atRest(app);
	app.kill('SIGUSR2');
	await press(app, 'j', now => now !== screen);
	await press(app, 'k', screen);
	assert.doesNotMatch(app.output(), /painted|repeated/);
	await press(app, keys.escape, '› Clusters');
	app.press(control('c'));
	await app.ended();
	assert.equal(app.screenText(), 'Node warned: DeprecationWarning: painted ^[[2J over\nNode warned: Warning: repeated (2 times)');
});
