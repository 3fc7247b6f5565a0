import {Buffer} from 'node:buffer';
import type {FileHandle} from 'node:fs/promises';
import {
	firstPreviousHash,
	longestLine,
	readLine,
	type ChainedLine,
} from './chained-line.js';

/**
Where a file's chain ends: the last line that is whole, and whether a line end follows the last byte. Without any whole line the sequence is 0.
*/
export type Tail = {
	readonly sequence: number;
	readonly hash: string;
	readonly hasLineEnd: boolean;
};

const chunkSize = 64 * 1024; // Bytes
const lineEnd = 0x0A;

/**
Reads a file of `size` bytes backwards until it finds a line whose hash is right. Each byte is read and looked at once, and no more than the longest line is kept.
*/
export async function readTail(handle: FileHandle, size: number): Promise<Tail> {
	const line = new LineFromBehind();
	let start = size;
	let hasLineEnd = true;
	while (start > 0) {
		const length = Math.min(chunkSize, start);
		start -= length;
		const chunk = Buffer.alloc(length);
		// eslint-disable-next-line no-await-in-loop -- one read follows the other
		await handle.read(chunk, 0, length, start);
		if (start + length === size) {
			hasLineEnd = chunk.at(-1) === lineEnd;
		}

		let end = length;
		while (end > 0) {
			const place = chunk.lastIndexOf(lineEnd, end - 1);
			line.prepend(chunk.subarray(place + 1, end));
			// Without a line end before it, the line may begin before this chunk.
			const last = place === -1 && start > 0 ? undefined : line.take();
			if (last) {
				return {sequence: last.sequence, hash: last.hash, hasLineEnd};
			}

			end = place;
		}
	}

	return {sequence: 0, hash: firstPreviousHash, hasLineEnd};
}

/**
Collects a line that is read from its end to its beginning.
*/
class LineFromBehind {
	#parts: Uint8Array[] = [];
	#length = 0;

	prepend(part: Uint8Array): void {
		this.#length += part.length;
		this.#parts = this.#length > longestLine ? [] : this.#parts;
		if (this.#length <= longestLine) {
			this.#parts.push(part);
		}
	}

	/**
	The content of the line, if its hash is right. The next `prepend` begins another line.
	*/
	take(): ChainedLine | undefined {
		const parts = this.#length > longestLine ? [] : this.#parts.toReversed();
		this.#parts = [];
		this.#length = 0;
		return readLine(Buffer.concat(parts)).lines.at(-1);
	}
}

/**
The bytes between the line ends. The last element is what follows the last line end.
*/
export function splitLines(bytes: Uint8Array): Uint8Array[] {
	const lines: Uint8Array[] = [];
	let start = 0;
	for (let end = bytes.indexOf(lineEnd); end !== -1; end = bytes.indexOf(lineEnd, start)) {
		lines.push(bytes.subarray(start, end));
		start = end + 1;
	}

	return [...lines, bytes.subarray(start)];
}
