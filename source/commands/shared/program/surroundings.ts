import type {Timeouts} from '../../../api/types.js';
import type {Wait} from '../../../operations/back-off.js';
import type {Demo} from '../../../profiles/demo.js';
import {errorCode, errorReason} from '../../../storage/error-reason.js';

/**
What a command may use of its process and machine.
*/
export type CommandSurroundings = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/**
	The demo that runs for this command, where `--profile` names it.
	*/
	readonly demo?: Demo | undefined;
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream;
	/**
	Whether the flag or the environment forbids changes. A profile can forbid them too.
	*/
	readonly isReadOnly: boolean;
	/**
	What forbids changes: the flag, or the variable's name.
	*/
	readonly readOnlyBy?: string | undefined;
	/**
	Ms since the epoch.
	*/
	readonly now: () => number;
	/**
	Who runs the command. The journal keeps it as `user@host`.
	*/
	readonly actor: {readonly user: string; readonly hostname: string};
	/**
	How long calls may take, and how the engine waits between two checks. By default the client's timeouts and the real clock.
	*/
	readonly pace?: {readonly timeouts: Partial<Timeouts>; readonly wait: Wait};
};

// The second code follows the first, because EPIPE destroys the stream.
const readerIsGone = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

/**
Whether a stream failed because its reader has ended, as `head` does.
*/
export function hasNoReader(error: Error): boolean {
	return readerIsGone.has(errorCode(error) ?? '');
}

/**
Lets a command finish its work when the reader of its output has ended, as after `| head -1`, and when its output cannot be written, as on a full disk, which it says on stderr once. Gives a function that returns whether output could not be written.
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
	// Without stderr there is no way left to say so.
	stderr.on('error', () => undefined);
	return () => hasFailed;
}
