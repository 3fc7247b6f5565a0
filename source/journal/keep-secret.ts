import {randomUUID} from 'node:crypto';
import {existsSync, mkdirSync} from 'node:fs';
import path from 'node:path';
import {isUuid} from '../api/parse-host.js';
import type {Secret} from '../secrets/secret.js';
import {writeNewFileNow} from '../secrets/write-new-file.js';
import {errorReason} from '../storage/error-reason.js';
import {refuse, type Result} from '../result.js';

/**
Keeps the secret of a new token that could not be handed over in a new file of the state directory, with mode 0600. The file is on the disk (fsync) when this returns, because a program that ends on a signal has no other moment. It overwrites nothing, and never throws because of the disk.

Only a UUID becomes a part of the file's name. The file of a token with any other id gets a random name.
*/
export function keepSecret(directory: string, tokenId: string | undefined, secret: Secret): Result<string> {
	const wanted = tokenId !== undefined && isUuid(tokenId) ? keptSecretPath(directory, tokenId) : undefined;
	const spare = path.resolve(directory, `secret-of-unknown-${randomUUID()}`);
	try {
		mkdirSync(directory, {recursive: true, mode: 0o700});
	} catch (error) {
		return refuse(`${path.resolve(directory)} cannot be made: ${errorReason(error)}.`);
	}

	const first = writeNewFileNow(wanted ?? spare, secret);
	return first.ok || wanted === undefined || !first.isTaken ? first : writeNewFileNow(spare, secret);
}

/**
The path at which the secret of a token is kept. Its id must be a UUID.
*/
export function keptSecretPath(directory: string, tokenId: string): string {
	return path.resolve(directory, `secret-of-${tokenId.toLowerCase()}`);
}

/**
The file with a token's kept secret; undefined where there is none, and for an id that is not a UUID.
*/
export function findKeptSecret(directory: string, tokenId: string): string | undefined {
	const file = isUuid(tokenId) ? keptSecretPath(directory, tokenId) : undefined;
	return file !== undefined && existsSync(file) ? file : undefined;
}
