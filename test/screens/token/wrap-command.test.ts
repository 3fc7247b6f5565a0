import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import test from 'node:test';
import fc from 'fast-check';
import {joinCommand, quoteAsAscii, quoteForShell} from '../../../source/secrets/quote-for-shell.js';
import {wrapCommand} from '../../../source/screens/token/wrap-command.js';

const outside = fc.string({unit: fc.constantFrom('a', 'b', ' ', '\'', '"', '\\', '$', '/', '!', 'ü'), maxLength: 120});
const part = fc.oneof(
	outside.map(text => `--data ${quoteForShell(text)}`),
	outside.map(text => `--key ${quoteAsAscii(text)}`),
	fc.constant('--header "Authorization: Bearer $MANAGEMENT_TOKEN"'),
	fc.constant('--request DELETE'),
);

function argumentsOf(command: string): string {
	return execFileSync('bash', ['-c', `printf '<%s>' ${command}`], {env: Object.fromEntries([['MANAGEMENT_TOKEN', 'a b'], ['LC_ALL', 'C.UTF-8']]), encoding: 'utf8'});
}

test('the lines of a wrapped command fit into the width, and a shell reads the same words from them', () => {
	fc.assert(fc.property(fc.array(part, {minLength: 1, maxLength: 4}), fc.integer({min: 40, max: 120}), (parts, width) => {
		const command = joinCommand(parts);
		const lines = wrapCommand(command, width);
		assert.ok(lines.every(line => [...line].length <= width));
		assert.equal(argumentsOf(lines.join('\n')), argumentsOf(command));
	}), {numRuns: 60});
});

test('a word that is wider than a line is broken outside of its quotes, and the next line begins at its first cell', () => {
	assert.deepEqual(wrapCommand('curl --request DELETE \\\n  \'http://127.0.0.1:8080/api/v0/accounts\'', 32), [
		'curl --request DELETE \\',
		'  \'http://127.0.0.1:8080/api/\'\\',
		'\'v0/accounts\'',
	]);
});
