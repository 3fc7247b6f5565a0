import {describeClientCertificate} from './describe-client-certificate.js';
import {certificateChecks, connectionReasons, isTlsCode} from './connection-reasons.js';
import type {Context, Failure} from './failure.js';
import {describeTrust} from './describe-trust.js';
import {describeTunnel, describeTunnelTimeout} from './describe-tunnel.js';
import type {TransportFailure} from './transport-failure.js';
import {tunnelLimit} from './tunnel-limit.js';
import type {Timeouts} from './types.js';

const certificateAdvice = new Map([
	['CERT_HAS_EXPIRED', 'Check this machine\'s clock, and tell those who run the service.'],
	['CERT_NOT_YET_VALID', 'Check this machine\'s clock.'],
	['HOSTNAME_MISMATCH', 'Check the host of this profile.'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'Check the host of this profile.'],
]);

/**
Makes a failure from a request that got no whole answer. `answerLimit` is in bytes.

Whether the service may have carried out a change (`isPossiblyDone`): yes once the request may have gone out, also when a timeout, a cut connection or the caller's abort followed. No while there was no connection or no finished TLS handshake, because then nothing was sent.
*/
export function describeTransport(failure: TransportFailure, context: Context, timeouts: Timeouts, answerLimit: number): Failure {
	const {service, hasClientCertificate} = context;
	const {code, stage, timeout, tunnel, isAborted} = failure;
	const isPossiblyDone = stage === 'sent';
	if (isAborted) {
		return {kind: 'aborted', isPossiblyDone, message: 'Stopped before the service answered.'};
	}

	if (tunnel && timeout === 'tunnel') {
		return {kind: 'timeout', isPossiblyDone, message: describeTunnelTimeout(tunnel, context, describeLimit(tunnelLimit(timeouts)))};
	}

	if (tunnel && tunnel.step !== 'handshake') {
		return {isPossiblyDone, ...describeTunnel(code, tunnel, context)};
	}

	if (timeout !== undefined) {
		return {kind: 'timeout', isPossiblyDone, message: describeTimeout(failure, service, timeouts)};
	}

	if (stage === 'handshake' || isTlsCode(code)) {
		return {kind: 'tls', isPossiblyDone, message: describeTls(code, context, tunnel !== undefined)};
	}

	if (code === 'ANSWER_TOO_LONG') {
		return {
			kind: 'malformed',
			isPossiblyDone,
			message: `The answer of ${service} is longer than ${answerLimit / 1024 / 1024} MB, which is the limit, and was not read further. Check that the host of this profile is a Management API; if it is, set INFLUX_TOKENS_ANSWER_LIMIT to more MB.`,
		};
	}

	if (code === 'ANSWER_UPGRADE') {
		return {
			kind: 'malformed',
			isPossiblyDone,
			message: `${service} answered 101, which leaves HTTP for another protocol, and nothing asked for that. Check that the host of this profile is a Management API, and the proxies on the way to it.`,
		};
	}

	// Node's HTTP parser gives HPE_ codes; got gives the other code when an answer cannot be decompressed.
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
			message: `${service} closed the connection before its answer was complete. Check the network${hasClientCertificate ? ', and whether the service knows the client certificate of this profile' : ''}, then try again.`,
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

function describeTls(code: string, {service, proxy, trust}: Context, isThroughProxy: boolean): string {
	const refusal = describeClientCertificate(code, service);
	if (refusal !== undefined) {
		return refusal;
	}

	const check = certificateChecks.get(code);
	if (check === undefined) {
		return `The TLS handshake with ${service} failed (${code}). Check that the host and port of this profile speak https${code.endsWith('_ALERT_HANDSHAKE_FAILURE') ? ', and whether they ask for a client certificate' : ''}.`;
	}

	const advice = certificateAdvice.get(code);
	if (advice !== undefined) {
		return `${service} failed a TLS check: ${check}. Nothing was sent. ${advice}`;
	}

	const owner = proxy && isThroughProxy ? `your organisation's own authority, or that of the proxy ${proxy.name}` : 'your organisation\'s own authority';
	return `${service} failed a TLS check: ${check}. Nothing was sent. ${trust ? `${describeTrust(trust)} ` : ''}If it is ${owner}, install it on this machine, or name the file of its certificate: with --ca-file, in the profile, or in NODE_EXTRA_CA_CERTS.`;
}

function describeLimit(milliseconds: number): string {
	return `${milliseconds / 1000} s`;
}
