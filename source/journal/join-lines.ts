import {Buffer} from 'node:buffer';
import type {ChainLine} from './whole-chain.js';

const lineEnd = Buffer.from('\n');

/**
The lines of a chain as a file holds them, each with its line end.
*/
export function joinLines(lines: readonly ChainLine[]): Uint8Array {
	return Buffer.concat(lines.flatMap(({bytes}) => [bytes, lineEnd]));
}
