import {renameSync} from 'node:fs';
import {errorReason} from './error-reason.js';

/**
Renames a damaged file to `<file>.damaged-<time>`, and gives that path; or why it could not, as a sentence part.
*/
export function setFileAside(file: string, now: Date): {readonly ok: true; readonly path: string} | {readonly ok: false; readonly reason: string} {
	// Windows has no colons in file names.
	const aside = `${file}.damaged-${now.toISOString().replaceAll(':', '-')}`;
	try {
		renameSync(file, aside);
		return {ok: true, path: aside};
	} catch (error) {
		return {ok: false, reason: errorReason(error)};
	}
}
