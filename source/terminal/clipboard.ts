import {Buffer} from 'node:buffer';
import {refuse, type Result} from '../result.js';

/**
How long the encoded text may be, in bytes. Terminals commonly stop at 100,000 bytes for the whole sequence; 74,994 is the cap of hterm's osc52.sh, and every terminal that takes the sequence takes that much.
*/
const maximumBytes = 74_994;

/**
The sequence `ESC ] 52 ; c ; base64 BEL`, which asks the terminal, also at the far end of an SSH connection, to put the text on its clipboard. Refused, with a sentence, for text with control characters (a pasted line break runs a command) and for text that is too long.

No terminal answers, and many ignore it (tmux unless `set-clipboard on`): say "sent to your terminal's clipboard", never "copied".
*/
export function clipboardSequence(text: string): Result<string> {
	if (/\p{Control}/u.test(text)) {
		return refuse('The text holds control characters, and pasting it could run a command. Nothing was sent.');
	}

	const encoded = Buffer.from(text, 'utf8').toString('base64');
	return encoded.length > maximumBytes
		? refuse('The text is too long for a terminal\'s clipboard. Nothing was sent; write it to a file instead.')
		: {ok: true, value: `\u{1B}]52;c;${encoded}\u{7}`};
}

/**
Sends the text to the terminal's clipboard. Safe between two frames: the sequence moves no cursor.
*/
export function writeClipboard(stdout: NodeJS.WritableStream, text: string): Result<string> {
	const result = clipboardSequence(text);
	if (result.ok) {
		stdout.write(result.value);
	}

	return result;
}
