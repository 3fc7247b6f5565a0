import assert from 'node:assert/strict';
import type {Mounted} from '../mount.js';

/**
Opens the audit from the list of tokens and moves the cursor to the rule whose title has this text, in Unicode or ASCII.
*/
export async function toRule(mounted: Mounted, title: string): Promise<void> {
	await mounted.press('A');
	await mounted.until(/^ Score \d+ of 100/m);
	const row = () => mounted.rows().find(each => /^[>▌]/.test(each)) ?? '';
	for (let step = 0; step < 40 && !row().includes(title); step++) {
		await mounted.press('j');
	}

	assert.ok(row().includes(title), mounted.screen());
}
