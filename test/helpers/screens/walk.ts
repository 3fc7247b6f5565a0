import type {Mounted} from '../mount.js';
import {keys} from '../keys.js';

/**
How the keys of a scenario arrive: one at a time, each on the screen that the last one left, or all in one read, as a slow link delivers them.
*/
export const ways = [
	{way: 'one by one', send: async (mounted: Mounted, ...pressed: readonly string[]) => mounted.press(...pressed)},
	{way: 'in one write', send: async (mounted: Mounted, ...pressed: readonly string[]) => mounted.pressTogether(pressed)},
] as const;

/**
From Profiles to the clusters of the profile in that row, counted from 0, as soon as one is ready.
*/
export async function openClusters(mounted: Mounted, profileRow = 0): Promise<void> {
	await mounted.pressTogether([...Array.from({length: profileRow}, () => keys.down), keys.enter]);
	await mounted.until(/ready +\d+ +\d+/);
}

/**
From Profiles to the tokens of the profile's main cluster, when they are there.
*/
export async function openTokens(mounted: Mounted, profileRow = 0): Promise<void> {
	await openClusters(mounted, profileRow);
	await mounted.press(keys.enter);
	await mounted.until(/\d active(?:, by \w+ [▲▼])?$/m);
}

/**
The row of the screen that holds the cursor of a list, without its blanks at the ends; empty when there is none.
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
