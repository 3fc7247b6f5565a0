import {Buffer} from 'node:buffer';
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {quoteOutsideText} from '../../source/secrets/outside-text.js';
import {Secret} from '../../source/secrets/secret.js';

test('the management token in use is hidden plain, URL-encoded and in base64, wherever the text is cut', () => {
	fc.assert(fc.property(fc.stringMatching(/^[\w!#+\-./:<>]{12,60}$/), fc.nat(320), fc.string(), (value, before, after) => {
		for (const form of [value, encodeURIComponent(value), Buffer.from(value).toString('base64')]) {
			const quoted = quoteOutsideText('x'.repeat(before) + form + after, new Secret(value));
			assert.ok(!quoted.includes(form));
			assert.ok(!quoted.includes(form.slice(0, 8)) || after.includes(form.slice(0, 8)));
		}
	}));
});

test('text that looks like a secret is hidden', () => {
	const secret = new Secret('M.V1.in-use');
	for (const [text, quoted] of [
		[`token apiv1_${'aB3/-_+='.repeat(8)} is bad`, 'token [secret] is bad'],
		['M.V1.abc-DEF_123 refused', '[secret] refused'],
		['jwt eyJhbGciOi.eyJzdWIi.sig-nature refused', 'jwt [secret] refused'],
		['header "Bearer whatever-it-is" refused', 'header "Bearer [secret]" refused'],
	] as const) {
		assert.equal(quoteOutsideText(text, secret), quoted);
	}
});

test('long text is cut to 300 characters without splitting a character', () => {
	fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 800}), text => {
		const quoted = quoteOutsideText(text, new Secret('M.V1.in-use'));
		assert.ok([...quoted].length <= 300);
		assert.ok(quoted.isWellFormed());
	}));
	assert.equal(quoteOutsideText('x'.repeat(301), new Secret('M.V1.in-use')), `${'x'.repeat(299)}…`);
	assert.equal(quoteOutsideText('😀'.repeat(300), new Secret('M.V1.in-use')), '😀'.repeat(300));
});
