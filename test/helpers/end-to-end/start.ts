import {control} from '../keys.js';
import {launch, type Launched} from '../launch.js';
import {waitFor} from '../wait-for.js';

export type Started = Launched & {
	/**
	Everything that the program has sent through the pseudo-terminal, decoded as UTF-8: invalid bytes become U+FFFD.
	*/
	output(): string;
	/**
	Presses Ctrl+L and waits until the whole screen is painted again. The program has then handled every key that was pressed before.
	*/
	redrawn(): Promise<string>;
};

type Options = Parameters<typeof launch>[0];

// To paint everything again, Ink leaves and enters the alternate screen. It ends each frame with the end of a synchronised update.
const enterAlternateScreen = '\u{1B}[?1049h';
const endOfFrame = '\u{1B}[?2026l';

/**
Starts the built program and keeps its output.
*/
export function start(options: Options): Started {
	return keepOutput(launch(options));
}

/**
Keeps the output of a program from now on.
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
