import {hideValues} from './redact.js';
import {hideSecretShapes} from './secret-shapes.js';
import type {Secret} from './secret.js';

const longest = 300; // Characters

/**
Text of the service, made fit to stand in an error: without the management token in use, as it is, URL-encoded or in base64, and without anything that looks like a secret; at most 300 characters, or fewer with `length`.
*/
export function quoteOutsideText(text: string, secret: Secret, length = longest): string {
	const quoted = hideSecretShapes(hideValues(text, [secret.reveal()]), {isFromOutside: true}).trim();
	// The text is cut last, because half a secret would be left otherwise, and by code points, because half a character would be.
	const characters = quoted.length > length ? [...quoted.slice(0, 2 * length)] : [];
	return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : quoted;
}
