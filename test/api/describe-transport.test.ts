import assert from 'node:assert/strict';
import test from 'node:test';
import {isRefusedCertificate} from '../../source/api/describe-client-certificate.js';
import {describeTransport} from '../../source/api/describe-transport.js';

const context = {
	service: 'console.influxdata.com:443',
	origin: 'https://console.influxdata.com',
	subject: 'cluster',
	isMutation: true,
} as const;
const answerLimit = 1024 * 1024;
const timeouts = {connect: 5000, response: 30_000, request: 60_000};

test('a connection that is not made in time: nothing was sent', () => {
	for (const [timeout, stage, words] of [
		['lookup', 'connecting', 'No connection to console.influxdata.com:443 within 5 s. '],
		['connect', 'connecting', 'No connection to console.influxdata.com:443 within 5 s. '],
		['secureConnect', 'handshake', 'No TLS handshake with console.influxdata.com:443 within 5 s. '],
		['request', 'connecting', 'No complete answer from console.influxdata.com:443 within 60 s. '],
	] as const) {
		const failure = describeTransport({
			code: 'ETIMEDOUT', stage, timeout, isAborted: false,
		}, context, timeouts, answerLimit);
		assert.equal(failure.kind, 'timeout');
		assert.equal(failure.isPossiblyDone, false, timeout);
		assert.ok(failure.message.startsWith(words), failure.message);
	}
});

test('the message has words for each known reason why there is no connection, and the code of an unknown one', () => {
	for (const [code, reason] of [
		['ENOTFOUND', 'there is no such name'],
		['EAI_AGAIN', 'the name could not be looked up just now'],
		['EHOSTUNREACH', 'there is no way to that machine'],
		['ENETUNREACH', 'there is no way to that network'],
		['ETIMEDOUT', 'the machine does not answer'],
		['EMFILE', 'EMFILE'],
	] as const) {
		const failure = describeTransport({
			code, stage: 'connecting', timeout: undefined, isAborted: false,
		}, context, timeouts, answerLimit);
		assert.equal(failure.kind, 'connection');
		assert.equal(failure.isPossiblyDone, false);
		assert.equal(failure.message, `No connection to console.influxdata.com:443: ${reason}. Check the host of this profile and the network, then try again.`);
	}
});

test('the message has words for each alert with which a service refuses a client certificate, for every TLS version in its code', () => {
	for (const [code, words] of [
		['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'asks for a client certificate, and got none'],
		['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'refuses the client certificate of this profile: its authority is not known there'],
		['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'refuses the client certificate of this profile'],
		['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', 'refuses the client certificate of this profile: it has expired'],
		['ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_REVOKED', 'refuses the client certificate of this profile: it is revoked'],
		['ERR_SSL_TLSV1_ALERT_ACCESS_DENIED', 'refuses the client certificate of this profile: it has no access'],
	] as const) {
		assert.equal(isRefusedCertificate(code), true);
		const failure = describeTransport({
			code, stage: 'handshake', timeout: undefined, isAborted: false,
		}, context, timeouts, answerLimit);
		assert.equal(failure.kind, 'tls');
		assert.equal(failure.isPossiblyDone, false);
		assert.equal(failure.message, `console.influxdata.com:443 ${words}. Nothing was done. Give this profile the certificate and the key that the service knows.`);
	}

	for (const code of ['ECONNRESET', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'CERT_HAS_EXPIRED']) {
		assert.equal(isRefusedCertificate(code), false);
	}
});
