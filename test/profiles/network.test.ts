import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import {inspect} from 'node:util';
import {readNetwork} from '../../source/profiles/network.js';
import type {TlsFiles} from '../../source/profiles/types.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

const host = 'https://influx.example';
const environment = Object.fromEntries([['HTTPS_PROXY', 'https://proxy.example:3128']]);

async function networkOf(tls: TlsFiles | undefined, options: Partial<Parameters<typeof readNetwork>[1]> = {}) {
	const result = await readNetwork({host, ...(tls && {tls})}, {environment, ...options});
	assert.ok(result.ok, inspect(result));
	return result.value;
}

async function problemOf(tls: TlsFiles, options: Partial<Parameters<typeof readNetwork>[1]> = {}, to = host): Promise<string> {
	const result = await readNetwork({host: to, tls}, {environment, ...options});
	assert.ok(!result.ok);
	return result.message;
}

test('a profile without TLS files gets only the proxies of the environment', async () => {
	const {systemAuthorities, ...network} = await networkOf(undefined);
	assert.deepEqual(network, {proxyEnvironment: environment});
	assert.ok(systemAuthorities);
});

test('the TLS files are read, the CA file of the flag comes before that of the profile, and the key is kept as a secret', async () => {
	const home = await temporaryDirectory();
	for (const name of ['given', 'ca', 'certificate', 'key']) {
		await writeFile(path.join(home, `${name}.pem`), `text of ${name}`);
	}

	const network = await networkOf(
		{
			caFile: '~/ca.pem', certificateFile: path.join(home, 'certificate.pem'), keyFile: path.join(home, 'key.pem'), isInsecure: true,
		},
		{environment: Object.fromEntries([['HOME', home]]), caFile: path.join(home, 'given.pem')},
	);
	assert.deepEqual(network.certificateAuthorities, ['text of given', 'text of ca']);
	assert.equal(network.certificate, 'text of certificate');
	assert.equal(network.key?.reveal(), 'text of key');
	assert.ok(!inspect(network, {depth: 5}).includes('text of key'));
	assert.equal(network.isUnchecked, true);
});

test('the message about a file that cannot be read names the file and its purpose', async () => {
	assert.match(await problemOf({caFile: '/nowhere/ca.pem'}), /^The CA file of this profile: \/nowhere\/ca\.pem cannot be read: .+\. Correct its path, or the file\.$/);
	assert.match(await problemOf({certificateFile: '/nowhere/c.pem', keyFile: '/nowhere/k.pem'}), /^The client certificate of this profile: /);
	assert.match(await problemOf({}, {caFile: '/nowhere/given.pem'}), /^The file of --ca-file: /);
});

test('NODE_TLS_REJECT_UNAUTHORIZED=0 is refused unless the profile allows unchecked certificates or the host is http on this machine', async () => {
	const off = {environment: Object.fromEntries([['NODE_TLS_REJECT_UNAUTHORIZED', '0']])};
	assert.match(await problemOf({}, off), /^NODE_TLS_REJECT_UNAUTHORIZED=0 is set, .* Unset it; /);
	const unchecked = await networkOf({isInsecure: true}, off);
	assert.equal(unchecked.isUnchecked, true);
	const local = await readNetwork({host: 'http://127.0.0.1:8080'}, off);
	assert.ok(local.ok);
	const one = await readNetwork({host}, {environment: Object.fromEntries([['NODE_TLS_REJECT_UNAUTHORIZED', '1']])});
	assert.ok(one.ok);
});
