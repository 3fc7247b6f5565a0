import {refuse, type Result} from '../../result.js';

/**
Reads the address of an identity provider. It must be https, or http on this machine, without a user name and a fragment, because tokens come back from it.

A refusal is the end of a sentence that begins with the name of the setting, and never repeats the text.
*/
export function parseProviderUrl(text: string): Result<string> {
	// The URL parser silently drops tabs and line breaks, so the address that is used would differ from the one that is shown.
	const url = /[\s\p{Control}]/u.test(text) ? null : URL.parse(text);
	if (!url || !/^https?:$/.test(url.protocol)) {
		return refuse('is not an address that begins with https://.');
	}

	if (url.username || url.password || url.hash) {
		return refuse('holds a user name, a password or a fragment: leave them out.');
	}

	return url.protocol === 'https:' || isLoopback(url.hostname)
		? {ok: true, value: url.href}
		: refuse('uses http, which would show the management token to the network: use https.');
}

/**
Whether a host name, as the URL parser writes it, is this machine.
*/
function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
