import {Buffer} from 'node:buffer';
import {hideSecretShapes, secretReplacement} from './secret-shapes.js';

// A shorter value is hardly a secret, and replacing it everywhere would make a text unreadable.
const shortestKnownSecret = 8; // UTF-16 units

/**
The text with everything that looks like a token replaced by `[secret]`: `apiv1_…`, `M.V1.…`, JSON Web Tokens, `Bearer …`.

`known` are values that must not appear, even if they do not look like a token. They are also found URL-encoded and in base64. Those shorter than 8 characters are left alone.
*/
export function redact(text: string, known: readonly string[] = []): string {
	return hideSecretShapes(hideValues(text, known.filter(value => value.length >= shortestKnownSecret)));
}

/**
The text with these values replaced by `[secret]`: as they are, URL-encoded, and in base64.
*/
export function hideValues(text: string, values: readonly string[]): string {
	let result = text;
	for (const form of values.flatMap(value => formsOf(value))) {
		result = form === '' ? result : result.replaceAll(form, () => secretReplacement);
	}

	return result;
}

function formsOf(value: string): readonly string[] {
	const bytes = Buffer.from(value);
	// Text that follows the value changes the base64 of its last one or two bytes, so the whole groups of three bytes are looked for too.
	const wholeGroups = bytes.subarray(0, bytes.length - (bytes.length % 3));
	return [value, encodeURIComponent(value.toWellFormed()), bytes.toString('base64'), wholeGroups.toString('base64')];
}

/**
True when the text holds something of a token's shape.
*/
export function hasSecretShape(text: string): boolean {
	return redact(text) !== text;
}
