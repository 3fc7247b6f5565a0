// What the journal writes in place of everything that looks like a secret.
const redacted = '[secret]';

/**
Whether the journal's text is exactly what was to be written, as far as the text itself tells.
*/
export function isWholeText(recorded: string): boolean {
	return !recorded.includes(redacted);
}

/**
Whether `text` is what the journal has as `recorded`: the same, or the same but for the places where the journal left out what looks like a secret.
*/
export function isRecordedAs(text: string, recorded: string): boolean {
	const [first = '', ...others] = recorded.split(redacted);
	const last = others.pop();
	if (last === undefined) {
		return text === recorded;
	}

	if (!text.startsWith(first) || !text.endsWith(last)) {
		return false;
	}

	const end = text.length - last.length;
	let position = first.length;
	for (const piece of others) {
		const found = text.indexOf(piece, position);
		if (found === -1) {
			return false;
		}

		position = found + piece.length;
	}

	return position <= end;
}
