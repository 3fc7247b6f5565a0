import type {Secret} from '../../../secrets/secret.js';

const printable = /^[\u{21}-\u{7E}]*$/u;

/**
Why a secret is not printed to this stream: a terminal would obey or hide what it holds. Undefined where it can be printed; a file and a pipe get every secret as it is.
*/
export function unprintableSecret(secret: Secret, stdout: NodeJS.WritableStream): string | undefined {
	const isTerminal = 'isTTY' in stdout && stdout.isTTY === true;
	return isTerminal && !printable.test(secret.reveal())
		? 'it holds characters that a terminal may obey or hide, so it was not printed to one.'
		: undefined;
}
