// The capacity of a pipe on Linux, in characters.
const chunkLength = 64 * 1024;

/**
Writes pieces of text in chunks, as fast as they are read. Once the reader has gone, as after `| head -1`, it stops and makes no further piece. That is not an error.

The stream's `error` event must have a listener: see `outliveReaders`.
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
Writes the text, and waits until the system has taken it. Gives false where it never will.
*/
async function isTaken(text: string, stream: NodeJS.WritableStream): Promise<boolean> {
	return new Promise(resolve => {
		stream.write(text, error => {
			resolve(!error);
		});
	});
}
