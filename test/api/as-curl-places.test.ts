import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'node:test';
import {asCurl} from '../../source/api/as-curl.js';
import type {Place} from '../../source/api/operation-request.js';
import {makeAuthority} from '../helpers/certificate-authority.js';
import {runBash} from '../helpers/api/run-bash.js';
import {
	accountId,
	answerJson,
	clusterId,
	connect,
	startService,
	token,
	tokenId,
	valueOf,
} from '../helpers/api/start-service.js';

function textOf(place: Place): string {
	const form = asCurl({kind: 'get', tokenId}, place);
	const text = typeof form === 'string' ? form : assert.fail(form.reason);
	assert.match(text, /^[\n\u{20}-\u{7E}]*$/u);
	return text;
}

const longPath = '/api/v0/accounts/11111111-1111-1111-1111-111111111111/clusters/11111111-1111-1111-1111-111111111111';

test('paths of a Clustered have the style of the profile, else the style that was found out, else the long style', async () => {
	await using service = await startService((response, {url}) => {
		answerJson(response, url.startsWith(longPath) ? 404 : 200, url.endsWith('/databases') ? [] : token);
	});
	const place = {
		host: service.host, product: 'clustered', accountId: '', clusterId: '',
	} as const;
	assert.ok(textOf(place).includes(`'${service.host}${longPath}/tokens/${tokenId}'`));
	valueOf(await connect(service.host, place).listDatabases());
	assert.ok(textOf(place).includes(`'${service.host}/api/v0/tokens/${tokenId}'`));
	assert.ok(textOf({...place, pathStyle: 'long'}).includes(`'${service.host}${longPath}/tokens/${tokenId}'`));
	assert.equal(asCurl({kind: 'list'}, {...place, product: 'dedicated'}).constructor, Object, 'Cloud Dedicated needs its ids');
});

test('curl gets the certificate files, with any file name', async () => {
	const authority = makeAuthority('Test authority');
	await using service = await startService(response => {
		answerJson(response, 200, token);
	}, {...authority.issue('localhost'), clientAuthorities: [authority.certificate]});
	const {certificate, key} = authority.issue('client');
	const folder = await mkdtemp(path.join(tmpdir(), 'influx-tokens-curl-'));
	try {
		for (const name of ['plain', 'it\'s $HOME `x` "q"', String.raw`a:b\:c`, 'Zertifikat für Süd ☂']) {
			const [caFile, certificateFile, keyFile] = ['ca', 'certificate', 'key'].map(kind => path.join(folder, `${name}.${kind}`)) as [string, string, string];
			await writeFile(caFile, authority.certificate);
			await writeFile(certificateFile, certificate);
			await writeFile(keyFile, key, {mode: 0o600});
			const place = {host: service.host, accountId, clusterId};
			for (const [tlsFiles, expected] of [
				[{caFile, certificateFile, keyFile}, 0],
				[{certificateFile, keyFile, isInsecure: true}, 0],
				// Exit code 60: curl does not know the authority.
				[{certificateFile, keyFile}, 60],
			] as const) {
				const {code, stdout, stderr} = await runBash(textOf({...place, tlsFiles}), 'x');
				assert.equal(code, expected, `${name}: ${stderr}`);
				assert.deepEqual(stdout && JSON.parse(stdout), expected === 0 ? token : '');
			}
		}
	} finally {
		await rm(folder, {recursive: true});
	}
});

test('without certificate files the command has no TLS options', () => {
	const place = {host: 'https://console.influxdata.com', accountId, clusterId};
	assert.equal(textOf({...place, tlsFiles: {isInsecure: false}}), textOf(place));
	assert.doesNotMatch(textOf(place), /--(?:cacert|cert|key|insecure)/);
});
