import {control} from '../keys.js';
import {launch, type Launched} from '../launch.js';
import {waitFor} from '../wait-for.js';

export type Started = Launched & {
	/**
	Everything the program has sent, as it came through the pseudo-terminal. The terminal is a UTF-8 one: bytes that are no UTF-8 arrive as U+FFFD.
	*/
	output(): string;
	/**
	Presses Ctrl+L and waits until the screen has been painted anew, so that every key pressed before has been obeyed and shown.
	*/
	redrawn(): Promise<string>;
};

type Options = Parameters<typeof launch>[0];

// Ink leaves and enters the alternate screen to paint everything anew, and ends each frame with the end of a synchronised update.
const enterAlternateScreen = '\u{1B}[?1049h';
const endOfFrame = '\u{1B}[?2026l';

/**
Starts the built program and keeps what it sends.
*/
export function start(options: Options): Started {
	return keepOutput(launch(options));
}

/**
Keeps what a program sends from now on.
*/
export function keepOutput(launched: Launched): Started {
	const {terminal} = launched;
	const write = terminal.write.bind(terminal);
	const chunks: string[] = [];
	let unparsed = 0;
	terminal.write = (data, done) => {
		chunks.push(String(data));
		unparsed++;
		write(data, () => {
			unparsed--;
			done?.();
		});
	};

	return {
		...launched,
		output: () => chunks.join(''),
		async redrawn() {
			const before = chunks.length;
			launched.press(control('l'));
			await waitFor(() => {
				const sent = chunks.slice(before).join('');
				const entered = sent.indexOf(enterAlternateScreen);
				return unparsed === 0 && entered !== -1 && sent.includes(endOfFrame, entered) && sent.endsWith(endOfFrame);
			}, {describe: () => `a redraw; the screen was:\n${launched.screenText()}`});
			return launched.screenText();
		},
	};
}
