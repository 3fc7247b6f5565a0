const reasons = new Map([
	['EACCES', 'permission denied'],
	['EBUSY', 'it is in use'],
	['EDQUOT', 'the disk quota is used up'],
	['EFBIG', 'the file would become too large'],
	['EISDIR', 'it is a directory'],
	['ELOOP', 'it is a symbolic link'],
	['EMFILE', 'too many files are open'],
	['ENOENT', 'it does not exist'],
	['ENOSPC', 'no space is left on the disk'],
	['ENOTDIR', 'a part of its path is not a directory'],
	['EPERM', 'the system does not permit it'],
	['EROFS', 'the disk is read-only'],
]);

/**
Why this program does not use a file that the system would let it use. The message is a sentence part without a final stop.
*/
export class FileProblem extends Error {}

/**
Why a file operation failed, as a sentence part without a final stop: `no space is left on the disk`. For a code not known here it is the code itself.

Throws the error itself when it is not one of the system's, because then it is a mistake of this program.
*/
export function errorReason(error: unknown): string {
	if (error instanceof FileProblem) {
		return error.message;
	}

	const code = errorCode(error);
	if (code === undefined) {
		throw error;
	}

	return reasons.get(code) ?? code;
}

/**
The system's code of an error (`ENOENT`), if it has one.
*/
export function errorCode(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
