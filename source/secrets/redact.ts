import {Buffer} from 'node:buffer';

const replacement = '[secret]';

// The shapes that the documents of Cloud Dedicated show: a database token is `apiv1_` and base64, a management token's sample prefix is `M.V1.`.
const patterns = [
	/apiv\d+_[\w+\-/=]{20,}/g,
	/M\.V\d+\.[\w+\-./=]{8,}/g,
	// A JSON Web Token: base64url of `{"…`, a dot, the claims, a dot, the signature.
	/eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g,
	// The parameter of an Authorization header (RFC 6750, section 2.1).
	/(?<=bearer\s{1,4})[\w+\-./=~]{8,}/gi,
];

// A shorter value is hardly a secret, and replacing it everywhere would make a text unreadable.
const shortestKnownSecret = 8;

/**
The text with everything that looks like a token replaced by `[secret]`: `apiv1_…`, `M.V1.…`, JSON Web Tokens, `Bearer …`.

`known` are values that must not appear whatever they look like; they are also found URL-encoded and in base64. Those shorter than 8 characters are left alone.
*/
export function redact(text: string, known: readonly string[] = []): string {
	let result = text;
	for (const value of known) {
		if (value.length >= shortestKnownSecret) {
			for (const form of formsOf(value)) {
				result = result.replaceAll(form, () => replacement);
			}
		}
	}

	for (const pattern of patterns) {
		result = result.replaceAll(pattern, () => replacement);
	}

	return result;
}

function formsOf(value: string): readonly string[] {
	// Whole groups of three bytes only: what follows the value changes the rest of its base64.
	const bytes = Buffer.from(value);
	const base64 = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
	return [value, encodeURIComponent(value.toWellFormed()), base64];
}

/**
True when the text holds something of a token's shape.
*/
export function hasSecretShape(text: string): boolean {
	return redact(text) !== text;
}
