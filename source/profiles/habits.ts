import path from 'node:path';
import {readHabitsFile, habitsVersion} from './habits-file.js';
import {changeHabits, type Habits, type HabitsChange} from './habits-schema.js';
import {holdFile} from './hold-file.js';
import {loadJsonWriter, type WriteJson} from './write-json.js';

export type {Habits, HabitsChange} from './habits-schema.js';

/**
What a program remembers of how it was used. Nothing here throws for what the file or the disk is.
*/
export type HabitsKeeper = {
	/**
	As read at the start and changed since.
	*/
	current(): Habits;
	/**
	Notes a change; it is written by the next `flush`. What has that value already changes nothing.
	*/
	keep(change: HabitsChange): void;
	/**
	Writes what has changed. Gives a sentence, raw, where the file was found damaged.
	*/
	flush(): Promise<string | undefined>;
	/**
	The same at once, for a program that ends on a signal; where nothing was written before, nothing is written now.
	*/
	flushNow(): string | undefined;
};

/**
Opens `habits.json` in `directory`. Reading it needs no library; conf is loaded with the first write.

Each write reads the file again and puts only what changed here since the last one into it, so that of two programs side by side the last one wins, field by field. What cannot be written is tried again at the next flush, and given up in silence: nobody's work hangs on it.
*/
export function openHabits({directory, now = () => new Date()}: {readonly directory: string; readonly now?: () => Date}): {readonly habits: HabitsKeeper; readonly notice: string | undefined} {
	const file = path.join(directory, 'habits.json');
	const opened = readHabitsFile(file, now());
	let current = opened.habits;
	let pending: readonly HabitsChange[] = opened.isDamaged && Object.keys(current).length > 0 ? [{}] : [];
	let write: WriteJson | undefined;

	function flushNow(): string | undefined {
		if (write === undefined || pending.length === 0) {
			return undefined;
		}

		const changes = pending;
		pending = [];
		const writeIt = write;
		return holdFile(file, () => {
			const there = readHabitsFile(file, now());
			if (!there.isUsable) {
				return undefined;
			}

			// What was lost with a file that is gone or damaged is still known here.
			let changed: Habits = {...current, ...there.habits};
			for (const change of changes) {
				changed = changeHabits(changed, change);
			}

			const reason = writeIt(directory, 'habits', {...there.rest, version: habitsVersion, ...changed});
			if (reason !== undefined) {
				pending = changes;
			}

			return there.notice;
		});
	}

	return {
		notice: opened.notice,
		habits: {
			current: () => current,
			keep(change) {
				const changed = changeHabits(current, change);
				if (JSON.stringify(changed) === JSON.stringify(current)) {
					return;
				}

				current = changed;
				pending = [...pending, change];
			},
			async flush() {
				if (pending.length > 0) {
					write ??= await loadJsonWriter();
				}

				return flushNow();
			},
			flushNow,
		},
	};
}
