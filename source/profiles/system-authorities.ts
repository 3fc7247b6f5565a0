import {readdir, readlink} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {certificatesIn} from '../api/certificates-in.js';
import type {SystemAuthorities} from '../api/types.js';
import {errorReason} from '../storage/error-reason.js';
import {readRegularFile} from '../storage/regular-file.js';
import type {Environment} from '../storage/user-directory.js';

// Where Linux distributions keep their authorities, as Go's crypto/x509 knows it: the first of the files that is there, and both directories.
const usualFiles = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem', '/etc/pki/tls/cacert.pem', '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', '/etc/ssl/cert.pem'];
const usualDirectories = ['/etc/ssl/certs', '/etc/pki/tls/certs'];

const largestFile = 16 * 1024 * 1024; // Bytes
const mostFiles = 10_000; // Of one directory
const filesAtOnce = 16;

const found = new Map<string, Promise<SystemAuthorities>>();

/**
The certificate authorities that this machine trusts. They are read when they are first asked for, and kept until the process ends.

On macOS and Windows, Node asks the system's own store. Elsewhere they are read here, from the files that Go reads: `SSL_CERT_FILE` takes the place of the usual files, and `SSL_CERT_DIR`, which may name several directories with `:` between them, that of the usual directories. Node could read them too, but it prints to the terminal if a directory is missing, waits forever for a named pipe, and does not split `SSL_CERT_DIR`.

Never throws because of the disk: `problems` says what a variable names and cannot be read.
*/
export async function systemAuthorities(environment: Environment, platform: NodeJS.Platform = process.platform): Promise<SystemAuthorities> {
	if (platform === 'darwin' || platform === 'win32') {
		return {certificates: undefined, from: [platform === 'darwin' ? 'the keychain' : 'the system\'s certificate store'], problems: []};
	}

	const {SSL_CERT_FILE: file, SSL_CERT_DIR: directories} = environment;
	const key = JSON.stringify([file, directories]);
	const known = found.get(key) ?? readStore(file, directories);
	found.set(key, known);
	return known;
}

type Read = {
	readonly texts: readonly string[];
	readonly from: readonly string[];
	readonly problems: readonly string[];
};

async function readStore(file: string | undefined, directories: string | undefined): Promise<SystemAuthorities> {
	const ofFile = await readBundle(file);
	const parts = [ofFile];
	// An empty variable counts as not set, as in Go.
	for (const directory of directories ? directories.split(':').filter(name => name !== '') : usualDirectories) {
		parts.push(await readDirectory(directory, Boolean(directories), ofFile.from)); // eslint-disable-line no-await-in-loop -- a disk that hangs holds few threads
	}

	return {
		certificates: [...new Set(parts.flatMap(({texts}) => texts).flatMap(text => certificatesIn(text)))],
		from: parts.flatMap(({from}) => from),
		problems: parts.flatMap(({problems}) => problems),
	};
}

async function readBundle(given: string | undefined): Promise<Read> {
	for (const file of given ? [given] : usualFiles) {
		const read = await readRegularFile(file, largestFile); // eslint-disable-line no-await-in-loop -- the first that can be read is enough
		if (read.ok) {
			return {texts: [textOf(read.bytes)], from: [file], problems: []};
		}

		if (given) {
			return {texts: [], from: [], problems: [`SSL_CERT_FILE names ${file}, which cannot be read: ${read.reason}.`]};
		}
	}

	return {texts: [], from: [], problems: []};
}

/**
Reads every file of a directory, without those in `known`, and without links to a file of the same directory: these are the names by their hashes, which OpenSSL looks for. A file that cannot be read is left out, as Go does it.
*/
async function readDirectory(directory: string, isGiven: boolean, known: readonly string[]): Promise<Read> {
	let names: readonly string[];
	try {
		const entries = await readdir(directory, {withFileTypes: true});
		const files = entries.filter(entry => entry.isFile() || entry.isSymbolicLink()).slice(0, mostFiles);
		names = await inTurns(files, async entry => {
			const file = path.join(directory, entry.name);
			return (entry.isSymbolicLink() && await isLinkWithin(file)) || known.includes(file) ? [] : [file];
		});
	} catch (error) {
		return {texts: [], from: [], problems: isGiven ? [`SSL_CERT_DIR names ${directory}, which cannot be read: ${errorReason(error)}.`] : []};
	}

	const texts = await inTurns(names, async file => {
		const read = await readRegularFile(file, largestFile);
		return read.ok ? [textOf(read.bytes)] : [];
	});
	return {texts, from: texts.some(text => certificatesIn(text).length > 0) ? [directory] : [], problems: []};
}

async function isLinkWithin(file: string): Promise<boolean> {
	try {
		const target = await readlink(file);
		return !target.includes('/');
	} catch {
		return false;
	}
}

/**
Does the same with each item, some of them at once, and gives all results in the order of the items.
*/
async function inTurns<Item, Value>(items: readonly Item[], act: (item: Item) => Promise<readonly Value[]>): Promise<readonly Value[]> {
	const results: Value[] = [];
	for (let start = 0; start < items.length; start += filesAtOnce) {
		const some = await Promise.all(items.slice(start, start + filesAtOnce).map(async item => act(item))); // eslint-disable-line no-await-in-loop -- so that few files are open at once
		results.push(...some.flat());
	}

	return results;
}

function textOf(bytes: Uint8Array): string {
	return new TextDecoder('latin1').decode(bytes);
}
