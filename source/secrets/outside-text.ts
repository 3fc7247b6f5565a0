import {Buffer} from 'node:buffer';
import type {Secret} from './secret.js';

const longest = 300;

// Database tokens, management tokens, JSON web tokens and whatever follows "Bearer": the forms that the documentation shows.
const secretForms = /apiv\d+_[\w+\-/=]{20,}|M\.V\d+\.[\w+\-./=]+|eyJ[\w-]+\.[\w-]+\.[\w-]*|(?<=\b[Bb]earer )[^\s"',;]+/g;

/**
Text of the service, made fit to stand in an error: without the management token in use, as it is, URL-encoded or in base64, and without whatever looks like a secret; at most 300 characters, or fewer with `length`.
*/
export function quoteOutsideText(text: string, secret: Secret, length = longest): string {
	const value = secret.reveal();
	let quoted = text;
	for (const form of [value, encodeURIComponent(value), Buffer.from(value).toString('base64')]) {
		quoted = quoted.replaceAll(form, '[secret]');
	}

	quoted = quoted.replaceAll(secretForms, '[secret]').trim();
	// Cut last, or half a secret would be left; by code points, or half a character would.
	const characters = quoted.length > length ? [...quoted.slice(0, 2 * length)] : [];
	return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : quoted;
}
