import assert from 'node:assert/strict';
import {keys} from '../keys.js';
import type {Launched} from '../launch.js';
import {pastDeafTime, press, tick} from './steps.js';

/**
Presses Tab until the button has the focus. Fails after 8 presses.
*/
export async function moveToButton(app: Launched, button: string): Promise<void> {
	for (let step = 0; !app.screenText().includes(`‹ ${button} ›`); step++) {
		assert.ok(step < 8, `the button ${button} is not reached:\n${app.screenText()}`);
		const before = app.screenText();
		await press(app, keys.tab, now => now !== before);
	}
}

/**
Does everything that the confirmation on the screen asks for (the tick, the phrases), and presses the button.
*/
export async function confirmChange(app: Launched, button: string): Promise<void> {
	const screen = await app.until(now => now.split('\n').some(row => row.includes('Cancel') && row.includes(button)));
	const phrases = screen.matchAll(/Type (?<phrase>.+?) to go on: /g).map(({groups}) => groups!.phrase!).toArray();
	await pastDeafTime();
	if (screen.includes('[ ] I understand')) {
		// A tick moves the focus to the first phrase.
		await tick(app);
	} else if (phrases.length > 0) {
		await moveToButton(app, button);
		await press(app, keys.tab, now => !now.includes('‹'));
	}

	for (const phrase of phrases) {
		await press(app, phrase, now => now.includes(`Type ${phrase} to go on: ${phrase}`));
		const before = app.screenText();
		await press(app, keys.tab, now => now !== before);
	}

	await moveToButton(app, button);
	app.press(keys.enter);
}
