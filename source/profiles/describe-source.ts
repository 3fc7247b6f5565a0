import type {SecretSource} from './types.js';

/**
What a person is told of a source: where the token comes from, never what it is. Outside text in it is raw: pass it through `display()` before it reaches a terminal.
*/
export function describeSource(source: SecretSource): string {
	switch (source.kind) {
		case 'demo': {
			return 'built-in emulator, nothing leaves this machine';
		}

		case 'environment': {
			return `token from ${source.variable}`;
		}

		case 'command': {
			return 'token from a command';
		}

		case 'file': {
			return 'token from a file';
		}

		case 'prompt': {
			return 'token asked for each time';
		}
	}
}
