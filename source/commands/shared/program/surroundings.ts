import type {Timeouts} from '../../../api/types.js';
import type {Wait} from '../../../operations/back-off.js';
import {errorCode, errorReason} from '../../../storage/error-reason.js';

/**
What a command has of the world.
*/
export type CommandSurroundings = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream;
	/**
	By flag or environment; a profile can only add to it.
	*/
	readonly isReadOnly: boolean;
	/**
	What set it: the flag, or the variable's name.
	*/
	readonly readOnlyBy?: string | undefined;
	/**
	Ms since the epoch.
	*/
	readonly now: () => number;
	/**
	`user@host`.
	*/
	readonly actor: {readonly user: string; readonly hostname: string};
	/**
	How long calls may take, and how the engine waits between its looks. Default: the client's timeouts, and the real clock.
	*/
	readonly pace?: {readonly timeouts: Partial<Timeouts>; readonly wait: Wait};
};

// After the first EPIPE the stream is destroyed.
const readerIsGone = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

/**
Whether a stream failed because its reader ended, as `head` does.
*/
export function hasNoReader(error: Error): boolean {
	return readerIsGone.has(errorCode(error) ?? '');
}

/**
Lets a command finish what it does when nobody reads its output any more, as with `| head -1`, and when its output cannot be written, as on a full disk: that is said on stderr once. Gives a function that tells whether it was so.
*/
export function outliveReaders({stdout, stderr}: Pick<CommandSurroundings, 'stdout' | 'stderr'>): () => boolean {
	let hasFailed = false;
	stdout.on('error', (error: Error) => {
		if (hasNoReader(error)) {
			return;
		}

		if (!hasFailed) {
			stderr.write(`The output cannot be written: ${errorReason(error)}.\n`);
		}

		hasFailed = true;
	});
	// There is nobody left to tell.
	stderr.on('error', () => undefined);
	return () => hasFailed;
}
