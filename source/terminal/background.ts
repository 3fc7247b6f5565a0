export type Background = 'light' | 'dark';

/**
The question for the background's colour, `ESC ] 11 ; ? BEL`.
*/
const question = '\u{1B}]11;?\u{7}';

/**
How long an answer counts, in ms. One that comes later changes no colours under the hand of a person who reads.
*/
const answerTime = 100;

/**
How long after the question the terminal must stay this program's, in ms, because an answer that comes then would be typed into the shell.
*/
const leaveTime = 500;

/**
The question that was asked, and what has come of it.
*/
export type BackgroundQuestion = {
	/**
	Undefined as long as the terminal has not answered, and for good where it did not answer in time.
	*/
	current(): Background | undefined;
	/**
	Calls `onAnswer` once, when an answer in time has come. Gives a function that ends this.
	*/
	subscribe(onAnswer: () => void): () => void;
	/**
	Resolves when no answer can reach the shell any more: it has come, or half a second has passed since the question.
	*/
	readonly settled: Promise<void>;
};

export type AskBackgroundOptions = {
	readonly stdout: NodeJS.WritableStream;
	readonly input: {expectColor(listener: (color: string) => void): void};
	/**
	How long an answer counts, in ms, where that is more than by default: a person who sets a longer pause for Esc has a slow line.
	*/
	readonly delay?: number | undefined;
};

/**
Asks the terminal for the colour of its background (OSC 11) and does not wait. Call it while raw mode is on, because the answer would be echoed otherwise. Terminals that do not know the question answer nothing, and nothing more is sent.
*/
export function askBackground({stdout, input, delay = 0}: AskBackgroundOptions): BackgroundQuestion {
	const listeners = new Set<() => void>();
	const {promise: settled, resolve: settle} = Promise.withResolvers<void>();
	let background: Background | undefined;
	let isOver = false;
	// What came while the program was busy is read before an immediate.
	const timer = setTimeout(() => {
		setImmediate(() => {
			isOver = true;
		});
	}, Math.max(answerTime, delay)).unref();
	const leaveTimer = setTimeout(() => {
		setImmediate(settle);
	}, Math.max(leaveTime, delay));
	leaveTimer.unref();

	input.expectColor(color => {
		clearTimeout(timer);
		clearTimeout(leaveTimer);
		settle();
		if (isOver) {
			return;
		}

		isOver = true;
		background = backgroundOf(color);
		if (background !== undefined) {
			for (const listener of listeners) {
				listener();
			}
		}
	});
	stdout.write(question);
	return {
		current: () => background,
		subscribe(onAnswer) {
			listeners.add(onAnswer);
			return () => {
				listeners.delete(onAnswer);
			};
		},
		settled,
	};
}

/**
Whether a colour is light: black text stands out better on it than white text (WCAG 2). The colour is as X11 writes it, `rgb:ffff/ffff/ffff` with one to four digits each, `rgba:` with a fourth part, or `#ffffff`. Undefined for any other text.
*/
export function backgroundOf(color: string): Background | undefined {
	const digits = /^rgba?:(?<red>[\da-f]{1,4})\/(?<green>[\da-f]{1,4})\/(?<blue>[\da-f]{1,4})(?:\/[\da-f]{1,4})?$/i.exec(color)?.groups
		?? /^#(?<red>[\da-f]{2})(?<green>[\da-f]{2})(?<blue>[\da-f]{2})$/i.exec(color)?.groups;
	if (digits === undefined) {
		return undefined;
	}

	const [red, green, blue] = [digits.red!, digits.green!, digits.blue!].map(part => linear(Number.parseInt(part, 16) / ((16 ** part.length) - 1)));
	const luminance = (0.2126 * red!) + (0.7152 * green!) + (0.0722 * blue!);
	return (luminance + 0.05) ** 2 > 0.05 * 1.05 ? 'light' : 'dark';
}

const linear = (value: number): number => value <= 0.039 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
