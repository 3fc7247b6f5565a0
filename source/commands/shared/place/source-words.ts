import path from 'node:path';
import {nameSource, type SecretSource} from '../../../secrets/secret-source.js';
import type {TokenSource} from './token-source-schema.js';

/**
Where a management token comes from, as data. It holds no secret: of a command it names only the program, because the arguments may hold a secret.
*/
export function sourceData(source: SecretSource): TokenSource {
	return {
		kind: source.kind,
		variable: source.kind === 'environment' ? source.variable : null,
		program: source.kind === 'command' ? path.basename(source.command[0] ?? '') : null,
		path: source.kind === 'file' ? source.path : null,
	};
}

/**
Where a management token comes from, in a few words: `MANAGEMENT_TOKEN`, `command pass`, `file /run/token`. Raw.
*/
export function sourceWords(source: SecretSource): string {
	const {program, path: file} = sourceData(source);
	if (program !== null) {
		return `command ${program}`;
	}

	return file === null ? nameSource(source) : `file ${file}`;
}
