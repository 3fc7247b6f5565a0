import {certificateChecks, connectionReasons, isTlsCode} from '../connection-reasons.js';
import type {TransportFailure} from '../transport-failure.js';

/**
Says in a sentence, raw, why an identity provider gave no answer, and whether another try would meet the same.
*/
export function describeNoAnswer({code, stage, timeout, tunnel, isAborted}: TransportFailure, url: string): {readonly message: string; readonly isLasting: boolean} {
	const {host} = new URL(url);
	if (isAborted) {
		return {message: 'The sign-in was stopped.', isLasting: true};
	}

	if (timeout !== undefined) {
		return {message: `The identity provider ${host} did not answer in time. Check the network.`, isLasting: false};
	}

	if (stage === 'handshake' || isTlsCode(code)) {
		const check = certificateChecks.get(code);
		const reason = check === undefined ? `the TLS handshake failed (${code})` : `it failed a TLS check: ${check}`;
		return {message: `The identity provider ${host} cannot be used, because ${reason}. Check the address; for an authority of your own name its file with --ca-file or in the profile.`, isLasting: true};
	}

	if (tunnel !== undefined) {
		return {message: `The proxy on the way to the identity provider ${host} refused or did not answer (${code}). Check HTTPS_PROXY and NO_PROXY.`, isLasting: false};
	}

	return stage === 'sent'
		? {message: `The identity provider ${host} closed the connection before its answer was complete.`, isLasting: false}
		: {message: `No connection to the identity provider ${host}: ${connectionReasons.get(code) ?? code}. Check the address and the network.`, isLasting: false};
}
