import {Buffer} from 'node:buffer';
import {decodeText} from '../storage/decode-text.js';
import {refuse, type Result} from '../result.js';
import {secretFromText} from './secret-from-text.js';
import type {Secret} from './secret.js';

const largest = 64 * 1024; // Bytes

/**
Reads the management token from the first line of a stream, for `--token-stdin`. It reads the stream to its end, and refuses more than 64 kB, because no token is that long.
*/
export async function readSecretStream(stream: NodeJS.ReadableStream): Promise<Result<Secret>> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of stream) {
			const bytes = Buffer.from(chunk);
			size += bytes.length;
			if (size > largest) {
				return refuse('Standard input gives more than 64 kB, so it is not a token. Give it the management token alone.');
			}

			chunks.push(bytes);
		}
	} catch {
		return refuse('Standard input cannot be read. Give it the management token, or leave out --token-stdin.');
	}

	return secretFromText(decodeText(Buffer.concat(chunks)), 'Standard input');
}
