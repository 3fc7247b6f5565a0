import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {mountApp, savedProfile, startTestEmulator} from '../../helpers/mount-app.js';
import {control, keys} from '../../helpers/keys.js';
import {waitFor} from '../../helpers/wait-for.js';

const emulator = await startTestEmulator(test);
const changeTheme = control('t');

test('Ctrl+T draws with the next theme, names it, and keeps it for the next start', async t => {
	const {mounted, directories} = await mountApp(t, {
		emulator, settings: service => [savedProfile(service)], habits: 'file', colorLevel: '256',
	});
	await mounted.until('Choose a profile');
	assert.match(mounted.output(), /38;5;80m/);
	assert.doesNotMatch(mounted.output(), /38;5;25m/);
	await mounted.press(changeTheme);
	await mounted.until('Theme: light. It is kept. Ctrl+T chooses the next one.');
	assert.match(mounted.output(), /38;5;25m/);
	await mounted.press(keys.enter);
	const file = path.join(directories.journals, 'habits.json');
	await waitFor(() => {
		try {
			return (JSON.parse(readFileSync(file, 'utf8')) as {readonly theme?: string}).theme === 'light';
		} catch {
			return false;
		}
	});
});

test('the theme that was kept is drawn from the first frame on, and the flag comes before it', async t => {
	const kept = await mountApp(t, {emulator, habits: {theme: 'light'}, colorLevel: '256'});
	await kept.mounted.until('Choose a profile');
	assert.match(kept.mounted.output(), /38;5;25m/);
	assert.doesNotMatch(kept.mounted.output(), /38;5;80m/);

	const flagged = await mountApp(t, {
		emulator, habits: {theme: 'light'}, colorLevel: '256', themeName: 'dark',
	});
	await flagged.mounted.until('Choose a profile');
	assert.match(flagged.mounted.output(), /38;5;80m/);
	await flagged.mounted.press(changeTheme);
	await flagged.mounted.until('Theme: light. It is kept, but --theme comes first at the start.');
});

test('Ctrl+T changes the theme while text is typed and types nothing', async t => {
	const {mounted} = await mountApp(t, {emulator, colorLevel: '256'});
	await mounted.until('Choose a profile');
	await mounted.press('a');
	const before = await mounted.press('x');
	await mounted.press(changeTheme);
	const after = await mounted.until('Theme: light.');
	assert.equal(after.split('\n').slice(0, -2).join('\n'), before.split('\n').slice(0, -2).join('\n'));
});

test('without colours Ctrl+T says why nothing changes', async t => {
	const {mounted} = await mountApp(t, {emulator, colorLevel: 'none'});
	await mounted.until('Choose a profile');
	await mounted.press(changeTheme);
	await mounted.until('Colours are off (NO_COLOR, FORCE_COLOR or TERM): every theme looks the same.');
	assert.doesNotMatch(mounted.output(), /38;5;/);
});
