import {createPrivateKey, X509Certificate, type KeyObject} from 'node:crypto';
import {createSecureContext, getCACertificates, type SecureContext} from 'node:tls';
import type {Network} from './types.js';

export type TlsMaterial =
	/**
	`context` is undefined when Node's default is enough.
	*/
	| {readonly ok: true; readonly context: SecureContext | undefined}
	| {readonly ok: false; readonly problem: string};

type Checked = {readonly problem: string} | undefined;

/**
Makes the TLS context for a profile's certificates, once for all connections, or says which of them is wrong. `problem` is one sentence and repeats no part of the certificates or the key.
*/
export function makeTlsMaterial({certificateAuthorities = [], certificate, key}: Network): TlsMaterial {
	if (certificateAuthorities.length === 0 && certificate === undefined && key === undefined) {
		return {ok: true, context: undefined};
	}

	const wrong = describeAuthorities(certificateAuthorities) ?? describePair(certificate, key);
	if (wrong) {
		return {ok: false, problem: wrong.problem};
	}

	try {
		return {
			ok: true,
			context: createSecureContext({
				// `ca` replaces the authorities that Node trusts by default, so those are added to it.
				...(certificateAuthorities.length > 0 && {ca: [...getCACertificates('default'), ...certificateAuthorities]}),
				...(certificate !== undefined && key && {cert: certificate, key: key.reveal()}),
			}),
		};
	} catch {
		// OpenSSL refuses some material that can be read, such as a key that is too short.
		return {ok: false, problem: 'The certificates of this profile are refused by TLS on this machine: use newer ones, with a longer key.'};
	}
}

function describeAuthorities(texts: readonly string[]): Checked {
	for (const text of texts) {
		const certificates = readCertificates(text);
		if (!certificates) {
			return {problem: 'The CA file of this profile holds a certificate that cannot be read: correct the file, which has to be PEM.'};
		}

		if (certificates.length === 0) {
			return {problem: 'The CA file of this profile holds no certificate: correct the file, which has to be PEM (-----BEGIN CERTIFICATE-----).'};
		}
	}

	return undefined;
}

function describePair(certificate: string | undefined, key: Network['key']): Checked {
	if (certificate === undefined && key === undefined) {
		return undefined;
	}

	if (certificate === undefined) {
		return {problem: 'This profile has the key of a client certificate without the certificate: name the certificate\'s file too.'};
	}

	if (key === undefined) {
		return {problem: 'This profile has a client certificate without its key: name the key\'s file too.'};
	}

	const own = readCertificates(certificate)?.[0];
	if (!own) {
		return {problem: 'The client certificate of this profile cannot be read: correct the file, which has to be PEM (-----BEGIN CERTIFICATE-----).'};
	}

	const privateKey = readKey(key.reveal());
	if (!(privateKey instanceof Object)) {
		return {problem: privateKey};
	}

	return own.checkPrivateKey(privateKey) ? undefined : {problem: 'The key of this profile does not belong to its client certificate: name the files that belong together.'};
}

/**
Reads the certificates of a PEM text; undefined when one of them cannot be read. Node itself skips certificates that it cannot read.
*/
function readCertificates(text: string): readonly X509Certificate[] | undefined {
	const blocks = text.match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----.*?(?:-----END (?:TRUSTED |X509 )?CERTIFICATE-----|$)/gs) ?? [];
	try {
		return blocks.map(block => new X509Certificate(block));
	} catch {
		return undefined;
	}
}

function readKey(text: string): KeyObject | string {
	try {
		return createPrivateKey(text);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'ERR_MISSING_PASSPHRASE' || text.includes('ENCRYPTED')
			? 'The key of this profile\'s client certificate is encrypted: store it without a passphrase, in a file that only you can read.'
			: 'The key of this profile\'s client certificate cannot be read: correct the file, which has to be PEM (-----BEGIN PRIVATE KEY-----).';
	}
}
