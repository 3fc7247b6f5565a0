import {test} from 'node:test';
import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {hasSecretShape, redact} from '../../source/secrets/redact.js';
import {planted} from '../helpers/profiles/planted-secret.js';

// Text without the characters of a token, so that it does not become a part of the token beside it.
const around = fc.string().map(text => text.replaceAll(/[\w+\-./=~]/g, '·'));

test('a token is redacted, with any text around it', () => {
	fc.assert(fc.property(fc.array(fc.tuple(around, planted)), around, (parts, end) => {
		const text = parts.map(([before, secret]) => `${before} ${secret.text} `).join('') + end;
		const redacted = redact(text);
		for (const [, secret] of parts) {
			assert.ok(!redacted.includes(secret.value), redacted);
		}

		assert.equal(redacted.split('[secret]').length >= parts.length + 1, true);
	}));
});

test('redacting a redacted text changes nothing', () => {
	fc.assert(fc.property(fc.array(fc.oneof(fc.string(), planted.map(({text}) => text))), parts => {
		const once = redact(parts.join(' '));
		assert.equal(redact(once), once);
		assert.equal(hasSecretShape(once), false);
	}));
});

test('a text without a token stays unchanged', () => {
	for (const text of [
		'',
		'3333a1b2-0000-4000-8000-000000000001',
		'rotated apiv1_ to apiv3_',
		'https://console.influxdata.com/api/v0/accounts',
		'the bearer of news',
		'M.V1.abcd',
		'telegraf edge-07 書き込み専用トークン',
		'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
	]) {
		assert.equal(redact(text), text);
		assert.equal(hasSecretShape(text), false);
	}
});

test('a known value is redacted plain, URL-encoded and in base64, even if it does not look like a token', () => {
	fc.assert(fc.property(fc.string({minLength: 8, unit: 'grapheme'}), around, (value, text) => {
		const encoded = encodeURIComponent(value.toWellFormed());
		const base64 = Buffer.from(value).toString('base64');
		const redacted = redact(`${text} ${encoded} ${base64} ${value} ${text}`, [value]);
		assert.ok(!redacted.includes(encoded) || '[secret]'.includes(encoded));
		assert.ok(!redacted.includes(base64));
	}));
	assert.equal(redact('a short one stays: abc', ['abc']), 'a short one stays: abc');
});
