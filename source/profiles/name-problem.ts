import {hasSecretShape} from '../secrets/redact.js';
import {nameKey} from './name-key.js';

const longestName = 64; // UTF-16 units

const reservedNames: ReadonlySet<string> = new Set(['demo', 'environment']);

/**
What is wrong with a name of a profile, an account or a cluster, as a sentence part without a subject (`is empty`), or undefined when nothing is. A name must not hold a comma, because the form separates clusters by commas.
*/
export function nameProblem(name: string): string | undefined {
	if (name.trim() === '') {
		return 'is empty';
	}

	if (name.length > longestName) {
		return `is longer than ${longestName} characters`;
	}

	if (/[\p{Line_Separator}\p{Other}\p{Paragraph_Separator},]/u.test(name)) {
		return 'holds a comma or a character that cannot be shown';
	}

	if (name !== name.trim()) {
		return 'begins or ends with white space';
	}

	return hasSecretShape(name) ? 'looks like a token' : undefined;
}

/**
Whether the name belongs to a profile that the program makes by itself: Demo, Environment.
*/
export function isReservedName(name: string): boolean {
	return reservedNames.has(nameKey(name));
}
