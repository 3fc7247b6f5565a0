import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
	mkdir,
	symlink,
	unlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {systemAuthorities} from '../../source/profiles/system-authorities.js';
import {makeAuthority} from '../helpers/certificate-authority.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

const [one, two, three] = ['One', 'Two', 'Three'].map(name => makeAuthority(name).certificate.trim()) as [string, string, string];

const variables = (file: string, directories: string) => Object.fromEntries([['SSL_CERT_FILE', file], ['SSL_CERT_DIR', directories]]);

test('the file and every directory that the variables name are read, each certificate once, and links by hash within a directory are passed over', async () => {
	const home = await temporaryDirectory();
	for (const name of ['first', 'second']) {
		await mkdir(path.join(home, name));
	}

	const bundle = path.join(home, 'bundle.pem');
	await writeFile(bundle, `# a comment\r\n${one.replaceAll('\n', '\r\n')}\r\n${two}\n`);
	await writeFile(path.join(home, 'first', 'own.pem'), two);
	await symlink('own.pem', path.join(home, 'first', '0a1b2c3d.0'));
	await symlink(bundle, path.join(home, 'first', 'linked.pem'));
	await writeFile(path.join(home, 'second', 'three.crt'), three);
	await writeFile(path.join(home, 'second', 'notes.txt'), 'no certificate');
	const {certificates, from, problems} = await systemAuthorities(variables(bundle, `${home}/first:${home}/second`));
	assert.deepEqual(certificates, [one, two, three]);
	assert.deepEqual(from, [bundle, `${home}/first`, `${home}/second`]);
	assert.deepEqual(problems, []);
});

test('what a variable names and cannot be read is named, and the rest is read; a named pipe is not waited for', async () => {
	const home = await temporaryDirectory();
	const pipe = path.join(home, 'pipe');
	execFileSync('mkfifo', [pipe]);
	await mkdir(path.join(home, 'good'));
	await writeFile(path.join(home, 'good', 'one.pem'), one);
	execFileSync('mkfifo', [path.join(home, 'good', 'pipe.pem')]);
	await symlink('/nowhere/at/all.pem', path.join(home, 'good', 'dangling.pem'));
	assert.deepEqual(await systemAuthorities(variables(pipe, `${home}/absent:${home}/good`)), {
		certificates: [one],
		from: [`${home}/good`],
		problems: [
			`SSL_CERT_FILE names ${pipe}, which cannot be read: it is a named pipe, not a regular file.`,
			`SSL_CERT_DIR names ${home}/absent, which cannot be read: it does not exist.`,
		],
	});
});

test('a file and a directory without certificates give none, and a store is read once for the whole process', async () => {
	const home = await temporaryDirectory();
	const file = path.join(home, 'empty.pem');
	await writeFile(file, '');
	await mkdir(path.join(home, 'empty'));
	const environment = variables(file, path.join(home, 'empty'));
	const read = await systemAuthorities(environment);
	assert.deepEqual([read.certificates, read.problems], [[], []]);
	await unlink(file);
	assert.equal(await systemAuthorities({...environment}), read);
});

test('on macOS and Windows, Node asks the store of the system', async () => {
	for (const platform of ['darwin', 'win32'] as const) {
		const {certificates, problems} = await systemAuthorities(variables('/nowhere', '/nowhere'), platform);
		assert.deepEqual([certificates, problems], [undefined, []]);
	}
});

test('without the variables, the authorities are those that Node finds in the system\'s store', async () => {
	if (process.platform !== 'linux') {
		return;
	}

	const {SSL_CERT_FILE: _, SSL_CERT_DIR: __, ...env} = process.env;
	const ofNode = JSON.parse(execFileSync(process.execPath, ['--eval', 'process.stdout.write(JSON.stringify(require("node:tls").getCACertificates("system")))'], {env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})) as readonly string[];
	for (const environment of [{}, variables('', '')]) {
		const {certificates} = await systemAuthorities(environment);
		assert.deepEqual(new Set(certificates), new Set(ofNode.map(text => text.trim())));
	}
});
