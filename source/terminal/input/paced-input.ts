import {Readable} from 'node:stream';
import {controlC, KeyQueue} from './key-queue.js';
import {defaultEscapeDelay, KeyReader, type Delivery} from './key-reader.js';
import {isHeldByInk, isPaste} from './split-keys.js';

/**
How long no key is given out after one that Ink itself holds for 20 ms, in ms. A second Esc in that time would become Alt+Esc.
*/
const inkTimeout = 30;

/**
The part of `process.stdin` that is used here.
*/
export type TerminalInput = NodeJS.ReadableStream & {
	readonly isTTY?: boolean;
	setRawMode?(isEnabled: boolean): unknown;
	ref?(): unknown;
	unref?(): unknown;
};

/**
A terminal's input, one key at a time. Ink hands over everything one read brought as one string, or as several keys without a render in between, so that on a slow link keys are lost, or act on the screen before the last one. This stream splits each read into keys and gives out one per turn of the event loop, in order, so each key meets the screen that the key before it left.

It reads its source only while raw mode is on, so that another program can have the terminal; keys already read wait. It ends when the source ends or fails.
*/
export class PacedInput extends Readable {
	readonly #source: TerminalInput;
	readonly #reader: KeyReader;
	readonly #keys = new KeyQueue();
	#isRaw = false;
	#interrupt: 'none' | 'expected' | 'taken' = 'none';
	#isScheduled = false;
	#isHeld = false;
	#isBurst = false;
	#hasSourceEnded = false;
	#isClosed = false;

	readonly #receive = (chunk: Uint8Array | string): void => {
		this.#reader.receive(chunk);
	};

	readonly #end = (): void => {
		if (this.#hasSourceEnded) {
			return;
		}

		this.#hasSourceEnded = true;
		this.#reader.end();
	};

	readonly isTTY: boolean; // eslint-disable-line @typescript-eslint/naming-convention -- Node's name

	constructor(source: TerminalInput, escapeDelay: number) {
		super({encoding: 'utf8'});
		this.#reader = new KeyReader(delivery => {
			this.#accept(delivery);
		}, escapeDelay);
		this.#source = source;
		this.isTTY = source.isTTY === true;
		source.on('end', this.#end);
		source.on('close', this.#end);
		source.on('error', this.#end);
	}

	#accept({keys, isPiece}: Delivery): void {
		// The kernel hands over a long paste in pieces, one after the other: keys that come before the last ones are out belong to them.
		const isBurst = keys.length > 1 || this.#keys.length > 0 || this.#isBurst;
		for (const text of keys) {
			this.#keys.add({text, isBurst: isBurst || isPaste(text), isPiece});
		}

		this.#schedule();
	}

	/**
	Lets the next key out after React has rendered what the last one did, and its effects have run: two turns of the event loop.
	*/
	#schedule(): void {
		if (this.#isScheduled) {
			return;
		}

		this.#isScheduled = true;
		const release = (): void => {
			setImmediate(() => {
				this.#isScheduled = false;
				this.#release();
			});
		};

		if (this.#isHeld) {
			this.#isHeld = false;
			setTimeout(release, inkTimeout);
		} else {
			setImmediate(release);
		}
	}

	#release(): void {
		// A key that has not been read yet would be joined with the next one; read() schedules again.
		if (this.#isClosed || this.readableLength > 0) {
			return;
		}

		const key = this.#keys.take();
		this.#isBurst = key?.isBurst ?? false;
		if (key !== undefined) {
			this.#isHeld = isHeldByInk(key.text);
			// Enter that was pressed before raw mode was on: the terminal driver has made CR into NL (ICRNL).
			this.push(key.text === '\n' ? '\r' : key.text);
		} else if (this.#hasSourceEnded && !this.readableEnded) {
			this.push(null);
		}
	}

	/**
	A signal reaches JavaScript within one whole turn of the event loop.
	*/
	#forgetInterruptLater(): void {
		const state = this.#interrupt;
		setImmediate(() => {
			setImmediate(() => {
				this.#interrupt = this.#interrupt === state ? 'none' : this.#interrupt;
			});
		});
	}

	/**
	Whether the key being handled came with others in one read, or is a paste: then the person did not see the screen before pressing it. Read it in the key handler: it is about the key that was given out last, and is false again when that was the last of the read.
	*/
	get isBurst(): boolean {
		return this.#isBurst;
	}

	/**
	Gives out no key before `opening` is settled, because nothing would act on it. The keys wait.
	*/
	async waitFor(opening: Promise<unknown>): Promise<void> {
		this.#isClosed = true;
		try {
			await opening;
		} finally {
			this.#isClosed = false;
			this.#schedule();
		}
	}

	/**
	Whether every key that was read has been handed over and handled.
	*/
	get isIdle(): boolean {
		return this.#keys.length === 0 && this.readableLength === 0 && !this.#isScheduled && !this.#reader.isWaiting;
	}

	/**
	Sets raw mode once more, where another program has changed the terminal's modes. Node does nothing when raw mode is already on for it, so raw mode is switched off for an instant.
	*/
	renewRawMode(): void {
		if (!this.#isRaw) {
			return;
		}

		this.#source.setRawMode?.(false);
		this.#source.setRawMode?.(true);
		this.#interrupt = 'expected';
		this.#forgetInterruptLater();
	}

	/**
	Whether a SIGINT that has just come is Ctrl+C, pressed while raw mode was off for an instant; then it is given out as the key.
	*/
	takesInterrupt(): boolean {
		if (this.#interrupt === 'expected') {
			this.#interrupt = 'taken';
			this.#accept({keys: [controlC], isPiece: false});
			// The package when-exit sends a signal again to its own process.
			this.#forgetInterruptLater();
		}

		return this.#interrupt !== 'none';
	}

	/**
	Looks for the terminal's answer about the colour of its background from now on, and keeps it from being read as keys.
	*/
	expectColor(listener: (color: string) => void): void {
		this.#reader.expectColor(listener);
	}

	setRawMode(isEnabled: boolean): this {
		if (isEnabled === this.#isRaw) {
			return this;
		}

		this.#isRaw = isEnabled;
		if (isEnabled) {
			this.#source.setRawMode?.(true);
			this.#source.on('data', this.#receive);
			this.#source.resume();
		} else {
			this.#source.off('data', this.#receive);
			this.#source.pause();
			this.#source.setRawMode?.(false);
		}

		return this;
	}

	ref(): this {
		this.#source.ref?.();
		return this;
	}

	unref(): this {
		this.#source.unref?.();
		return this;
	}

	override _read(): void {
		// Keys are pushed at their time; see #release.
	}

	/**
	The next key, or null, which Node's types of `read()` leave out.
	*/
	override read(size?: number): string {
		const key = super.read(size) as string | null; // eslint-disable-line @typescript-eslint/no-restricted-types -- Node's own
		if (key !== null) {
			this.#schedule();
		}

		return key!;
	}
}

/**
The input to give to Ink's `render()` in place of `process.stdin`. `escapeDelay` says how long an ESC waits for the rest of a sequence before it is the key Esc, in ms.
*/
export function createPacedInput(source: TerminalInput, {escapeDelay = defaultEscapeDelay}: {readonly escapeDelay?: number | undefined} = {}): PacedInput {
	return new PacedInput(source, escapeDelay);
}
