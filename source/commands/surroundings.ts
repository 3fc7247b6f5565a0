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
};

// After the first EPIPE the stream is destroyed.
const readerIsGone = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

/**
Lets a command finish what it does when nobody reads its output any more, as with `| head -1`. Every other error of the streams is thrown.
*/
export function outliveReaders(...streams: readonly NodeJS.WritableStream[]): void {
	for (const stream of streams) {
		stream.on('error', (error: NodeJS.ErrnoException) => {
			if (!readerIsGone.has(error.code ?? '')) {
				throw error;
			}
		});
	}
}
