import {Buffer} from 'node:buffer';
import {validate} from '../api/validate.js';
import {firstPreviousHash, readLine} from './chained-line.js';
import {lineSchema, type JournalLine} from './journal-entry.js';
import {splitLines} from './tail.js';

/**
One line of a chain: its bytes without the line end, and its entry.
*/
export type ChainLine = {
	readonly bytes: Uint8Array;
	readonly entry: JournalLine;
};

/**
The lines of a journal from its first one on, each following the one before; or the first line that does not, counted from 1, and why, as a sentence part.
*/
export type WholeChain =
	| {readonly ok: true; readonly lines: readonly ChainLine[]}
	| {readonly ok: false; readonly line: number; readonly problem: string};

/**
Reads a whole chain. With `forgivesTornLines` it skips bytes that are not a line, such as those of a write that a power cut tore, where the chain goes on after them. Nothing that was ever in the chain can be missing then.
*/
export function readWholeChain(bytes: Uint8Array, {forgivesTornLines}: {readonly forgivesTornLines: boolean}): WholeChain {
	const chain: ChainLine[] = [];
	let previous = {sequence: 0, hash: firstPreviousHash};
	for (const [index, text] of splitLines(bytes).entries()) {
		if (text.length === 0) {
			continue;
		}

		const broken = (problem: string): WholeChain => ({ok: false, line: index + 1, problem});
		const {lines, problem} = readLine(text);
		if (problem !== undefined && !forgivesTornLines) {
			return broken(problem);
		}

		for (const line of lines) {
			if (line.previousHash !== previous.hash || line.sequence !== previous.sequence + 1) {
				return broken('it does not follow the one before it: lines between them are missing, or were put in or moved');
			}

			const checked = validate(lineSchema, line.content, 'the line');
			if (!checked.ok) {
				return broken(`it is not an entry that this influx-tokens knows, ${checked.problem}`);
			}

			// Byte for byte what was written, as `readLine` has checked.
			chain.push({bytes: Buffer.from(JSON.stringify(line.content)), entry: checked.value});
			previous = line;
		}
	}

	return {ok: true, lines: chain};
}
