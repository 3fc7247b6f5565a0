import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {redact} from '../../source/secrets/redact.js';
import {isRecordedAs, isWholeText} from '../../source/operations/is-recorded-as.js';

const piece = fc.oneof(fc.string({maxLength: 6}), fc.constantFrom('[secret]', `apiv1_${'a'.repeat(64)}`, 'M.V1.0123456789', ' [suspended 2026-11-24]'));
const text = fc.array(piece, {maxLength: 5}).map(pieces => pieces.join(''));

test('a text counts as recorded when the journal has its redacted form', () => {
	fc.assert(fc.property(text, one => {
		assert.ok(isRecordedAs(one, redact(one)));
	}));
});

test('when the journal has a text without a redaction, only the same text counts as recorded', () => {
	fc.assert(fc.property(text, text, (one, other) => {
		if (isWholeText(other)) {
			assert.equal(isRecordedAs(one, other), one === other);
		}
	}));
});

test('a text counts as recorded only when the text around the redaction is the same', () => {
	assert.ok(isRecordedAs('a xyz b', 'a [secret] b'));
	assert.ok(!isRecordedAs('a xyz c', 'a [secret] b'));
	assert.ok(!isRecordedAs('x xyz b', 'a [secret] b'));
	assert.ok(!isRecordedAs('ab', 'ab[secret]b'));
	assert.ok(!isRecordedAs('a 1 c', 'a [secret]b[secret] c'));
});
