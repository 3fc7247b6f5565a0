import {
	open,
	rename,
	unlink,
	type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {refuse, type Result} from '../result.js';
import {errorCode, errorReason} from './error-reason.js';
import {syncDirectory} from './sync-directory.js';

/**
Writes a file in place of the one that may be there: whole or not at all. A reader sees the old text or the new one, never a part, because the text is written to another file of the directory, which is then renamed. Its name begins with a dot and ends with `.tmp`, so that programs that read all files of a directory by their endings pass it over.

`mode` is that of the new file, whatever the old one had and whatever the umask says. A link is replaced, and not what it leads to. Gives the whole path once the file and its name are on the disk.
*/
export async function writeOver(file: string, content: string | Uint8Array, mode: number): Promise<Result<string>> {
	const whole = path.resolve(file);
	const temporary = path.join(path.dirname(whole), `.${path.basename(whole)}.${process.pid}.tmp`);
	let handle: FileHandle | undefined;
	try {
		// A file that a killed program of the same number left there is of no use to anybody.
		await unlink(temporary).catch(() => undefined);
		handle = await open(temporary, 'wx', mode);
		await setMode(handle, mode);
		await handle.writeFile(content);
		await handle.sync();
		await handle.close();
		await rename(temporary, whole);
		await syncDirectory(path.dirname(whole));
		return {ok: true, value: whole};
	} catch (error) {
		if (handle) {
			await handle.close().catch(() => undefined);
			await unlink(temporary).catch(() => undefined);
		}

		return refuse(`${whole} cannot be written: ${errorReason(error)}.`);
	}
}

async function setMode(handle: FileHandle, mode: number): Promise<void> {
	try {
		await handle.chmod(mode);
	} catch (error) {
		// Some file systems have no permission bits.
		if (!['EPERM', 'ENOTSUP', 'EINVAL'].includes(errorCode(error) ?? '')) {
			throw error;
		}
	}
}
