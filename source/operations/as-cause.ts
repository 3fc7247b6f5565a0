/**
The first sentence of an error's message, without its final stop, so that it can be part of another sentence. The sentences after the first are advice, which fits only where the error stands alone.

Stops in parentheses, where the service's own words stand, do not end the sentence; neither do the stops of an IP address.
*/
export function asCause(message: string): string {
	const text = message.trim();
	const first = /^(?:\([^)]*\)|[^(])*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
	return first.replace(/\.$/, '');
}
