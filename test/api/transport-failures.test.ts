import assert from 'node:assert/strict';
import test from 'node:test';
import {describeTransport} from '../../source/api/transport-failures.js';

const context = {
	service: 'console.influxdata.com:443',
	origin: 'https://console.influxdata.com',
	subject: 'cluster',
	isMutation: true,
} as const;
const timeouts = {connect: 5000, response: 30_000, request: 60_000};

test('a connection that does not come about in time: nothing was sent', () => {
	for (const [timeout, stage, words] of [
		['lookup', 'connecting', 'No connection to console.influxdata.com:443 within 5 s. '],
		['connect', 'connecting', 'No connection to console.influxdata.com:443 within 5 s. '],
		['secureConnect', 'handshake', 'No TLS handshake with console.influxdata.com:443 within 5 s. '],
		['request', 'connecting', 'No complete answer from console.influxdata.com:443 within 60 s. '],
	] as const) {
		const failure = describeTransport({
			code: 'ETIMEDOUT', stage, timeout, isAborted: false,
		}, context, timeouts);
		assert.equal(failure.kind, 'timeout');
		assert.equal(failure.isPossiblyDone, false, timeout);
		assert.ok(failure.message.startsWith(words), failure.message);
	}
});

test('each reason for which there is no connection has its words, and an unknown one its code', () => {
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
		}, context, timeouts);
		assert.equal(failure.kind, 'connection');
		assert.equal(failure.isPossiblyDone, false);
		assert.equal(failure.message, `No connection to console.influxdata.com:443: ${reason}. Check the host of this profile and the network, then try again.`);
	}
});
