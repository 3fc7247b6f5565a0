import {Buffer} from 'node:buffer';
import * as v from 'valibot';
import {validate} from '../api/validate.js';
import {readHabits, type Habits} from './habits-schema.js';
import {parseJson} from './parse-json.js';
import {readRegularFileNow} from './regular-file.js';
import {setFileAside} from './set-file-aside.js';

/**
The version of the file's format that this program reads and writes.
*/
export const habitsVersion = 1;

/**
What the file came to.

`rest` is what else it holds. `notice` says what was wrong with it, in sentences for a person. `isDamaged` means that it was renamed, so that nothing is there now. `isUsable` is false where it must not be written over.
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
Reads `habits.json`. No file is no habits. A damaged one is renamed to `habits.json.damaged-<time>`; what in it is whole is still given. Never throws for what the file or the disk is.
*/
export function readHabitsFile(file: string, now: Date): HabitsContent {
	const read = readRegularFileNow(file, largest);
	if (!read.ok) {
		return read.isMissing
			? empty
			: {...empty, isUsable: false, notice: `${name} cannot be read: ${read.reason}. ${forgotten}: ${file}.`};
	}

	const content = parseJson(Buffer.from(read.bytes).toString('utf8'));
	if (!content.ok) {
		// V8's own message would repeat a part of the file.
		return damaged(file, now, 'it is not JSON', empty);
	}

	const checked = validate(fileSchema, content.value, 'the file');
	if (!checked.ok) {
		return damaged(file, now, checked.problem, empty);
	}

	const {version, ...fields} = checked.value;
	if (version !== habitsVersion) {
		return {...empty, isUsable: false, notice: `${name} has version ${version}, and this influx-tokens reads version ${habitsVersion}. ${forgotten}: ${file}.`};
	}

	const {habits, rest, problems} = readHabits(fields);
	return problems.length > 0
		? damaged(file, now, problems.join('; '), {...empty, habits, rest})
		: {...empty, habits, rest};
}

function damaged(file: string, now: Date, problem: string, content: HabitsContent): HabitsContent {
	const aside = setFileAside(file, now);
	return aside.ok
		? {...content, isDamaged: true, notice: `${name} was damaged: ${problem}. It was set aside${Object.keys(content.habits).length > 0 ? ', and the rest of it kept' : ''}: ${aside.path}.`}
		: {...content, isUsable: false, notice: `${name} is damaged: ${problem}. It cannot be set aside (${aside.reason}): ${file}.`};
}
