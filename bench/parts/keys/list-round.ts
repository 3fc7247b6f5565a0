import {keys} from '../../../test/helpers/keys.js';
import type {Stage} from '../../stage/stage.js';
import {
	presses,
	pressOn,
	typedFilter,
	type KeyRound,
} from './key-round.js';

const cursorRow = (stage: Stage): string => stage.rows().find(row => row.startsWith('▌')) ?? '';

/**
Goes back to the first row of the list, which must be this one. Throws when it is another, because the keys then did something else than what is measured.
*/
async function goTo(stage: Stage, first: string): Promise<void> {
	stage.press('g');
	await stage.until(rows => rows.includes(first) && cursorRow(stage) === first);
	await stage.quiet();
}

/**
Presses the keys of a round in the program's list, whose cursor is on the first row, and leaves it as it was. Without `isWhole`, only those that move the cursor.
*/
export async function playListRound(stage: Stage, {isWhole}: {readonly isWhole: boolean}): Promise<KeyRound> {
	const {measure, answer, costs} = pressOn(stage);
	const first = cursorRow(stage);
	await measure('move', 'j', presses.move);
	// To the bottom of the window, and further by so many rows that each key scrolls.
	await answer('j'.repeat(stage.rows().length));
	await measure('scroll by one', 'j', presses.scroll);
	await measure('page', keys.pageDown, presses.page);
	await measure('first, last', 'G');
	await measure('first, last', 'g');
	if (isWhole) {
		const [firstKey, ...furtherKeys] = typedFilter;
		await answer('/');
		await measure('first filter key', firstKey);
		for (const key of furtherKeys) {
			await measure('further filter key', key);
		}

		await measure('erase filter key', keys.backspace);
		await measure('clear filter', keys.escape);
		for (const letter of ['e', 'd']) {
			await answer('S');
			await measure('sort', letter);
		}

		await goTo(stage, first);
		await measure('mark', keys.space, presses.mark);
		// Forgets the marks.
		await answer(keys.escape);
		await goTo(stage, first);
	}

	return costs;
}
