import {Buffer} from 'node:buffer';
import {refuse, type Result} from '../result.js';

/**
How long the encoded text may be, in bytes. Terminals commonly stop at 100,000 bytes for the whole sequence; 74,994 is the cap of hterm's osc52.sh, and every terminal that takes the sequence takes that much.
*/
const maximumBytes = 74_994;

/**
How many bytes of a sequence stand in one string for GNU screen, whose buffer for a string has 256 bytes in its older versions.
*/
const screenPiece = 76;

/**
The program between this one and the terminal: tmux, GNU screen, or none.
*/
export type Multiplexer = 'tmux' | 'screen' | undefined;

/**
The program that the variables of the environment name. Where one runs in the other, tmux comes first, because it can be asked whether it took a text.
*/
export function multiplexerOf({TMUX, STY}: Readonly<Record<string, string | undefined>>): Multiplexer {
	return TMUX ? 'tmux' : (STY ? 'screen' : undefined);
}

/**
The sequence `ESC ] 52 ; c ; base64 BEL`, which asks the terminal, also at the far end of an SSH connection, to put the text on its clipboard. Refused, with a sentence, for text with control characters (a pasted line break runs a command) and for text that is too long.

tmux and GNU screen keep the sequence for themselves, so in them it is wrapped as one that they pass on unread. tmux does that if its version is below 3.3 or `allow-passthrough` is on; the bare sequence would need `set-clipboard on`, which is never the default.

No terminal answers, and many ignore it: say that it was sent, never that the text was copied.
*/
export function clipboardSequence(text: string, through: Multiplexer): Result<string> {
	if (/\p{Control}/u.test(text)) {
		return refuse('The text holds control characters, and pasting it could run a command. Nothing was sent.');
	}

	const encoded = Buffer.from(text, 'utf8').toString('base64');
	return encoded.length > maximumBytes
		? refuse('The text is too long for a terminal\'s clipboard. Nothing was sent; write it to a file instead.')
		: {ok: true, value: wrapped(`\u{1B}]52;c;${encoded}\u{7}`, through)};
}

/**
The sequence in device control strings: one for tmux, with each ESC doubled, or as many as GNU screen needs.
*/
function wrapped(sequence: string, through: Multiplexer): string {
	if (through === 'tmux') {
		return `\u{1B}Ptmux;${sequence.replaceAll('\u{1B}', '\u{1B}\u{1B}')}\u{1B}\\`;
	}

	return through === 'screen'
		? sequence.replaceAll(new RegExp(`.{1,${screenPiece}}`, 'g'), piece => `\u{1B}P${piece}\u{1B}\\`)
		: sequence;
}
