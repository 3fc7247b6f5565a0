import path from 'node:path';
import {holdFile} from '../storage/hold-file.js';
import {setFileAside} from '../storage/set-file-aside.js';
import {loadJsonWriter, type WriteJson} from '../storage/write-json.js';
import {changeHabits, type Habits, type HabitsChange} from './change-habits.js';
import {readHabitsFile, habitsVersion} from './habits-file.js';

export type {Habits, HabitsChange} from './change-habits.js';

/**
What the program remembers of how it was used. No method throws because of the file or the disk.
*/
export type HabitsKeeper = {
	/**
	The habits as they were read at the start, with the changes since.
	*/
	current(): Habits;
	/**
	Notes a change, which the next `flush` writes. A change to the same value does nothing.
	*/
	keep(change: HabitsChange): void;
	/**
	Writes what has changed. Gives a sentence, raw, where the file was found damaged.
	*/
	flush(): Promise<string | undefined>;
	/**
	Does the same without waiting, for a program that ends on a signal. Writes nothing where `flush` was never called, because the writer is not loaded then.
	*/
	flushNow(): string | undefined;
	/**
	Whether the file was damaged when it was last read, and is still in its place.
	*/
	isDamaged(): boolean;
	/**
	Renames a damaged file to `habits.json.damaged-<time>`. The next flush writes the fields that were whole in it. Call it only when a person asked for it. Gives a sentence, raw.
	*/
	setAside(): string;
};

/**
Opens `habits.json` in `directory`. Reading it needs no library; conf is loaded with the first write.

Each write reads the file again and puts only what changed here since the last one into it, so that of two programs side by side the last one wins, field by field. A write that fails is tried again at the next flush, without a message, because no work depends on it.
*/
export function openHabits({directory, now = () => new Date()}: {readonly directory: string; readonly now?: () => Date}): {readonly habits: HabitsKeeper; readonly notice: string | undefined} {
	const file = path.join(directory, 'habits.json');
	const opened = readHabitsFile(file);
	let current = opened.habits;
	let pending: readonly HabitsChange[] = [];
	let write: WriteJson | undefined;
	let {isDamaged} = opened;

	function flushNow(): string | undefined {
		if (write === undefined || pending.length === 0) {
			return undefined;
		}

		const changes = pending;
		pending = [];
		const writeIt = write;
		return holdFile(file, () => {
			const there = readHabitsFile(file);
			if (!there.isUsable) {
				const isNew = there.isDamaged && !isDamaged;
				({isDamaged} = there);
				return isNew ? there.notice : undefined;
			}

			// This process still knows what was in a file that is gone or was set aside.
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
			isDamaged: () => isDamaged,
			setAside() {
				return holdFile(file, () => {
					const aside = setDamagedAside(file, now());
					isDamaged = aside.isDamaged;
					pending = aside.isMoved ? [...pending, {}] : pending;
					return aside.words;
				});
			},
		},
	};
}

/**
Renames the file if it is still damaged. Gives what happened: whether it was renamed, whether a damaged file is still there, and a sentence, raw.
*/
function setDamagedAside(file: string, now: Date): {readonly isMoved: boolean; readonly isDamaged: boolean; readonly words: string} {
	if (!readHabitsFile(file).isDamaged) {
		return {isMoved: false, isDamaged: false, words: `${file} is not damaged any more.`};
	}

	const aside = setFileAside(file, now);
	return aside.ok
		? {isMoved: true, isDamaged: false, words: `${file} was set aside as ${aside.path}.`}
		: {isMoved: false, isDamaged: true, words: `${file} cannot be set aside: ${aside.reason}. Delete it: it holds nothing but what you chose.`};
}
