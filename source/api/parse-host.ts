const apiPath = '/api/v0';

/**
Whether the text is a UUID, the form that the API's OpenAPI document gives to account, cluster and token ids (`format: uuid`). Any version is accepted, because InfluxDB Clustered uses 11111111-1111-1111-1111-111111111111.
*/
export function isUuid(text: string): boolean {
	return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

export type ParsedHost =
	| {readonly ok: true; readonly host: string}
	| {readonly ok: false; readonly problem: string};

/**
Reads the address of a Management API server as a person writes it, and returns its normal form: the origin and a path prefix if there is one, without a slash at the end. An `/api/v0` at the end is removed, because people paste it.

Refuses addresses that a management token must not be sent to: any scheme but https, except http on this machine (localhost, 127.0.0.0/8, ::1), and URLs with a user name, a password, a query or a fragment. `problem` is one sentence and never repeats the text, which may be a secret pasted into the wrong field.
*/
export function parseHost(text: string): ParsedHost {
	const trimmed = text.trim();
	if (!/^https?:\/\/[^/\\]/i.test(trimmed)) {
		return {ok: false, problem: 'The host does not start with https://: write it like https://console.influxdata.com.'};
	}

	// The URL parser silently drops tabs and line breaks, so the address that is used would differ from the one that is shown.
	const url = /[\s\p{Control}]/u.test(trimmed) ? null : URL.parse(trimmed);
	if (!url) {
		return {ok: false, problem: 'The host is not a URL: write it like https://console.influxdata.com.'};
	}

	if (url.username || url.password) {
		return {ok: false, problem: 'The host holds a user name or a password: leave out everything before the @.'};
	}

	if (trimmed.includes('?') || trimmed.includes('#')) {
		return {ok: false, problem: 'The host holds a query or a fragment: leave out everything from the ? or # on.'};
	}

	return url.protocol === 'https:' || isLoopback(url.hostname)
		? {ok: true, host: url.origin + withoutApiPath(url.pathname)}
		: {ok: false, problem: 'The host uses http, which would show the management token to the network: use https.'};
}

function withoutApiPath(pathname: string): string {
	let prefix = pathname;
	for (;;) {
		if (prefix.endsWith('/')) {
			prefix = prefix.slice(0, -1);
		} else if (prefix.endsWith(apiPath)) {
			prefix = prefix.slice(0, -apiPath.length);
		} else {
			return prefix;
		}
	}
}

function isLoopback(hostname: string): boolean {
	// The URL parser has already turned 127.1, 0x7f.1 and [0:0:0:0:0:0:0:1] into these forms.
	return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
