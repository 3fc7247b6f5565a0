import {control, keys} from '../../helpers/keys.js';
import type {Mounted} from '../../helpers/mount.js';
import {waitFor} from '../../helpers/wait-for.js';
import {secretFile} from '../truth.js';
import {isListAtRest, type ScreenTrial} from './start-screen-trial.js';

/**
A screen that waits for a person, and what the person does there.
*/
type Stop = {
	readonly when: RegExp;
	readonly act: (screen: ScreenTrial) => Promise<unknown>;
};

const press = (...pressed: readonly string[]) => async ({mounted}: ScreenTrial) => mounted.press(...pressed);

const stops: readonly Stop[] = [
	// After a 401 the program asks for another management token. The test has none, so it cancels.
	{when: /› Management token/, act: press(keys.escape)},
	{when: /^ +Paused: /m, act: press(keys.escape)},
	{when: /E export/, act: press(keys.enter)},
	{when: /^ +Nothing was sent: /m, act: press(keys.enter)},
	{when: /Whether the token was created is not known/, act: press(keys.enter)},
	{when: /Have you stored the secret/, act: press(keys.tab, keys.enter)},
	{when: /This is the only time[\s\S]*readable\s+only\s+by\s+you/, act: press(keys.escape)},
	{
		when: /This is the only time/,
		async act({mounted, trial}) {
			await mounted.press('w', control('u'));
			await mounted.pressTogether([...secretFile(trial)]);
			await mounted.press(keys.enter);
			await mounted.until(/readable\s+only\s+by\s+you/);
		},
	},
	// The result closed by itself just before Enter, so Enter opened the details, or the step of a rotation again.
	{when: /‹ Cancel ›/, act: press(keys.escape)},
	{when: /› telegraf edge-08/, act: press(keys.escape)},
	{when: /› Create Database Token[\s\S]*Not created: /, act: press(keys.escape)},
	{when: /The token has changed on the service meanwhile/, act: press(keys.escape)},
	{when: /› Edit Database Token|› Open a plan/, act: press(keys.escape)},
	// Confirms that the secret is handed over, and then leaves the rotation.
	{
		when: /› Rotate[\s\S]*● 2 Hand over/,
		async act({mounted}) {
			await mounted.press(keys.enter);
			await mounted.until(/● 3 Suspend/);
		},
	},
];

const rotation: Stop = {when: /› Rotate/, act: press(keys.escape)};

/**
Presses keys as a person would who wants to get back to the list. Returns the text of every screen on the way.
*/
export async function finishOnScreen(screen: ScreenTrial): Promise<readonly string[]> {
	const {mounted} = screen;
	const screens: string[] = [];
	while (screens.length < 20) {
		const next = await nextStop(mounted);
		screens.push(mounted.screen());
		if (next === 'list') {
			return screens;
		}

		await next.act(screen);
	}

	throw new Error(`the list did not come back: ${mounted.screen()}`);
}

/**
Waits for a screen that stays, because the result of one token that was changed without an error is shown briefly and then closes by itself.
*/
async function nextStop(mounted: Mounted): Promise<Stop | 'list'> {
	let before: string | undefined;
	return waitFor(async () => {
		const screen = await mounted.settle();
		const isStill = screen === before;
		before = screen;
		return isStill ? stopOf(screen) : undefined;
	}, {interval: 40, describe: mounted.screen});
}

function stopOf(screen: string): Stop | 'list' | undefined {
	const stop = stops.find(({when}) => when.test(screen));
	if (stop) {
		return stop;
	}

	if (isListAtRest(screen)) {
		return 'list';
	}

	return rotation.when.test(screen) && !/Asking the service|The journal is being read/.test(screen) ? rotation : undefined;
}
