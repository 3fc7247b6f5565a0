import {Buffer} from 'node:buffer';
import {StringDecoder} from 'node:string_decoder';
import {ColorAnswer} from './color-answer.js';
import {controlC} from './key-queue.js';
import {LongPaste} from './long-paste.js';
import {MouseReports} from './mouse-reports.js';
import {
	escape,
	isLoneEscape,
	isOpenPaste,
	isPaste,
	pasteEnd,
	pasteStart,
	splitKeys,
	withoutOpenEnd,
} from './split-keys.js';

/**
How long an ESC waits for the rest of a sequence before it is the key Esc, in ms. A network may deliver the bytes of one key in two parts: by this time the second part has come.
*/
export const defaultEscapeDelay = 100;

/**
How long a sequence that has begun with more than ESC waits for its end, in ms. It delays no key that a person presses here.
*/
const sequenceTimeout = 500;

/**
How long nothing may come in the middle of a bracketed paste, in ms, before it ends without its end.
*/
const pasteTimeout = 1000;

/**
How long the terminal's answer waits for its end once it has begun, in ms.
*/
const answerTimeout = 2000;

/**
The keys that one read completed, in order. `isPiece` says that they are one whole read of text, which is a part of a long paste without brackets.
*/
export type Delivery = {readonly keys: readonly string[]; readonly isPiece: boolean};

/**
Makes keys of what the terminal sends, in any parts, and gives them to `deliver`: at once, or after a pause where only the pause shows that a key has ended.
*/
export class KeyReader {
	readonly #deliver: (delivery: Delivery) => void;
	readonly #escapeDelay: number;
	readonly #decoder = new StringDecoder('utf8');
	readonly #mouse = new MouseReports();
	readonly #color = new ColorAnswer();
	readonly #longPaste = new LongPaste();
	#rest = '';
	#timer: NodeJS.Timeout | undefined;
	#afterTimer: NodeJS.Immediate | undefined;
	#isPasteCut = false;

	constructor(deliver: (delivery: Delivery) => void, escapeDelay: number) {
		this.#deliver = deliver;
		this.#escapeDelay = escapeDelay;
	}

	#accept(text: string, isComplete = false): void {
		const {keys, rest} = splitKeys(text, isComplete);
		this.#rest = this.#longPaste.shorten(rest);
		this.#deliver({
			keys: keys.map(key => this.#longPaste.finish(key)),
			isPiece: keys.length === 1 && isPaste(keys[0]!) && !isPaste(text),
		});
	}

	#waitAfter(text: string): void {
		if (isOpenPaste(this.#rest)) {
			// ESC alone in a read is the key, or the first byte of the paste's end.
			const isEscape = text === escape;
			this.#wait(isEscape ? this.#escapeDelay : pasteTimeout, () => {
				this.#endPaste();
				if (isEscape) {
					this.#accept(escape, true);
				}
			});
		} else if (this.#color.isOpen) {
			this.#wait(answerTimeout, () => {
				this.#accept(this.#rest + this.#color.cut(), true);
			});
		} else if (this.#rest !== '' || this.#mouse.isOpen) {
			this.#wait(isLoneEscape(this.#rest) ? this.#escapeDelay : Math.max(this.#escapeDelay, sequenceTimeout), () => {
				this.#mouse.reset();
				this.#accept(this.#rest, true);
			});
		}
	}

	/**
	Calls `act` after the time, unless more comes before. Where the program itself was busy for longer than that, what came meanwhile is read first: the event loop reads between a timer and an immediate.
	*/
	#wait(time: number, act: () => void): void {
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			this.#afterTimer = setImmediate(() => {
				this.#afterTimer = undefined;
				act();
			});
		}, time);
	}

	#stopWaiting(): void {
		clearTimeout(this.#timer);
		clearImmediate(this.#afterTimer);
		this.#timer = undefined;
		this.#afterTimer = undefined;
	}

	/**
	Gives out an unfinished paste as one that ended here.
	*/
	#endPaste(): void {
		const isBegun = isPaste(this.#rest);
		const paste = withoutOpenEnd(this.#rest) + pasteEnd;
		this.#isPasteCut = isBegun;
		this.#accept(isBegun ? paste : '');
	}

	/**
	Marks the text as pasted that comes with the end of a paste, where the paste has ended before: as keys it would act.
	*/
	#joinCutPaste(text: string): string {
		const end = text.indexOf(pasteEnd);
		const start = text.indexOf(pasteStart);
		const isJoined = this.#isPasteCut && end !== -1 && (start === -1 || start > end);
		this.#isPasteCut &&= end === -1 && start === -1;
		return isJoined ? pasteStart + text : text;
	}

	/**
	Takes the terminal's answer out of what one read brought, but not out of a paste.
	*/
	#withoutColor(read: string): string {
		if (!isOpenPaste(this.#rest)) {
			const {text, rest} = this.#color.strip(read, this.#rest);
			this.#rest = rest;
			return text;
		}

		this.#color.forgetEscape();
		const end = (this.#rest + read).indexOf(pasteEnd);
		const length = end === -1 ? read.length : end + pasteEnd.length - this.#rest.length;
		return read.slice(0, length) + this.#color.strip(read.slice(length), '').text;
	}

	/**
	Whether the start of a key waits for its end. An unfinished paste does not count.
	*/
	get isWaiting(): boolean {
		return (this.#timer !== undefined || this.#afterTimer !== undefined) && !isOpenPaste(this.#rest);
	}

	/**
	Takes the terminal's answer about the colour of its background out of the keys from now on, and gives it to `listener`, such as `rgb:ffff/ffff/ffff`.
	*/
	expectColor(listener: (color: string) => void): void {
		this.#color.expect(listener);
	}

	/**
	Takes what one read brought.
	*/
	receive(chunk: Uint8Array | string): void {
		const read = this.#decoder.write(this.#mouse.strip(typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
		const text = this.#withoutColor(read);
		this.#stopWaiting();
		// A paste whose end was lost would swallow every key, also the one that ends the program.
		if (text === controlC && isOpenPaste(this.#rest)) {
			this.#longPaste.drop();
			this.#accept(text);
			return;
		}

		this.#accept(this.#rest + this.#joinCutPaste(text));
		this.#waitAfter(text);
	}

	/**
	Gives out what has waited: nothing more comes.
	*/
	end(): void {
		this.#stopWaiting();
		this.#accept(this.#rest + this.#decoder.end(), true);
	}
}
