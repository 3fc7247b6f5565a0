/**
The words in an empty field, in brackets, because without colour they look like its value otherwise. A line of signs, such as `____`, stays as it is.
*/
export function placeholderText(placeholder: string): string {
	return isSign(placeholder) ? placeholder : `(${placeholder})`;
}

/**
The same for a screen reader, which reads words: empty for signs.
*/
export function spokenPlaceholder(placeholder: string): string {
	return isSign(placeholder) ? '' : placeholder.replace(/^e\.g\. /, 'for example ');
}

function isSign(text: string): boolean {
	return /^[^\p{Letter}\p{Number}]*$/u.test(text);
}
