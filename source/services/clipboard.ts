import {loadTmuxBuffer} from '../secrets/load-tmux-buffer.js';
import type {Services} from '../session/services.js';
import {clipboardSequence, multiplexerOf} from '../terminal/clipboard.js';

type Options = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/**
	Writes a control sequence to the terminal, between two frames. It must move no cursor.
	*/
	readonly sendToTerminal: (sequence: string) => void;
};

/**
Makes the way to the clipboard. In tmux, tmux itself is asked, because it tells whether it took the text; where it does not, and everywhere else, the terminal gets the sequence for its clipboard.
*/
export function createClipboard({environment, sendToTerminal}: Options): Services['writeClipboard'] {
	const through = multiplexerOf(environment);
	return async text => {
		const sequence = clipboardSequence(text, through);
		if (!sequence.ok) {
			return sequence;
		}

		if (through === 'tmux' && await loadTmuxBuffer(text, {environment}) === 'loaded') {
			return {ok: true, value: 'in-tmux'};
		}

		sendToTerminal(sequence.value);
		return {ok: true, value: through === 'tmux' ? 'past-tmux' : (through === 'screen' ? 'past-screen' : 'to-terminal')};
	};
}
