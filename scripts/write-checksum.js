import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {pipeline} from 'node:stream/promises';

/**
Writes the SHA-256 of a file into `SHA256SUMS` beside it, in the form that `sha256sum --check` and `shasum --algorithm 256 --check` read: the hash, two blanks, the name. Lines of other files stay, so that executables of several platforms may lie in one folder.
*/
export async function writeChecksum(file) {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	const name = path.basename(file);
	const sums = path.join(path.dirname(file), 'SHA256SUMS');
	const before = await readFile(sums, 'utf8').catch(() => '');
	const others = before.split('\n').filter(line => line !== '' && !line.endsWith(`  ${name}`));
	await writeFile(sums, [...others, `${hash.digest('hex')}  ${name}`, ''].join('\n'));
}
