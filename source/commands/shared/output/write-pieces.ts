// As much as a pipe of Linux holds.
const chunkLength = 64 * 1024;

/**
Writes pieces of text as fast as they are read, gathered into chunks. Once the reader has gone, as with `| head -1`, it ends and no further piece is made; that is no error.

The stream's own `error` event must be heard by somebody: see `outliveReaders`.
*/
export async function writePieces(pieces: Iterable<string>, stream: NodeJS.WritableStream): Promise<void> {
	let chunk = '';
	for (const piece of pieces) {
		chunk += piece;
		if (chunk.length < chunkLength) {
			continue;
		}

		if (!await isTaken(chunk, stream)) { // eslint-disable-line no-await-in-loop -- one after the other is what a stream is
			return;
		}

		chunk = '';
	}

	if (chunk !== '') {
		await isTaken(chunk, stream);
	}
}

/**
Writes, and waits until the system has taken the text or never will.
*/
async function isTaken(text: string, stream: NodeJS.WritableStream): Promise<boolean> {
	return new Promise(resolve => {
		stream.write(text, error => {
			resolve(!error);
		});
	});
}
