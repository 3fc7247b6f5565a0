import {Buffer} from 'node:buffer';
import type {FileHandle} from 'node:fs/promises';
import {firstPreviousHash, readLine} from './chained-line.js';

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
Reads a file of `size` bytes backwards until a line is found that says what was written.
*/
export async function readTail(handle: FileHandle, size: number): Promise<Tail> {
	let start = size;
	let rest = Buffer.alloc(0);
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

		const lines = splitLines(Buffer.concat([chunk, rest]));
		// The first one may begin before this chunk.
		rest = Buffer.from(start === 0 ? [] : lines.shift()!);
		for (const line of lines.toReversed()) {
			const last = readLine(line).lines.at(-1);
			if (last) {
				return {sequence: last.sequence, hash: last.hash, hasLineEnd};
			}
		}
	}

	return {sequence: 0, hash: firstPreviousHash, hasLineEnd};
}

/**
The bytes between the line ends; what follows the last one is the last element.
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
