import {Buffer} from 'node:buffer';
import {decodeText} from '../storage/decode-text.js';
import {secretFromText, type SecretResult} from './secret-text.js';

const largest = 64 * 1024; // Bytes

/**
The management token on the first line of a stream, which is read to its end: what `--token-stdin` gives. Refused over 64 kB, as no token is that long.
*/
export async function readSecretStream(stream: NodeJS.ReadableStream): Promise<SecretResult> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of stream) {
			const bytes = Buffer.from(chunk);
			size += bytes.length;
			if (size > largest) {
				return {ok: false, message: 'Standard input gives more than 64 kB, so it is no token. Give it the management token alone.'};
			}

			chunks.push(bytes);
		}
	} catch {
		return {ok: false, message: 'Standard input cannot be read. Give it the management token, or leave out --token-stdin.'};
	}

	return secretFromText(decodeText(Buffer.concat(chunks)), 'Standard input');
}
