const most = 3;

/**
Names for a sentence: `a, b and c`, or `a, b, c and 4 more`. At least one name. Raw text of the service.
*/
export function namesInWords(names: readonly string[]): string {
	if (names.length > most) {
		return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
	}

	const last = names.at(-1)!;
	return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
