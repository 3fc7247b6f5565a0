import type {Emulator} from '../../../source/emulator/emulator.js';
import {keys} from '../keys.js';
import type {Mounted} from '../mount.js';
import {waitFor} from '../wait-for.js';

/**
The focused Cancel button, in Unicode or ASCII.
*/
const focusedCancel = /[<‹] Cancel [>›]/;

/**
Opens the confirmation with `D` and waits until it hears keys, because it ignores them for a moment after its first frame. Cancel has the focus in the end.
*/
export async function openConfirmation(mounted: Mounted): Promise<void> {
	await mounted.press('D');
	await hear(mounted);
}

/**
Waits until the confirmation on the screen hears keys: presses Tab until the focus leaves Cancel, then goes back.
*/
export async function hear(mounted: Mounted): Promise<void> {
	await mounted.until(focusedCancel);
	await waitFor(async () => {
		const screen = await mounted.press(keys.tab);
		return !focusedCancel.test(screen);
	}, {describe: mounted.screen});
	await mounted.press(keys.shiftTab);
	await mounted.until(focusedCancel);
}

/**
The ids of the tokens in the emulator's DELETE requests, in order.
*/
export function deletesOf({requests}: Emulator): readonly string[] {
	return requests.filter(({method}) => method === 'DELETE').map(({tokenId}) => tokenId ?? '');
}

/**
Whether only GET requests reached the emulator.
*/
export function isUntouched({requests}: Emulator): boolean {
	return requests.every(({method}) => method === 'GET');
}

/**
Puts the cursor of the token list on the only token that the filter finds, and clears the filter.
*/
export async function pointAt(mounted: Mounted, filter: string): Promise<void> {
	await mounted.pressTogether(['/', '\u{15}', ...filter]);
	await mounted.until(/ 1 of \d+ /);
	await mounted.press(keys.enter, keys.escape);
	await mounted.until(screen => !screen.includes(` / ${filter}`));
}
