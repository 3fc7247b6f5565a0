import assert from 'node:assert/strict';
import {keys} from '../keys.js';
import {type Launched, type Modes} from '../launch.js';
import {type Expected} from '../read-screen.js';
import {waitFor} from '../wait-for.js';
import {type Started} from './start.js';

/**
How long the confirmation is deaf after its first frame, in ms (the design's rule 1), and how much later a test's own look at it may come.
*/
const deafTime = 300;

/**
The terminal as every ending must leave it.
*/
export const restored: Modes = {
	isAlternateScreen: false, isCursorVisible: true, isWrapping: true, isBracketedPaste: false,
};

/**
Presses one key and waits for what it brings.
*/
export async function press(app: Launched, key: string, expected: Expected): Promise<string> {
	app.press(key);
	return app.until(expected);
}

/**
Waits for the first screen, and until the program listens: Ink paints first and then asks for the input.
*/
export async function atProfiles(app: Launched): Promise<void> {
	await app.until('Choose a profile');
	await waitFor(() => app.modes().isBracketedPaste, {describe: () => 'the program did not ask for the input'});
}

/**
From the first screen to the list of the first cluster's tokens, by the demo.
*/
export async function openDemo(app: Launched): Promise<string> {
	await atProfiles(app);
	await press(app, keys.enter, /▌ +eu-metrics .*ready +757 +220/);
	return press(app, keys.enter, /\b653 active *$/m);
}

/**
From the first screen to the list of the cluster that the environment names.
*/
export async function openEnvironment(app: Launched): Promise<string> {
	await atProfiles(app);
	// A program that was opened there before starts on it.
	if (!/[>❯] Environment/.test(app.screenText())) {
		await press(app, keys.down, /[>❯] Environment/);
	}

	await press(app, keys.enter, /[>▌] +cluster .*ready/);
	return press(app, keys.enter, /\d active *$/m);
}

/**
Waits until the list, which is loaded again when it is entered, is loaded and painted, and gives the screen.
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
Opens the confirmation for the token under the cursor, and gives the token's id as it stands there. A list is loaded again when it is entered, and nothing can be revoked meanwhile.
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
Goes down the Options menu to one of its entries.
*/
export async function moveTo(app: Launched, entry: string): Promise<void> {
	while (!app.screenText().includes(`❯ ${entry}`)) {
		const before = app.screenText();
		await press(app, keys.down, now => now !== before);
	}
}

/**
Ticks the box as a person does, who has read the screen: what is pressed in its first 300 ms is dropped, and nothing on the screen tells when they are over. A Space that was dropped all the same is pressed again.
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
Waits until a confirmation that is on the screen now listens.
*/
export async function pastDeafTime(): Promise<void> {
	const seenAt = performance.now();
	await waitFor(() => performance.now() - seenAt > deafTime + 50);
}

/**
The rest of the walk: Space, Tab, Enter, and back in the list with the line that says what happened.
*/
export async function tickAndRevoke(app: Launched): Promise<string> {
	await tick(app);
	await press(app, keys.tab, '‹ Revoke Token ›');
	return press(app, keys.enter, /^ Revoked /m);
}
