import path from 'node:path';
import {nameSource, type SecretSource} from '../../../secrets/secret-source.js';

/**
Where a management token comes from, as data. It holds no secret: of a command it names only the program, because the arguments may hold a secret.
*/
export function sourceData(source: SecretSource): Readonly<Record<string, string>> {
	switch (source.kind) {
		case 'environment': {
			return {kind: source.kind, variable: source.variable};
		}

		case 'command': {
			return {kind: source.kind, program: path.basename(source.command[0] ?? '')};
		}

		case 'file': {
			return {kind: source.kind, path: source.path};
		}

		default: {
			return {kind: source.kind};
		}
	}
}

/**
Where a management token comes from, in a few words: `MANAGEMENT_TOKEN`, `command pass`, `file /run/token`. Raw.
*/
export function sourceWords(source: SecretSource): string {
	const {program, path: file} = sourceData(source);
	if (program !== undefined) {
		return `command ${program}`;
	}

	return file === undefined ? nameSource(source) : `file ${file}`;
}
