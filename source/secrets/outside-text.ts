import {hideValues} from './redact.js';
import {hideSecretShapes} from './secret-shapes.js';
import type {Secret} from './secret.js';

const longest = 300; // Characters

/**
Text of the service, made fit to stand in an error: without the management token in use, as it is, URL-encoded or in base64, and without anything that looks like a secret; at most 300 characters, or fewer with `length`.
*/
export function quoteOutsideText(text: string, secret: Secret, length = longest): string {
	const quoted = hideSecretShapes(hideValues(text, [secret.reveal()]), {isFromOutside: true}).trim();
	// Cut last, or half a secret would be left; by code points, or half a character would.
	const characters = quoted.length > length ? [...quoted.slice(0, 2 * length)] : [];
	return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : quoted;
}
