import assert from 'node:assert/strict';
import {control, keys} from '../keys.js';
import {type Launched, type Modes} from '../launch.js';
import {type Expected} from '../read-screen.js';
import {waitFor} from '../wait-for.js';
import {type Started} from './start.js';

/**
How long the confirmation ignores keys after its first frame, in milliseconds (the design's rule 1).
*/
const deafTime = 300;

/**
The terminal's modes after every ending of the program.
*/
export const restored: Modes = {
	isAlternateScreen: false, isCursorVisible: true, isWrapping: true, isBracketedPaste: false,
};

/**
Presses one key and waits for the screen that is expected.
*/
export async function press(app: Launched, key: string, expected: Expected): Promise<string> {
	app.press(key);
	return app.until(expected);
}

/**
Waits for the first screen, and until the program hears keys: Ink paints before it reads the input.
*/
export async function atProfiles(app: Launched): Promise<void> {
	await app.until('Choose a profile');
	await waitFor(() => app.modes().isBracketedPaste, {describe: () => 'the program did not ask for the input'});
}

/**
From the first screen to the tokens of the demo's first cluster.
*/
export async function openDemo(app: Launched): Promise<string> {
	await atProfiles(app);
	await press(app, keys.enter, /▌ +eu-metrics .*ready +757 +220/);
	return press(app, keys.enter, /\b653 active *$/m);
}

/**
From the first screen to the tokens of the cluster that the environment names.
*/
export async function openEnvironment(app: Launched): Promise<string> {
	await atProfiles(app);
	// The program starts with the cursor on the profile that was opened last.
	if (!/[>❯] Environment/.test(app.screenText())) {
		await press(app, keys.down, /[>❯] Environment/);
	}

	return press(app, keys.enter, /\d active *$/m);
}

/**
Waits until the list is loaded and painted, and returns the screen. The program loads the list again each time it is entered.
*/
export async function atRest(app: Started): Promise<string> {
	await app.redrawn();
	await app.until(/\d active *$/m);
	return app.redrawn();
}

/**
Filters the list down to the one token with this description, and keeps the filter.
*/
export async function find(app: Launched, description: string): Promise<void> {
	await press(app, '/', 'Esc clear');
	await press(app, `"${description}"`, /\b1 of \d+ active/);
	await press(app, keys.enter, 'Enter details');
}

/**
Opens the confirmation for the token under the cursor, and returns the id that it shows. If the list is still loading, when nothing can be revoked, it waits and presses `D` again.
*/
export async function openConfirmation(app: Launched): Promise<string> {
	const question = '[ ] I understand the risk of this action';
	const refusal = 'The list is loading: try again when it is there.';
	let screen = await press(app, 'D', now => now.includes(question) || now.includes(refusal));
	if (!screen.includes(question)) {
		await app.until(/\d active *$/m);
		screen = await press(app, 'D', question);
	}

	const id = /Token ID +(?<id>[\d\-a-f]{36})/.exec(screen)?.groups?.id;
	assert.ok(id, screen);
	return id;
}

/**
Presses Ctrl+S in the form of a new token or of a successor, and returns the screen that then has the text `shown`, by default that of the secret. Presses it again where the policy warns, and where the program took it for a part of a paste: on a busy machine it does so with keys that come right after each other.
*/
export async function create(app: Launched, shown = 'This is the only time its secret can be seen.'): Promise<string> {
	const questions = ['press the last one again', 'press once more'];
	for (let attempt = 1; attempt <= 5; attempt++) {
		const screen = await press(app, control('s'), now => [shown, ...questions].some(words => now.includes(words)));
		if (screen.includes(shown)) {
			return screen;
		}

		await pastDeafTime();
	}

	return app.until(shown);
}

/**
Moves down the Options menu until the cursor is on the entry.
*/
export async function moveTo(app: Launched, entry: string): Promise<void> {
	while (!app.screenText().includes(`❯ ${entry}`)) {
		const before = app.screenText();
		await press(app, keys.down, now => now !== before);
	}
}

/**
Ticks the box after the time in which the confirmation ignores keys. The screen does not show when that time is over, so a Space that was ignored after all is pressed again, up to three times.
*/
export async function tick(app: Launched): Promise<void> {
	await app.until('[ ] I understand the risk of this action');
	await pastDeafTime();
	for (let attempt = 1; !app.screenText().includes('[x] I understand'); attempt++) {
		assert.ok(attempt <= 3, 'the box cannot be ticked');
		app.press(keys.space);
		await waitFor(() => app.screenText().includes('[x] I understand'), {timeout: 30_000}).catch(() => undefined);
	}
}

/**
Waits until a confirmation that is on the screen now hears keys. This is a wait by time, because nothing on the screen shows it.
*/
export async function pastDeafTime(): Promise<void> {
	const seenAt = performance.now();
	await waitFor(() => performance.now() - seenAt > deafTime + 50);
}

/**
Ticks the box, presses the button, and waits for the list with the message of the revoke.
*/
export async function tickAndRevoke(app: Launched): Promise<string> {
	await tick(app);
	await press(app, keys.tab, '‹ Revoke Token ›');
	return press(app, keys.enter, /^ Revoked /m);
}
