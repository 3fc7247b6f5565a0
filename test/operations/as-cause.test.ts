import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {asCause} from '../../source/operations/as-cause.js';

test('the cause of a message is its first sentence, without the final stop', () => {
	const causes: ReadonlyArray<readonly [string, string]> = [
		['No answer from 127.0.0.1:80 within 30 s. Check the network, then try again.', 'No answer from 127.0.0.1:80 within 30 s'],
		['400: refused (the service says: Foo. Bar). Check what was entered.', '400: refused (the service says: Foo. Bar)'],
		['400: refused (the service says: an open ( one. More. Advice.', '400: refused (the service says: an open ( one. More. Advice'],
		['without a stop', 'without a stop'],
		[' The disk is full. ', 'The disk is full'],
		['', ''],
	];
	for (const [message, cause] of causes) {
		assert.equal(asCause(message), cause);
	}
});

test('a cause is always the start of its message', () => {
	fc.assert(fc.property(fc.string(), message => {
		assert.ok(message.trim().startsWith(asCause(message)));
	}));
});
