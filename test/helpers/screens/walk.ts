import type {Mounted} from '../mount.js';
import {keys} from '../keys.js';

/**
The two ways in which a scenario's keys arrive: one at a time, each after the screen has handled the last, or all in one read, as a slow link delivers them.
*/
export const ways = [
	{way: 'one by one', send: async (mounted: Mounted, ...pressed: readonly string[]) => mounted.press(...pressed)},
	{way: 'in one write', send: async (mounted: Mounted, ...pressed: readonly string[]) => mounted.pressTogether(pressed)},
] as const;

/**
Opens the profile in that row (from 0) and waits until one of its clusters is loaded.
*/
export async function openClusters(mounted: Mounted, profileRow = 0): Promise<void> {
	await mounted.pressTogether([...Array.from({length: profileRow}, () => keys.down), keys.enter]);
	await mounted.until(/ready +\d+ +\d+/);
}

/**
Opens the profile's main cluster and waits until its tokens are loaded.
*/
export async function openTokens(mounted: Mounted, profileRow = 0): Promise<void> {
	await mounted.pressTogether([...Array.from({length: profileRow}, () => keys.down), keys.enter]);
	const list = /\d active(?:, by \w+ [▲▼])?$/m;
	const screen = await mounted.until(now => list.test(now) || /ready +\d+ +\d+/.test(now));
	// The cluster of a profile that has only one opens by itself.
	if (!list.test(screen)) {
		await mounted.press(keys.enter);
	}

	await mounted.until(list);
}

/**
The row of a list that has the cursor, trimmed; empty when no row has it.
*/
export function cursorRow(mounted: Mounted): string {
	return mounted.rows().find(row => row.startsWith('▌'))?.slice(1).trim() ?? '';
}

/**
Moves the cursor of a short list (profiles, options) down to the entry that starts with the text.
*/
export async function cursorTo(mounted: Mounted, start: string): Promise<void> {
	const isThere = () => mounted.screen().includes(`❯ ${start}`);
	for (let steps = 0; steps < 20 && !isThere(); steps++) {
		await mounted.press(keys.down);
	}

	await mounted.until(isThere);
}
