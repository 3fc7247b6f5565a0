import type {Verification} from './types.js';

const words: Readonly<Record<Verification, string>> = {
	gone: 'verified gone',
	'marked-revoked': 'verified, marked as revoked',
	'still-live': 'it was still live',
	'as-wished': 'verified',
	'as-before': 'it was still as before',
	otherwise: 'it was neither as before nor as requested',
	'not-verified': 'not verified',
};

/**
What the looks after a request showed, for a person. A word of the journal that this version does not know stays as it is; it is raw outside text.
*/
export function verificationWords(verification: string): string {
	return Object.hasOwn(words, verification) ? words[verification as Verification] : verification;
}
