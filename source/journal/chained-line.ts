import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {canonicalJson, isRecord} from './canonical-json.js';

/**
The previous hash in the first line of a file.
*/
export const firstPreviousHash = '0'.repeat(64);

/**
A line whose hash is right, so its content is as it was written.
*/
export type ChainedLine = {
	readonly sequence: number;
	readonly previousHash: string;
	readonly hash: string;
	/**
	The whole line, not yet checked to be an entry.
	*/
	readonly content: unknown;
};

/**
The lines in the bytes between two line ends. `problem` says why the bytes are not exactly one line as it was written. Then `lines` has the whole lines that could still be found in them.
*/
export type LineContent = {
	readonly lines: readonly ChainedLine[];
	readonly problem: string | undefined;
};

/**
The longest line that is written or read, in bytes. It is far more than the grants of any token need.
*/
export const longestLine = 32 * 1024 * 1024;

// Every line begins like this, and nothing inside one does: a quotation mark in a text is escaped.
const beginning = '{"version":';

/**
The text of a line, without its line end, and its hash.
*/
export function sealLine(content: Readonly<Record<string, unknown>>): {readonly text: string; readonly hash: string} {
	const hash = hashOf(content);
	return {text: JSON.stringify({...content, hash}), hash};
}

/**
Reads the bytes between two line ends and checks that they are exactly what `sealLine` wrote.

Where they are not, as after a torn write or a lost line end that made two lines one, it still finds every whole line among them by its hash.
*/
export function readLine(bytes: Uint8Array): LineContent {
	if (bytes.length > longestLine) {
		return {lines: [], problem: 'it is longer than 32 MB'};
	}

	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const whole = openLine(buffer);
	if (typeof whole !== 'string') {
		return {lines: [whole], problem: undefined};
	}

	const starts: number[] = [];
	for (let start = buffer.indexOf(beginning); start !== -1; start = buffer.indexOf(beginning, start + 1)) {
		starts.push(start);
	}

	const lines = starts
		.map((start, index) => buffer.subarray(start, starts[index + 1]))
		// Without its last byte: that may be what became of a line end.
		.flatMap(piece => [openLine(piece), openLine(piece.subarray(0, -1))])
		.filter(line => typeof line !== 'string');
	return {lines, problem: whole};
}

function openLine(bytes: Uint8Array): ChainedLine | string {
	let content: unknown;
	try {
		content = JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return 'it is not JSON';
	}

	if (!isRecord(content)) {
		return 'it is not an entry';
	}

	const {hash, ...hashed} = content;
	const {sequence, previousHash} = hashed;
	if (typeof hash !== 'string' || typeof previousHash !== 'string' || typeof sequence !== 'number') {
		return 'it is not an entry';
	}

	// The same value can be written in several ways, and only the bytes that `sealLine` wrote are right.
	return hash === hashOf(hashed) && Buffer.compare(bytes, Buffer.from(JSON.stringify(content))) === 0
		? {
			sequence, previousHash, hash, content,
		}
		: 'it is not what was written, its hash does not match';
}

function hashOf(content: Readonly<Record<string, unknown>>): string {
	return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
