// The journal writes this in place of everything that looks like a secret.
const redacted = '[secret]';

/**
Whether the journal recorded a text whole: nothing in it was replaced because it looks like a secret.
*/
export function isWholeText(recorded: string): boolean {
	return !recorded.includes(redacted);
}

/**
Whether the journal recorded `text` as `recorded`: the two are equal, or equal but for the places where the journal left out what looks like a secret.
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
