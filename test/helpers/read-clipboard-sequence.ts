import {Buffer} from 'node:buffer';

/**
The text of a sequence for the clipboard (OSC 52), decoded. Throws where the sequence is another one.
*/
export function readClipboardSequence(sequence: string): string {
	const encoded = /^\u{1B}\]52;c;(?<encoded>[\w+/=]*)\u{7}$/u.exec(sequence)?.groups?.encoded; // eslint-disable-line no-control-regex, regexp/no-control-character -- an escape sequence begins with ESC
	if (encoded === undefined) {
		throw new Error(`not a sequence for the clipboard: ${JSON.stringify(sequence)}`);
	}

	return Buffer.from(encoded, 'base64').toString('utf8');
}
