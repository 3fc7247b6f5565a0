import {Buffer} from 'node:buffer';

// In characters. The claims of a token with many groups have a few thousand.
const longestPart = 64 * 1024;

// In seconds since the epoch: the last moment that a Date can hold.
const lastMoment = 8_640_000_000_000;

/**
When a JSON Web Token ends, in ms since the epoch, as its claim `exp` says (RFC 7519, section 4.1.4). Undefined for every other text, and for a token without a usable `exp`.

The signature is not checked, because only the service has the key: the end tells a person when another token will be needed, and decides nothing else. No other claim leaves this function.
*/
export function tokenEndOf(value: string): number | undefined {
	const parts = value.split('.');
	const [header, claims] = parts;
	if (parts.length !== 3 || header === undefined || claims === undefined || parseObject(header) === undefined) {
		return undefined;
	}

	const end = parseObject(claims)?.exp;
	return typeof end === 'number' && end > 0 && end <= lastMoment ? Math.floor(end * 1000) : undefined;
}

/**
The object in one part of a JSON Web Token, which is base64url of JSON.
*/
function parseObject(part: string): {readonly exp?: unknown} | undefined {
	if (part.length > longestPart || !/^[\w-]+$/.test(part)) {
		return undefined;
	}

	try {
		const parsed: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
		return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}
