import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import process from 'node:process';
import test, {
	after,
	afterEach,
	before,
	suite,
} from 'node:test';
import tls from 'node:tls';
import type {Network} from '../../source/api/types.js';
import {makeAuthority} from '../helpers/certificate-authority.js';
import {
	answerJson,
	calls,
	canary,
	connect,
	errorOf,
	mutations,
	reads,
	startService,
	tokenId,
	valueOf,
} from '../helpers/api/start-service.js';
import {startProxy, type ProxyConduct} from '../helpers/api/start-proxy.js';
import {startSocketServer} from '../helpers/api/start-socket-server.js';
import {patience} from '../helpers/wait-for.js';

afterEach(() => {
	tls.setDefaultCACertificates(tls.rootCertificates);
});

// Without a limit in the client the call would never end, and neither would the test.
const limit = {timeout: patience};

const authority = makeAuthority('Test authority');
const localhost = authority.issue('localhost');

function networkOf(proxyEnvironment: Network['proxyEnvironment']): Network {
	return {certificateAuthorities: [authority.certificate], proxyEnvironment};
}

const startTls = async (respond: Parameters<typeof startService>[0] = response => {
	answerJson(response, 200, []);
}) => startService(respond, localhost);

const proxyAt = ({port}: {readonly port: number}) => ({HTTPS_PROXY: `http://127.0.0.1:${port}`}); // eslint-disable-line @typescript-eslint/naming-convention

suite('a proxy for https', () => {
	test('is used from a variable in either case, lower case first, with or without a scheme, and many calls share one connection', async () => {
		await using service = await startTls();
		await using proxy = await startProxy();
		const address = `127.0.0.1:${proxy.port}`;
		/* eslint-disable @typescript-eslint/naming-convention -- the variables */
		for (const environment of [
			{HTTPS_PROXY: `http://${address}`},
			{https_proxy: `http://${address}`},
			{https_proxy: address, HTTPS_PROXY: 'http://127.0.0.1:1'},
			{HTTPS_PROXY: ` http://${address}/ `, NO_PROXY: 'example.com', HTTP_PROXY: 'http://127.0.0.1:1'},
		]) {
			const {length} = proxy.heads;
			const api = connect(service.host, {network: networkOf(environment)});
			valueOf(await api.listTokens());
			valueOf(await api.listTokens());
			assert.equal(proxy.heads.length, length + 1);
			assert.match(proxy.heads.at(-1)!, new RegExp(String.raw`^CONNECT localhost:${service.port} HTTP/1\.1\r\n`));
		}
		/* eslint-enable @typescript-eslint/naming-convention */
	});

	test('sees neither the management token nor anything else of a request', async () => {
		await using service = await startTls();
		await using proxy = await startProxy();
		const api = connect(service.host, {network: networkOf({...proxyAt(proxy)})});
		for (const {run} of calls) {
			await run(api);
		}

		assert.ok(service.seen.length >= calls.length);
		assert.ok(service.seen.every(({headers}) => headers.authorization === `Bearer ${canary}` && headers['proxy-authorization'] === undefined));
		const bytes = proxy.bytes();
		assert.match(bytes, /^CONNECT /);
		for (const word of [canary, 'authorization', tokenId, 'accounts']) {
			assert.ok(!bytes.toLowerCase().includes(word.toLowerCase()), word);
		}
	});

	test('gets its user name and password, and the service does not get them', async () => {
		await using service = await startTls();
		await using proxy = await startProxy(head => head.includes(`proxy-authorization: Basic ${Buffer.from('anna:p@ss').toString('base64')}\r\n`)
			? 'connect'
			: {answer: 'HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="x"\r\ncontent-length: 0\r\n\r\n'});
		const address = `127.0.0.1:${proxy.port}`;
		/* eslint-disable @typescript-eslint/naming-convention -- the variables */
		valueOf(await connect(service.host, {network: networkOf({HTTPS_PROXY: `http://anna:p%40ss@${address}`})}).listTokens());
		assert.equal(service.seen[0]?.headers['proxy-authorization'], undefined);

		const {length} = service.seen;
		for (const [environment, words] of [
			[{https_proxy: `http://${address}`}, `407: the proxy ${address} asks for a name and a password. Nothing was sent. Put them into https_proxy, like http://name:password@${address}.`],
			[{HTTPS_PROXY: `http://anna:wrong-word@${address}`}, `407: the proxy ${address} does not take the name and the password in HTTPS_PROXY. Nothing was sent. Correct them`],
		] as const) {
			for (const {run} of calls) {
				const error = errorOf(await run(connect(service.host, {network: networkOf(environment)})));
				assert.equal(error.kind, 'connection');
				assert.equal(error.isOutcomeUnknown, false);
				assert.equal(error.status, undefined, 'it is not the service\'s');
				assert.ok(error.message.startsWith(words), error.message);
				assert.doesNotMatch(error.message, /anna|wrong-word/);
			}
		}
		/* eslint-enable @typescript-eslint/naming-convention */

		assert.equal(service.seen.length, length);
	});

	test('may speak https itself, and its certificate is checked', async () => {
		await using service = await startTls();
		await using proxy = await startProxy(undefined, localhost);
		const error = errorOf(await connect(service.host, {network: networkOf({https_proxy: `https://localhost:${proxy.port}`})}).revokeToken(tokenId)); // eslint-disable-line @typescript-eslint/naming-convention
		assert.equal(error.kind, 'tls');
		assert.match(error.message, /^The proxy localhost:\d+ failed a TLS check: the certificate comes from an authority that is not trusted here\. Nothing was sent\. .*NODE_EXTRA_CA_CERTS/);
		assert.deepEqual(proxy.heads, []);

		tls.setDefaultCACertificates([authority.certificate]);
		valueOf(await connect(service.host, {network: {proxyEnvironment: {https_proxy: `https://localhost:${proxy.port}`}}}).listTokens()); // eslint-disable-line @typescript-eslint/naming-convention
		assert.equal(proxy.heads.length, 1);
	});
});

suite('with NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
	before(() => {
		process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
	});
	after(() => {
		delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
	});

	test('the certificate of a proxy is still checked, also when the profile switches off the check of the service\'s certificate', async () => {
		await using service = await startTls();
		await using proxy = await startProxy(undefined, localhost);
		const network = {isUnchecked: true, proxyEnvironment: {https_proxy: `https://user:hidden@localhost:${proxy.port}`}}; // eslint-disable-line @typescript-eslint/naming-convention
		const error = errorOf(await connect(service.host, {network}).revokeToken(tokenId));
		assert.equal(error.kind, 'tls');
		assert.match(error.message, /^The proxy localhost:\d+ failed a TLS check: the certificate comes from an authority that is not trusted here\./);
		assert.equal(proxy.bytes(), '');
	});
});

test('NO_PROXY in either case exempts a host', async () => {
	await using service = await startTls();
	await using proxy = await startProxy();
	for (const environment of [
		{NO_PROXY: 'localhost'}, // eslint-disable-line @typescript-eslint/naming-convention
		{no_proxy: 'example.com, localhost'}, // eslint-disable-line @typescript-eslint/naming-convention
		{NO_PROXY: `localhost:${service.port}`}, // eslint-disable-line @typescript-eslint/naming-convention
		{NO_PROXY: 'localhost localhost.'}, // eslint-disable-line @typescript-eslint/naming-convention
		{NO_PROXY: '*'}, // eslint-disable-line @typescript-eslint/naming-convention
	]) {
		valueOf(await connect(service.host, {network: networkOf({...proxyAt(proxy), ...environment})}).listTokens());
	}

	assert.equal(service.seen.length, 5);
	assert.deepEqual(proxy.heads, []);
});

test('http, which is for this machine only, never goes through a proxy', async () => {
	await using service = await startService(response => {
		answerJson(response, 200, []);
	});
	await using proxy = await startProxy();
	const address = `http://127.0.0.1:${proxy.port}`;
	const proxyEnvironment = Object.fromEntries(['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'].map(name => [name, address]));
	valueOf(await connect(service.host, {network: {proxyEnvironment}}).listTokens());
	assert.equal(service.seen.length, 1);
	assert.equal(proxy.bytes(), '');
});

suite('a proxy that does not connect: nothing was sent', () => {
	const expectations: ReadonlyArray<readonly [ProxyConduct, 'connection' | 'timeout', RegExp]> = [
		[{answer: 'HTTP/1.1 403 Forbidden\r\n\r\n'}, 'connection', /^403: the proxy 127\.0\.0\.1:\d+ made no connection to localhost:\d+\. Nothing was sent\. .*NO_PROXY/],
		[{answer: 'HTTP/1.1 502 Bad Gateway\r\n\r\n<h1>no</h1>'}, 'connection', /^502: the proxy 127\.0\.0\.1:\d+ made no connection to localhost:\d+\. /],
		[{answer: 'SSH-2.0-OpenSSH_9.6\r\n\r\n'}, 'connection', /^The proxy 127\.0\.0\.1:\d+ gave an answer that is not HTTP\. Nothing was sent\. Check HTTPS_PROXY/],
		['close', 'connection', /^The proxy 127\.0\.0\.1:\d+ closed the connection before it was through to localhost:\d+\. Nothing was sent\. Check HTTPS_PROXY/],
		['silent', 'timeout', /^No connection to localhost:\d+ through the proxy 127\.0\.0\.1:\d+ within 0\.6 s\. Nothing was sent\. /],
	];
	for (const [conduct, kind, words] of expectations) {
		test(`it ${typeof conduct === 'string' ? `is to ${conduct}` : `answers ${conduct.answer.slice(0, 12)}`}`, limit, async () => {
			await using service = await startTls();
			await using proxy = await startProxy(() => conduct);
			for (const {name, run} of calls) {
				const error = errorOf(await run(connect(service.host, {network: networkOf(proxyAt(proxy)), timeouts: {connect: 200}})));
				assert.equal(error.kind, kind, name);
				assert.equal(error.isOutcomeUnknown, false, name);
				assert.match(error.message, words, name);
			}

			assert.deepEqual(service.seen, []);
		});
	}

	test('no server listens at its address, or its name does not exist', async () => {
		const server = await startSocketServer();
		const {port} = server;
		await server[Symbol.asyncDispose]();
		/* eslint-disable @typescript-eslint/naming-convention -- the variables */
		for (const [environment, words] of [
			[{HTTPS_PROXY: `http://user:hidden@127.0.0.1:${port}`}, `No connection to the proxy 127.0.0.1:${port}: the connection was refused. Nothing was sent. Check HTTPS_PROXY and the network, or put the host of this profile into NO_PROXY.`],
			[{HTTPS_PROXY: `127.0.0.1:${port}`, NO_PROXY: 'influx.*'}, `No connection to the proxy 127.0.0.1:${port}: the connection was refused. Nothing was sent. Check HTTPS_PROXY and the network, or put the host of this profile into NO_PROXY. NO_PROXY has "influx.*", which counts for nothing: `],
			[{https_proxy: 'proxy.invalid'}, 'No connection to the proxy proxy.invalid:80: '],
		] as const) {
			for (const {run} of mutations) {
				const error = errorOf(await run(connect('https://influx.invalid', {network: networkOf(environment)})));
				assert.equal(error.kind, 'connection');
				assert.equal(error.isOutcomeUnknown, false);
				assert.ok(error.message.startsWith(words), error.message);
				assert.doesNotMatch(error.message, /hidden/);
			}
		}
		/* eslint-enable @typescript-eslint/naming-convention */
	});

	test('an abort while the proxy is asked to connect ends the call at once', async () => {
		const controller = new AbortController();
		await using proxy = await startProxy(() => {
			controller.abort();
			return 'silent';
		});
		const error = errorOf(await connect('https://localhost:1', {network: networkOf(proxyAt(proxy)), timeouts: {connect: 200}}).revokeToken(tokenId, {signal: controller.signal}));
		assert.equal(error.kind, 'aborted');
		assert.equal(error.isOutcomeUnknown, false);
	});
});

suite('behind the proxy', () => {
	test('a certificate of an unknown authority is refused, and the message says that it may be the proxy\'s', async () => {
		await using service = await startTls();
		await using proxy = await startProxy();
		for (const {run} of calls) {
			const error = errorOf(await run(connect(service.host, {network: {proxyEnvironment: proxyAt(proxy)}})));
			assert.equal(error.kind, 'tls');
			assert.equal(error.isOutcomeUnknown, false);
			assert.match(error.message, /^localhost:\d+ failed a TLS check: .* Nothing was sent\. .* If it is .*, or that of the proxy 127\.0\.0\.1:\d+, install it on this machine, or name the file/);
		}

		assert.deepEqual(service.seen, []);
		assert.ok(!proxy.bytes().includes(canary));
	});

	test('the connection is cut, is closed or stays silent before the handshake is done: nothing was sent', limit, async () => {
		await using silent = await startSocketServer();
		await using closing = await startSocketServer(socket => {
			socket.destroy();
		});
		await using proxy = await startProxy();
		for (const [{port}, kind, words] of [
			[silent, 'timeout', /^No connection to localhost:\d+ through the proxy 127\.0\.0\.1:\d+ within 0\.6 s\. Nothing was sent\./],
			[closing, 'tls', /^The TLS handshake with localhost:\d+ failed/],
		] as const) {
			const error = errorOf(await connect(`https://localhost:${port}`, {network: networkOf(proxyAt(proxy)), timeouts: {connect: 200}}).revokeToken(tokenId));
			assert.equal(error.kind, kind);
			assert.equal(error.isOutcomeUnknown, false);
			assert.match(error.message, words);
		}
	});

	test('a cut after the request went out leaves the outcome unknown, on a new connection and on one kept open', async () => {
		await using proxy = await startProxy();
		await using service = await startTls((response, {method}) => {
			if (method === 'GET') {
				answerJson(response, 200, []);
			} else {
				proxy.cut();
			}
		});
		for (const isKept of [false, true]) {
			for (const {name, run} of mutations) {
				const api = connect(service.host, {network: networkOf(proxyAt(proxy))});
				if (isKept) {
					valueOf(await api.listTokens());
				}

				const error = errorOf(await run(api));
				assert.equal(error.kind, 'connection', name);
				assert.equal(error.isOutcomeUnknown, true, `${name} ${isKept ? 'kept' : 'new'}`);
			}
		}
	});

	test('a service that does not answer gives the timeout of the service, and the outcome is unknown', async () => {
		await using proxy = await startProxy();
		await using service = await startTls(() => {}); // eslint-disable-line @typescript-eslint/no-empty-function -- it never answers
		const error = errorOf(await connect(service.host, {network: networkOf(proxyAt(proxy)), timeouts: {response: 300}}).revokeToken(tokenId));
		assert.equal(error.kind, 'timeout');
		assert.equal(error.isOutcomeUnknown, true);
		assert.match(error.message, /^No answer from localhost:\d+ within 0\.3 s\./);
		assert.equal(service.seen.length, 1);
	});
});

test('an address that is not valid, or of another kind of proxy: nothing is sent, and the message does not repeat it', async () => {
	await using service = await startTls();
	for (const [address, words] of [
		['socks5://user:hidden@127.0.0.1:1080', /^HTTPS_PROXY names a proxy that does not speak http/],
		['http://user:hid den@proxy', /^HTTPS_PROXY is not the address of a proxy: write it like http:\/\/proxy\.example\.com:3128/],
		['http://user:%E0%hidden@proxy', /^HTTPS_PROXY is not the address of a proxy/],
		['http://user:hidden@proxy:99999', /^HTTPS_PROXY is not the address of a proxy/],
	] as const) {
		for (const {run} of [...reads, ...mutations]) {
			const error = errorOf(await run(connect(service.host, {network: networkOf({HTTPS_PROXY: address})}))); // eslint-disable-line @typescript-eslint/naming-convention
			assert.equal(error.kind, 'invalid');
			assert.match(error.message, words);
			assert.doesNotMatch(error.message, /hid/);
		}
	}

	assert.deepEqual(service.seen, []);
});
