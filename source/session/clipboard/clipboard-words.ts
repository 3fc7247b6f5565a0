/**
What is known about a text that was sent to the clipboard:

- `in-tmux`: tmux said that it has the text, and passed it on to its terminal.
- `past-tmux`: tmux did not take it; it was sent so that tmux passes it on unread, if it may.
- `past-screen`: it was sent through GNU screen.
- `to-terminal`: it was sent to the terminal.
*/
export type ClipboardWay = 'in-tmux' | 'past-tmux' | 'past-screen' | 'to-terminal';

/**
A sentence or two on what is known, and what must be allowed so that the text can be pasted, at most 79 cells long. `what` names the text, as in `the token ID`. No terminal says whether it took a text.
*/
export function clipboardWords(way: ClipboardWay, what: string): string {
	const words: Readonly<Record<ClipboardWay, string>> = {
		'in-tmux': `tmux has ${what} in its buffer, and the terminal too if it allows OSC 52.`,
		'past-tmux': `tmux took nothing; ${what} went past it, if allow-passthrough is on.`,
		'past-screen': `Sent ${what} through screen. It is copied if the terminal allows OSC 52.`,
		'to-terminal': `Sent ${what} to the terminal. It is copied if the terminal allows OSC 52.`,
	};
	return words[way];
}
