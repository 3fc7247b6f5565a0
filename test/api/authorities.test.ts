import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {createPrivateKey} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {afterEach, suite} from 'node:test';
import tls from 'node:tls';
import {Secret} from '../../source/secrets/secret.js';
import type {Network} from '../../source/api/types.js';
import {makeAuthority} from '../helpers/certificate-authority.js';
import {validCertificate} from '../helpers/api/certificates.js';
import {
	answerJson,
	calls,
	connect,
	errorOf,
	startService,
	tokenId,
	valueOf,
} from '../helpers/api/start-service.js';

afterEach(() => {
	tls.setDefaultCACertificates(tls.rootCertificates);
});

const authority = makeAuthority('Test authority');
const other = makeAuthority('Another authority');
const localhost = authority.issue('localhost');

const startTls = async (options: Parameters<typeof startService>[1] = localhost) => startService(response => {
	answerJson(response, 200, []);
}, options);

suite('the authorities of a profile', () => {
	test('are trusted, also several in one text, and no other profile trusts them', async () => {
		await using service = await startTls();
		for (const certificateAuthorities of [[authority.certificate], [`${other.certificate}\n# comment\n${authority.certificate}`], [other.certificate, authority.certificate]]) {
			valueOf(await connect(service.host, {network: {certificateAuthorities}}).listTokens());
		}

		const {length} = service.seen;
		for (const {run} of calls) {
			const error = errorOf(await run(connect(service.host, {network: {certificateAuthorities: [other.certificate]}})));
			assert.equal(error.kind, 'tls');
			assert.equal(error.isOutcomeUnknown, false);
			assert.match(error.message, /^localhost:\d+ failed a TLS check: the certificate comes from an authority that is not trusted here\. Nothing was sent\. Trusted here are \d+ authorities of Node(?:, \d+ of NODE_EXTRA_CA_CERTS)? and 1 of --ca-file or the profile\. If it is your organisation's own authority, install it on this machine, or name the file of its certificate: with --ca-file, in the profile, or in NODE_EXTRA_CA_CERTS\.$/);
		}

		assert.equal(service.seen.length, length);
	});

	test('are added to those that Node trusts by default', async () => {
		tls.setDefaultCACertificates([validCertificate]);
		await using known = await startTls({certificate: validCertificate});
		await using added = await startTls();
		const network: Network = {certificateAuthorities: [authority.certificate]};
		valueOf(await connect(known.host, {network}).listTokens());
		valueOf(await connect(added.host, {network}).listTokens());
		assert.equal(known.seen.length + added.seen.length, 2);
	});

	test('are added to those of NODE_EXTRA_CA_CERTS', async () => {
		const folder = await mkdtemp(path.join(tmpdir(), 'influx-tokens-ca-'));
		const file = path.join(folder, 'extra.pem');
		await writeFile(file, other.certificate);
		await using extra = await startTls(other.issue('localhost'));
		await using added = await startTls();
		const script = `
			const {createManagementApi} = await import(${JSON.stringify(new URL('../../source/api/management-api.js', import.meta.url).href)});
			const {Secret} = await import(${JSON.stringify(new URL('../../source/secrets/secret.js', import.meta.url).href)});
			for (const host of ${JSON.stringify([extra.host, added.host])}) {
				for (const network of [{}, {certificateAuthorities: [${JSON.stringify(authority.certificate)}]}]) {
					const api = createManagementApi({host, network, accountId: ${JSON.stringify(tokenId)}, clusterId: ${JSON.stringify(tokenId)}, secret: () => new Secret('x'), isReadOnly: true});
					const {ok} = await api.listTokens();
					console.log(ok);
				}
			}
		`;

		const env = {...process.env, NODE_EXTRA_CA_CERTS: file}; // eslint-disable-line @typescript-eslint/naming-convention -- the variable's name
		const {stdout, stderr} = await new Promise<{stdout: string; stderr: string}>(resolve => {
			execFile(process.execPath, ['--input-type=module', '--eval', script], {env}, (_, output, errors) => {
				resolve({stdout: output, stderr: errors});
			});
		});
		await rm(folder, {recursive: true});
		assert.equal(stderr, '');
		assert.deepEqual(stdout.split('\n'), ['true', 'true', 'false', 'true', '']);
	});

	test('that cannot be read make every call fail before anything is sent', async () => {
		await using service = await startTls();
		for (const [text, words] of [
			['', /^The CA file of this profile holds no certificate: correct the file/],
			['not PEM', /holds no certificate/],
			[localhost.key, /holds no certificate/],
			[`${authority.certificate}-----BEGIN CERTIFICATE-----\nbm90aGluZw==\n-----END CERTIFICATE-----\n`, /^The CA file of this profile holds a certificate that cannot be read: correct the file/],
			[authority.certificate.slice(0, 200), /cannot be read/],
		] as const) {
			for (const {run} of calls) {
				const error = errorOf(await run(connect(service.host, {network: {certificateAuthorities: [authority.certificate, text]}})));
				assert.equal(error.kind, 'invalid');
				assert.match(error.message, words);
			}
		}

		assert.deepEqual(service.seen, []);
	});
});

test('isUnchecked accepts any certificate, and switches the checks off for this profile only', async () => {
	await using service = await startTls();
	await using expired = await startTls(other.issue('elsewhere.example', {validUntil: new Date('2020-02-01T00:00:00Z')}));
	for (const {host} of [service, expired]) {
		valueOf(await connect(host, {network: {isUnchecked: true}}).listTokens());
		for (const network of [{}, {isUnchecked: false}]) {
			assert.equal(errorOf(await connect(host, {network}).listTokens()).kind, 'tls');
		}
	}

	assert.equal(service.seen.length, 1);
});

suite('a client certificate', () => {
	const mine = authority.issue('client');
	const stranger = other.issue('client');
	const networkWith = ({certificate, key}: {readonly certificate: string; readonly key: string}): Network => ({
		certificateAuthorities: [authority.certificate], certificate, key: new Secret(key),
	});

	for (const maxVersion of [undefined, 'TLSv1.2'] as const) {
		const version = maxVersion ?? 'TLSv1.3';
		const startStrict = async () => startTls({...localhost, clientAuthorities: [authority.certificate], ...(maxVersion && {maxVersion})});

		test(`is sent when the service asks for it, ${version}`, async () => {
			await using service = await startStrict();
			const api = connect(service.host, {network: networkWith(mine)});
			valueOf(await api.listTokens());
			valueOf(await api.listDatabases());
			assert.equal(service.seen.length, 2);
		});

		test(`that is missing: nothing was done, ${version}`, async () => {
			await using service = await startStrict();
			for (const {name, run} of calls) {
				const error = errorOf(await run(connect(service.host, {network: {certificateAuthorities: [authority.certificate]}})));
				assert.equal(error.kind, 'tls', `${name}: ${error.message}`);
				assert.equal(error.isOutcomeUnknown, false, name);
				assert.match(error.message, maxVersion
					? /^The TLS handshake with localhost:\d+ failed \(ERR_SSL_[\w/]*ALERT_HANDSHAKE_FAILURE\)\. .*client certificate\.$/
					: /^localhost:\d+ asks for a client certificate, and got none\. Nothing was done\. Give this profile/, name);
			}

			assert.deepEqual(service.seen, []);
		});
	}

	test('of an authority that the service does not know: the error does not say whether the change was made, and it names the certificate', async () => {
		// A server on Node closes the connection without an alert.
		await using service = await startTls({...localhost, clientAuthorities: [authority.certificate]});
		const error = errorOf(await connect(service.host, {network: networkWith(stranger)}).revokeToken(tokenId));
		assert.equal(error.kind, 'connection');
		assert.equal(error.isOutcomeUnknown, true);
		assert.match(error.message, /closed the connection before its answer was complete\. Check the network, and whether the service knows the client certificate of this profile/);
		assert.deepEqual(service.seen, []);
	});

	test('that is broken, or has no key: nothing is sent, and the error says what is wrong', async () => {
		await using service = await startTls();
		for (const [network, words] of [
			[{certificate: mine.certificate}, /has a client certificate without its key/],
			[{key: new Secret(mine.key)}, /has the key of a client certificate without the certificate/],
			[{certificate: 'nothing', key: new Secret(mine.key)}, /^The client certificate of this profile cannot be read/],
			[{certificate: mine.key, key: new Secret(mine.key)}, /^The client certificate of this profile cannot be read/],
			[{certificate: mine.certificate, key: new Secret('nothing')}, /^The key of this profile's client certificate cannot be read/],
			[{certificate: mine.certificate, key: new Secret(stranger.key)}, /^The key of this profile does not belong to its client certificate/],
			[{certificate: mine.certificate, key: new Secret(encrypt(mine.key))}, /^The key of this profile's client certificate is encrypted: store it without a passphrase/],
		] as const) {
			for (const {run} of calls) {
				const error = errorOf(await run(connect(service.host, {network: {certificateAuthorities: [authority.certificate], ...network}})));
				assert.equal(error.kind, 'invalid');
				assert.match(error.message, words);
				assert.ok(!error.message.includes('nothing'));
			}
		}

		assert.deepEqual(service.seen, []);
	});
});

function encrypt(key: string): string {
	return String(createPrivateKey(key).export({
		type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x',
	}));
}
