/* eslint-disable @typescript-eslint/naming-convention -- the names of RFC 6749 and RFC 8628 */
import * as v from 'valibot';
import {hideValues} from '../../secrets/redact.js';
import {hideSecretShapes} from '../../secrets/secret-shapes.js';
import type {Secret} from '../../secrets/secret.js';

const errorSchema = v.object({error: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)), error_description: v.optional(v.string())});
const longestQuote = 160; // Characters

/**
The error code of an answer (RFC 6749, section 5.2), and the provider's words about it for a sentence: raw, without secrets, and cut. Undefined where the answer has none.
*/
export function readErrorAnswer(body: unknown, known: readonly Secret[]): {readonly code: string; readonly words: string} | undefined {
	const read = v.safeParse(errorSchema, body);
	if (!read.success) {
		return undefined;
	}

	const {error: code, error_description: description} = read.output;
	const quoted = hideSecretShapes(hideValues(description === undefined ? code : `${code}: ${description}`, known.map(secret => secret.reveal())), {isFromOutside: true});
	const characters = [...quoted.replaceAll(/[\s\p{Control}]+/gu, ' ').trim()];
	return {code, words: characters.length > longestQuote ? `${characters.slice(0, longestQuote - 1).join('')}…` : characters.join('')};
}
