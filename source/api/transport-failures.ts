import type {Context, Failure} from './failure.js';
import type {TransportFailure} from './request.js';
import type {Timeouts} from './types.js';

// Codes of Node's X509 verification and of its TLS module.
const certificateChecks = new Map([
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate is signed by itself and not trusted here'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'the certificate comes from an authority that is not trusted here'],
	['UNABLE_TO_GET_ISSUER_CERT', 'the certificate comes from an authority that is not trusted here'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the certificate comes from an authority that is not trusted here'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the certificate comes from an authority that is not trusted here'],
	['CERT_UNTRUSTED', 'the certificate comes from an authority that is not trusted here'],
	['CERT_HAS_EXPIRED', 'the certificate has expired'],
	['CERT_NOT_YET_VALID', 'the certificate is not valid yet'],
	['CERT_REVOKED', 'the certificate is revoked'],
	['CERT_REJECTED', 'the certificate is rejected'],
	['CERT_SIGNATURE_FAILURE', 'the signature of the certificate is wrong'],
	['INVALID_CA', 'an authority in the certificate\'s chain may not sign certificates'],
	['INVALID_PURPOSE', 'the certificate is not made for a server'],
	['HOSTNAME_MISMATCH', 'the certificate is for another name'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate is for another name'],
]);

const certificateAdvice = new Map([
	['CERT_HAS_EXPIRED', 'Check this machine\'s clock, and tell those who run the service.'],
	['CERT_NOT_YET_VALID', 'Check this machine\'s clock.'],
	['HOSTNAME_MISMATCH', 'Check the host of this profile.'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'Check the host of this profile.'],
]);

const connectionReasons = new Map([
	['ECONNREFUSED', 'the connection was refused'],
	['ENOTFOUND', 'there is no such name'],
	['EAI_AGAIN', 'the name could not be looked up just now'],
	['EHOSTUNREACH', 'there is no way to that machine'],
	['ENETUNREACH', 'there is no way to that network'],
	['ETIMEDOUT', 'the machine does not answer'],
	['EACCES', 'this machine does not allow the connection'],
	['EPERM', 'this machine does not allow the connection'],
]);

/**
What a request without a whole answer means.

Whether the service may have carried out a change (`isPossiblyDone`): yes once the request may have gone out, whatever came then, a timeout, a cut or the caller's abort. No while there was no connection or no finished TLS handshake: nothing was sent.
*/
export function describeTransport(failure: TransportFailure, {service}: Context, timeouts: Timeouts): Failure {
	const {code, stage, timeout, isAborted} = failure;
	const isPossiblyDone = stage === 'sent';
	if (isAborted) {
		return {kind: 'aborted', isPossiblyDone, message: 'Stopped before the service answered.'};
	}

	if (timeout !== undefined) {
		return {kind: 'timeout', isPossiblyDone, message: describeTimeout(failure, service, timeouts)};
	}

	if (stage === 'handshake' || isTlsCode(code)) {
		return {kind: 'tls', isPossiblyDone, message: describeTls(code, service)};
	}

	// Node's HTTP parser gives HPE_ codes; got gives the other when an answer cannot be unpacked.
	if (code === 'ERR_READING_RESPONSE_STREAM' || code.startsWith('HPE_')) {
		return {
			kind: 'malformed',
			isPossiblyDone,
			message: `The answer of ${service} is broken (${code}). Check that the host of this profile is a Management API.`,
		};
	}

	if (stage === 'sent') {
		return {
			kind: 'connection',
			isPossiblyDone,
			message: `${service} closed the connection before its answer was complete. Check the network, then try again.`,
		};
	}

	return {
		kind: 'connection',
		isPossiblyDone,
		message: `No connection to ${service}: ${connectionReasons.get(code) ?? code}. Check the host of this profile and the network, then try again.`,
	};
}

function describeTimeout({timeout, stage}: TransportFailure, service: string, timeouts: Timeouts): string {
	const advice = 'Check the network, then try again.';
	if (timeout === 'request') {
		return `No complete answer from ${service} within ${describeLimit(timeouts.request)}. ${advice}`;
	}

	if (timeout === 'response') {
		return `No answer from ${service} within ${describeLimit(timeouts.response)}. ${advice}`;
	}

	const awaited = stage === 'handshake' ? 'TLS handshake with' : 'connection to';
	return `No ${awaited} ${service} within ${describeLimit(timeouts.connect)}. Check the host of this profile and the network, then try again.`;
}

function isTlsCode(code: string): boolean {
	return certificateChecks.has(code) || code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_');
}

function describeTls(code: string, service: string): string {
	const check = certificateChecks.get(code);
	if (check === undefined) {
		return `The TLS handshake with ${service} failed (${code}). Check that the host and port of this profile speak https.`;
	}

	const advice = certificateAdvice.get(code) ?? 'If it is your organisation\'s own authority, start with NODE_EXTRA_CA_CERTS set to the file of its certificate.';
	return `${service} failed a TLS check: ${check}. Nothing was sent. ${advice}`;
}

function describeLimit(milliseconds: number): string {
	return `${milliseconds / 1000} s`;
}
