import {keys, control} from '../../../test/helpers/keys.js';
import {openStage} from '../../stage/open-stage.js';
import type {Stage} from '../../stage/stage.js';
import {
	presses,
	pressOn,
	typedFilter,
	type KeyRound,
} from './key-round.js';

type FzfOptions = {
	/**
	The file with a line for each token.
	*/
	readonly file: string;
	readonly lines: number;
	readonly environment: Readonly<Record<string, string>>;
	readonly columns: number;
	readonly rows: number;
};

/**
Starts fzf with the lines of a file, from the top down as the program's list is, and waits until it has read them.
*/
export async function openFzf({file, lines, ...surroundings}: FzfOptions): Promise<Stage> {
	const stage = openStage({
		file: 'sh',
		arguments: ['-c', 'exec fzf --exact --multi --layout=reverse --bind home:first,end:last <"$1"', 'sh', file],
		...surroundings,
	});
	await stage.until(rows => rows.some(row => row.trim().startsWith(`${lines}/${lines}`)));
	await stage.quiet();
	return stage;
}

/**
Presses the same keys in fzf. It has no key that sorts.
*/
export async function playFzfRound(stage: Stage, {isWhole}: {readonly isWhole: boolean}): Promise<KeyRound> {
	const {measure, settle, answer, costs} = pressOn(stage);
	await settle(keys.home);
	await measure('move', keys.down, presses.move);
	await answer(keys.down.repeat(stage.rows().length));
	await measure('scroll by one', keys.down, presses.scroll);
	await measure('page', keys.pageDown, presses.page);
	await measure('first, last', keys.end);
	await measure('first, last', keys.home);
	if (isWhole) {
		const [firstKey, ...furtherKeys] = typedFilter;
		await measure('first filter key', firstKey);
		for (const key of furtherKeys) {
			await measure('further filter key', key);
		}

		await measure('erase filter key', keys.backspace);
		await measure('clear filter', control('u'));
		await settle(keys.home);
		await measure('mark', keys.tab, presses.mark);
		// Forgets the marks, which Shift+Tab takes away while it goes up.
		await settle(keys.up.repeat(presses.mark) + keys.tab.repeat(presses.mark));
	}

	return costs;
}
