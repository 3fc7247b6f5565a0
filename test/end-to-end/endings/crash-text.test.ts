import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import test from 'node:test';
import fc from 'fast-check';
import {Secret} from '../../../source/secrets/secret.js';
import {crashText} from '../../../source/crash-text.js';
import {planted} from '../../helpers/profiles/planted-secret.js';
import {sourceModule} from '../../helpers/source-module.js';

test('the report of a crash contains no secret that the program held, and nothing that looks like one', () => {
	const secret = new Secret('plain-management-token');
	const error = new Error(`the header was Bearer ${secret.reveal()}; \u{1B}[31mred`);
	const text = crashText(error);
	assert.match(text, /^influx-tokens stopped on an error of its own: Error: the header was Bearer \[secret\]; /);
	assert.match(text, /\n +at /);
	assert.ok(!text.includes('\u{1B}'));
	assert.equal(crashText('thrown text'), 'influx-tokens stopped on an error of its own: thrown text\n');
	assert.ok(!crashText(encodeURIComponent(secret.reveal())).includes('plain-management'));
	fc.assert(fc.property(planted, ({text: outside, value}) => {
		assert.ok(!crashText(new Error(outside)).includes(value));
		assert.ok(!crashText(new Error('x', {cause: outside})).includes(value));
	}));
});

for (const [how, statement] of [['thrown', 'setImmediate(() => { throw error; })'], ['rejected', 'void Promise.reject(error)'], ['rejected at the top', 'await Promise.reject(error)']] as const) {
	test(`an error that is ${how} ends a command with exit code 70, and Node does not print its values`, () => {
		const script = `
			import {Secret} from ${sourceModule('secrets/secret')};
			import {reportCrashes} from ${sourceModule('crash-text')};
			reportCrashes();
			const secret = new Secret('plain-management-token');
			const error = Object.assign(new Error('with ' + secret.reveal()), {headers: {authorization: secret.reveal()}});
			setTimeout(() => {}, 60_000);
			${statement};
		`;
		const {status, stdout, stderr} = spawnSync(process.execPath, ['--input-type=module', '-e', script], {encoding: 'utf8'});
		assert.equal(status, 70);
		assert.equal(stdout, '');
		assert.match(stderr, /^influx-tokens stopped on an error of its own: Error: with \[secret\]\n/);
		assert.ok(!stderr.includes('plain-management-token'), stderr);
	});
}
