/**
The text of a file's bytes: UTF-8, or UTF-16 where a byte order mark says so, as Windows PowerShell's `>` writes. The mark itself is not part of the text. Bytes that are not a character in that encoding become U+FFFD.
*/
export function decodeText(bytes: Uint8Array): string {
	const [first, second] = bytes;
	let encoding = 'utf8';
	if (first === 0xFF && second === 0xFE) {
		encoding = 'utf-16le';
	} else if (first === 0xFE && second === 0xFF) {
		encoding = 'utf-16be';
	}

	return new TextDecoder(encoding).decode(bytes);
}
