/**
The first sentence of an error's message, without its final stop, as a part of another sentence. What follows it is advice for a person who sees only that error.

Stops in parentheses, where the service's own words stand, do not end a sentence, nor do those of an IP address.
*/
export function asCause(message: string): string {
	const text = message.trim();
	const first = /^(?:\([^)]*\)|[^(])*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
	return first.replace(/\.$/, '');
}
