const escape = 0x1B;

/**
What the terminal sends before a report: `ESC [ M`.
*/
const introducer = [escape, 0x5B, 0x4D] as const;

/**
How many characters follow it: the button, the column and the row.
*/
const reportLength = 3;

const isLead = (byte: number): boolean => byte >= 0xC2 && byte <= 0xDF;
const isContinuation = (byte: number): boolean => byte >= 0x80 && byte <= 0xBF;

/**
Takes the three characters out of the input that follow `ESC [ M`, which is how terminals reported the mouse before SGR reports (xterm's manual, "Mouse Tracking", modes 9 and 1000). They are no keys, although most of them look like letters. It works on bytes, because a column above 95 is no UTF-8; where a terminal sends such a column as UTF-8 (mode 1005), both bytes go.

`ESC [ M` itself stays, so that the splitting of keys sees a whole sequence. A control character other than NUL is never part of a report: it ends the report, so that Ctrl+C and Esc always come through.
*/
export class MouseReports {
	#matched = 0;
	#missing = 0;
	#mayContinue = false;

	#takes(byte: number): boolean {
		const isRest = this.#mayContinue && isContinuation(byte);
		this.#mayContinue = false;
		if (isRest) {
			return true;
		}

		if (this.isOpen && (byte === 0 || byte >= 0x20)) {
			this.#missing--;
			this.#mayContinue = isLead(byte);
			return true;
		}

		this.#missing = 0;
		if (byte === introducer[this.#matched]) {
			this.#matched++;
		} else {
			this.#matched = byte === escape ? 1 : 0;
		}

		if (this.#matched === introducer.length) {
			this.#matched = 0;
			this.#missing = reportLength;
		}

		return false;
	}

	/**
	Whether a report has begun whose end has not come.
	*/
	get isOpen(): boolean {
		return this.#missing > 0;
	}

	/**
	What one read brought, without the characters of reports.
	*/
	strip(bytes: Uint8Array): Uint8Array {
		const isQuiet = this.#matched === 0 && !this.isOpen && !this.#mayContinue && !bytes.includes(escape);
		return isQuiet ? bytes : bytes.filter(byte => !this.#takes(byte));
	}

	/**
	Forgets a report that has begun: what comes next is a key.
	*/
	reset(): void {
		this.#matched = 0;
		this.#missing = 0;
		this.#mayContinue = false;
	}
}
