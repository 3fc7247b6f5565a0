import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {isUuid, parseHost} from '../../source/api/parse-host.js';

function hostOf(text: string): string | undefined {
	const parsed = parseHost(text);
	return parsed.ok ? parsed.host : undefined;
}

test('every UUID is accepted, in either case', () => {
	fc.assert(fc.property(fc.uuid(), id => {
		assert.ok(isUuid(id));
		assert.ok(isUuid(id.toUpperCase()));
	}));
	assert.ok(isUuid('11111111-1111-1111-1111-111111111111'));
});

test('a UUID with a character changed, added or removed is refused', () => {
	fc.assert(fc.property(fc.uuid(), fc.nat(35), fc.constantFrom('', '/', '..', '%2f', 'g', '\n', '?'), (id, at, piece) => {
		assert.ok(!isUuid(id.slice(0, at) + piece + id.slice(at + 1)));
	}));
	for (const id of ['', '..', '1'.repeat(36), '11111111-1111-1111-1111-111111111111\n', ' 11111111-1111-1111-1111-111111111111']) {
		assert.ok(!isUuid(id), id);
	}
});

test('a host is brought into its normal form', () => {
	const hosts: ReadonlyArray<readonly [string, string]> = [
		['https://console.influxdata.com', 'https://console.influxdata.com'],
		[' https://Console.InfluxData.com:443/ ', 'https://console.influxdata.com'],
		['https://console.influxdata.com/api/v0', 'https://console.influxdata.com'],
		['https://console.influxdata.com/api/v0/', 'https://console.influxdata.com'],
		['https://proxy.example/influx/api/v0//', 'https://proxy.example/influx'],
		['https://proxy.example/my-api/v0', 'https://proxy.example/my-api/v0'],
		['https://proxy.example:8443/a/b/', 'https://proxy.example:8443/a/b'],
		['http://localhost:8086', 'http://localhost:8086'],
		['http://127.0.0.1:1', 'http://127.0.0.1:1'],
		['http://127.1', 'http://127.0.0.1'],
		['http://127.200.3.4', 'http://127.200.3.4'],
		['http://[::1]:8086/', 'http://[::1]:8086'],
		['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
	];
	for (const [text, host] of hosts) {
		assert.deepEqual(parseHost(text), {ok: true, host});
	}
});

test('a host that must not get a management token is refused', () => {
	const hosts: ReadonlyArray<readonly [string, RegExp]> = [
		['', /does not start with https/],
		['console.influxdata.com', /does not start with https/],
		['https://', /does not start with https/],
		['https:///console.influxdata.com', /does not start with https/],
		['https:console.influxdata.com', /does not start with https/],
		['https://[::1', /is not a URL/],
		['https://exa\nmple.com', /is not a URL/],
		['https://exa\tmple.com', /is not a URL/],
		['https://a b', /is not a URL/],
		['localhost:8086', /does not start with https/],
		['ftp://localhost', /does not start with https/],
		['unix:/var/run/docker.sock', /does not start with https/],
		['https://me:word@console.influxdata.com', /leave out everything before the @/],
		['https://me@console.influxdata.com', /leave out everything before the @/],
		['https://console.influxdata.com?x=1', /leave out everything from/],
		['https://console.influxdata.com/?', /leave out everything from/],
		['https://console.influxdata.com/#top', /leave out everything from/],
	];
	for (const [text, problem] of hosts) {
		const parsed = parseHost(text);
		assert.ok(!parsed.ok, text);
		assert.match(parsed.problem, problem);
	}
});

test('http is for this machine only', () => {
	for (const name of ['console.influxdata.com', 'localhost.example.com', '127.0.0.1.example.com', '192.0.2.1', '128.0.0.1', '0.0.0.0', '[::2]', '[::ffff:8.8.8.8]']) {
		for (const scheme of ['http', 'HTTP']) {
			const parsed = parseHost(`${scheme}://${name}`);
			assert.match(parsed.ok ? '' : parsed.problem, /use https/, name);
		}
	}
});

test('a parsed host has the same origin and no secret part, and parsing it again changes nothing', () => {
	const pieces = fc.constantFrom('/', '/api/v0', 'api', 'v0', '/..', '/.', '%2f', '\\', ':8443', '@', '?', '#', 'example.com', '127.0.0.1', 'localhost', '[::1]', ' ', 'é', '\u{202E}', 'user');
	const texts = fc.tuple(fc.constantFrom('https://', 'http://', 'https:', '//', ''), fc.array(pieces, {maxLength: 8})).map(([scheme, rest]) => scheme + rest.join(''));
	fc.assert(fc.property(fc.oneof(texts, fc.webUrl(), fc.string()), text => {
		const host = hostOf(text);
		if (host === undefined) {
			return;
		}

		const url = new URL(host);
		assert.equal(url.origin, new URL(text.trim()).origin);
		assert.ok(url.protocol === 'https:' || ['localhost', '[::1]'].includes(url.hostname) || url.hostname.startsWith('127.'));
		assert.deepEqual([url.username, url.password, url.search, url.hash], ['', '', '', '']);
		assert.doesNotMatch(host, /\/$/);
		assert.doesNotMatch(url.pathname, /\/api\/v0$/);
		assert.equal(hostOf(host), host);
	}), {numRuns: 300});
});

test('a refusal never repeats the text, which may be a secret pasted into the wrong field', () => {
	fc.assert(fc.property(fc.stringMatching(/^[\da-f]{20}$/), fc.constantFrom('', 'https://u:', 'http://', 'x://'), fc.constantFrom('', '@example.com', '?q', '#'), (secret, before, after) => {
		const parsed = parseHost(before + secret + after);
		assert.ok(parsed.ok || !parsed.problem.includes(secret));
	}));
});
