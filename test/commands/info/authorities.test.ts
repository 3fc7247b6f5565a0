import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import {makeAuthority} from '../../helpers/certificate-authority.js';
import {startProxy} from '../../helpers/api/start-proxy.js';
import {answerJson, startService} from '../../helpers/api/start-service.js';
import {startMachine} from '../../helpers/commands/start-machine.js';

const authority = makeAuthority('Authority of a company');
const localhost = authority.issue('localhost');

const startTls = async () => startService(response => {
	answerJson(response, 200, []);
}, localhost);

test('a service whose authority is in the store of the machine is trusted, also through a proxy by https of the same authority, and without that store it is not', async t => {
	const machine = await startMachine(t);
	await using service = await startTls();
	await using proxy = await startProxy(undefined, localhost);
	const store = machine.write('store.pem', authority.certificate);
	const list = `$influx_tokens_anywhere --host ${service.host} list --format jsonl`;
	const none = `SSL_CERT_DIR=${machine.write('nothing', '')}`;

	for (const variables of [`SSL_CERT_FILE=${store} SSL_CERT_DIR=/`, `SSL_CERT_FILE=/absent SSL_CERT_DIR=/absent:${machine.directory}`]) {
		const {code, stderr} = await machine.shell(`${variables} ${list}`);
		assert.equal(code, 0, stderr);
	}

	const through = await machine.shell(`SSL_CERT_FILE=${store} SSL_CERT_DIR=/ HTTPS_PROXY=https://localhost:${proxy.port} ${list}`);
	assert.equal(through.code, 0, through.stderr);
	assert.deepEqual(proxy.heads.map(head => head.split('\r\n', 1)[0]), [`CONNECT localhost:${service.port} HTTP/1.1`]);
	const {length} = service.seen;
	assert.ok(length > 0);

	const without = await machine.shell(`SSL_CERT_FILE=/absent ${none} ${list}`);
	assert.equal(without.code, 1);
	assert.match(without.stderr, /the certificate comes from an authority that is not trusted here\. Nothing was sent\. Trusted here are \d+ authorities of Node and 0 of this machine\. SSL_CERT_FILE names \/absent, which cannot be read: it does not exist\. SSL_CERT_DIR names \S+nothing, which cannot be read: a part of its path is not a directory\. If it is your organisation's own authority, install it on this machine, or name/);
	const refused = await machine.shell(`SSL_CERT_FILE=/absent ${none} HTTPS_PROXY=https://localhost:${proxy.port} ${list}`);
	assert.match(refused.stderr, /^The proxy localhost:\d+ failed a TLS check/);
	assert.equal(service.seen.length, length);
});

test('info counts the authorities by where they come from, and names the files that give none', async t => {
	const machine = await startMachine(t);
	const store = machine.write('store.pem', authority.certificate + makeAuthority('Other').certificate);
	const given = machine.write('given.pem', makeAuthority('Given').certificate);
	const ask = async (variables: string, parameters = '') => machine.shell(`SSL_CERT_FILE=${store} SSL_CERT_DIR=${path.join(machine.directory, 'absent')} ${variables} $influx_tokens_anywhere --host https://localhost:1 info --profile Environment --format json ${parameters}`);
	const whole = await ask(`NODE_EXTRA_CA_CERTS=${given}`, `--ca-file ${given}`);
	assert.equal(whole.stderr, `SSL_CERT_DIR names ${machine.directory}/absent, which cannot be read: it does not exist.\n`);
	const {network} = JSON.parse(whole.stdout) as {readonly network: {readonly nodeAuthorities: {readonly value: number}}};
	assert.partialDeepStrictEqual(network, {
		systemAuthorities: {value: 2, from: store},
		extraAuthorities: {value: 1, from: 'NODE_EXTRA_CA_CERTS'},
		optionAuthorities: {value: 1, from: '--ca-file'},
	});
	assert.ok(network.nodeAuthorities.value > 50);

	const broken = await ask('NODE_EXTRA_CA_CERTS=/absent.pem', `--ca-file ${machine.write('text', 'no certificate')}`);
	// Node prints a line of its own about the variable, as soon as its TLS is loaded.
	assert.deepEqual(broken.stderr.split('\n').filter(line => !line.startsWith('Warning: ')).slice(1), ['NODE_EXTRA_CA_CERTS: /absent.pem cannot be read: it does not exist.', `--ca-file: ${machine.directory}/text holds no certificate in PEM.`, '']);
});
