import * as v from 'valibot';
import {validate} from '../api/validate.js';
import {decodeText} from '../storage/decode-text.js';
import {parseJson} from '../storage/parse-json.js';
import {readRegularFileNow} from '../storage/regular-file.js';
import {readHabits, type Habits} from './change-habits.js';

/**
The version of the file's format that this program reads and writes.
*/
export const habitsVersion = 1;

/**
The content of the file.

`rest` holds the fields that this program does not know. `notice` says in sentences for a person what was wrong with the file. `isDamaged` means that a person may set it aside. `isUsable` is false where the file must not be written over, as a damaged one.
*/
export type HabitsContent = {
	readonly habits: Habits;
	readonly rest: Readonly<Record<string, unknown>>;
	readonly notice: string | undefined;
	readonly isDamaged: boolean;
	readonly isUsable: boolean;
};

const largest = 16 * 1024 * 1024; // Bytes

const empty: HabitsContent = {
	habits: {}, rest: {}, notice: undefined, isDamaged: false, isUsable: true,
};

// The place comes last: a line of 80 cells has room for what happened.
const name = 'habits.json';
const forgotten = 'What you choose is forgotten at the end';

const fileSchema = v.looseObject({version: v.number()});

/**
Reads `habits.json` and changes nothing. A missing file has no habits. Of a damaged file it gives the fields that are whole. It never throws because of the file or the disk.
*/
export function readHabitsFile(file: string): HabitsContent {
	const read = readRegularFileNow(file, largest);
	if (!read.ok) {
		return read.isMissing
			? empty
			: {...empty, isUsable: false, notice: `${name} cannot be read: ${read.reason}. ${forgotten}: ${file}.`};
	}

	const content = parseJson(decodeText(read.bytes));
	if (!content.ok) {
		// V8's own message would repeat a part of the file.
		return damaged(file, 'it is not JSON', empty);
	}

	const checked = validate(fileSchema, content.value, 'the file');
	if (!checked.ok) {
		return damaged(file, checked.problem, empty);
	}

	const {version, ...fields} = checked.value;
	if (version !== habitsVersion) {
		return {...empty, isUsable: false, notice: `${name} has version ${version}, and this influx-tokens reads version ${habitsVersion}. ${forgotten}: ${file}.`};
	}

	const {habits, rest, problems} = readHabits(fields);
	return problems.length > 0
		? damaged(file, problems.join('; '), {...empty, habits, rest})
		: {...empty, habits, rest};
}

function damaged(file: string, problem: string, content: HabitsContent): HabitsContent {
	return {
		...content, isDamaged: true, isUsable: false, notice: `${name} is damaged: ${problem}. ${forgotten}; X on the first screen sets the file aside: ${file}.`,
	};
}
