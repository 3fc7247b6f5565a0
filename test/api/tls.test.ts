import assert from 'node:assert/strict';
import process from 'node:process';
import test, {
	after,
	afterEach,
	before,
	describe,
} from 'node:test';
import tls from 'node:tls';
import {
	answerJson,
	calls,
	connect,
	errorOf,
	startService,
	tokenId,
	valueOf,
} from '../helpers/api/start-service.js';
import {startSocketServer} from '../helpers/api/start-socket-server.js';
import {expiredCertificate, validCertificate} from '../helpers/api/certificates.js';

afterEach(() => {
	tls.setDefaultCACertificates(tls.rootCertificates);
});

test('a certificate that is not trusted: the message names the check, and nothing is sent', async () => {
	await using service = await startService(response => {
		answerJson(response, 200, []);
	}, {certificate: validCertificate});
	for (const {name, run} of calls) {
		const error = errorOf(await run(connect(service.host)));
		assert.equal(error.kind, 'tls', name);
		assert.equal(error.isOutcomeUnknown, false, name);
		assert.match(error.message, /^localhost:\d+ failed a TLS check: the certificate is signed by itself and not trusted here\. Nothing was sent\. .*NODE_EXTRA_CA_CERTS/);
	}

	assert.deepEqual(service.seen, []);
});

describe('with NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
	before(() => {
		process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
	});
	after(() => {
		delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
	});

	test('the checks are still on', async () => {
		await using service = await startService(response => {
			answerJson(response, 200, []);
		}, {certificate: validCertificate});
		assert.equal(errorOf(await connect(service.host).listTokens()).kind, 'tls');
		assert.deepEqual(service.seen, []);
	});
});

test('a trusted certificate: the calls work, and a cut after the handshake leaves the outcome unknown', async () => {
	tls.setDefaultCACertificates([validCertificate]);
	await using service = await startService((response, {method}) => {
		if (method === 'DELETE') {
			response.destroy();
		} else {
			answerJson(response, 200, []);
		}
	}, {certificate: validCertificate});
	// The first on a new connection, the second on the one that the read has left open.
	for (const isKept of [false, true]) {
		const api = connect(service.host);
		if (isKept) {
			valueOf(await api.listTokens());
		}

		const error = errorOf(await api.revokeToken(tokenId));
		assert.equal(error.kind, 'connection');
		assert.equal(error.isOutcomeUnknown, true);
	}

	assert.deepEqual(service.seen.map(({method}) => method), ['DELETE', 'GET', 'DELETE']);
});

test('a trusted certificate for another name, and one that has expired', async () => {
	tls.setDefaultCACertificates([validCertificate, expiredCertificate]);
	for (const [certificate, name, words] of [
		[validCertificate, '127.0.0.1', /failed a TLS check: the certificate is for another name\. .* Check the host/],
		[expiredCertificate, 'localhost', /failed a TLS check: the certificate has expired\. .* clock/],
	] as const) {
		await using service = await startService(response => {
			answerJson(response, 200, []);
		}, {certificate});
		const error = errorOf(await connect(`https://${name}:${service.port}`).revokeToken(tokenId));
		assert.equal(error.kind, 'tls');
		assert.equal(error.isOutcomeUnknown, false);
		assert.match(error.message, words);
		assert.deepEqual(service.seen, []);
	}
});

test('a port that does not speak TLS', async () => {
	await using service = await startService();
	const error = errorOf(await connect(`https://127.0.0.1:${service.port}`).revokeToken(tokenId));
	assert.equal(error.kind, 'tls');
	assert.equal(error.isOutcomeUnknown, false);
	assert.match(error.message, /^The TLS handshake with 127\.0\.0\.1:\d+ failed \(\w+\)\. Check/);
});

test('a port that accepts the connection and then stays silent, or closes it', async () => {
	await using silent = await startSocketServer();
	await using closing = await startSocketServer(socket => {
		socket.destroy();
	});
	for (const [{port}, kind, words] of [
		[silent, 'timeout', /^No TLS handshake with 127\.0\.0\.1:\d+ within 0\.5 s\./],
		[closing, 'tls', /^The TLS handshake with 127\.0\.0\.1:\d+ failed/],
	] as const) {
		const error = errorOf(await connect(`https://127.0.0.1:${port}`, {timeouts: {connect: 500}}).revokeToken(tokenId));
		assert.equal(error.kind, kind);
		assert.equal(error.isOutcomeUnknown, false);
		assert.match(error.message, words);
	}
});
