import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {test} from 'node:test';
import {inspect} from 'node:util';
import fc from 'fast-check';
import {refuseEnded} from '../../../source/secrets/life/refuse-ended.js';
import {Secret} from '../../../source/secrets/secret.js';
import {tokenEndOf} from '../../../source/secrets/life/token-end.js';
import {makeJwt} from '../../helpers/secrets/make-jwt.js';

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const header = encode('{"alg":"none"}');

test('the end of a JSON Web Token is its exp in milliseconds, whatever else it claims', () => {
	fc.assert(fc.property(fc.integer({min: 1, max: 8_640_000_000_000}), fc.dictionary(fc.string(), fc.jsonValue()), fc.base64String(), (exp, claims, signature) => {
		assert.equal(tokenEndOf(makeJwt({...claims, exp}, signature.replaceAll('=', ''))), exp * 1000);
	}));
	assert.equal(tokenEndOf(makeJwt({exp: 1_772_425_219.5})), 1_772_425_219_500);
});

test('any other exp, and a token without one, has no end', () => {
	const others = fc.jsonValue().filter(value => typeof value !== 'number' || value <= 0 || value > 8_640_000_000_000);
	fc.assert(fc.property(others, exp => {
		assert.equal(tokenEndOf(makeJwt({exp})), undefined);
	}));
	for (const claims of [{}, [], 'exp', 5, null]) {
		assert.equal(tokenEndOf(makeJwt(claims)), undefined, inspect(claims));
	}
});

test('no text makes it throw, and a text that is no JSON Web Token has no end', () => {
	fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.string()).map(parts => parts.join('.')), fc.array(fc.string().map(part => encode(part))).map(parts => parts.join('.'))), text => {
		assert.equal(tokenEndOf(text), undefined);
	}));
	const claims = encode('{"exp":1772425219}');
	for (const text of [`${header}.${claims}`, `${header}.${claims}.x.y`, `.${claims}.x`, `${header}.${claims}=.x`, `M.V1.${claims}`, `${encode('[]')}.${claims}.x`, `${header}.${encode(' '.repeat(70_000))}.x`]) {
		assert.equal(tokenEndOf(text), undefined, text.slice(0, 80));
	}
});

test('a secret ends when its giver or its exp says so, whichever is earlier, and prints as [secret]', () => {
	const jwt = makeJwt({exp: 2000});
	assert.equal(new Secret('M.V1.x').endsAt, undefined);
	assert.equal(new Secret('M.V1.x', {endsAt: 5}).endsAt, 5);
	assert.equal(new Secret(jwt).endsAt, 2_000_000);
	assert.equal(new Secret(jwt, {endsAt: 1_000_000}).endsAt, 1_000_000);
	assert.equal(new Secret(jwt, {endsAt: 3_000_000}).endsAt, 2_000_000);
	assert.equal(inspect(new Secret(jwt)), '[secret]');
});

test('a token that has ended is refused with one sentence, which holds nothing of it', () => {
	const now = Date.parse('2026-03-02T04:20:19Z');
	const ended = {ok: true, value: new Secret(makeJwt({exp: now / 1000}))} as const;
	assert.deepEqual(refuseEnded(ended, {origin: 'The token file /run/token', now}), {
		ok: false, message: 'The token file /run/token gives a token that ended at 2026-03-02 04:20 UTC, by this machine\'s clock: it was not sent. Get a new token.',
	});
	assert.equal(refuseEnded(ended, {origin: 'It', now: now - 1}), ended);
	for (const other of [{ok: true, value: new Secret('M.V1.x')}, {ok: false, message: 'It is empty.'}] as const) {
		assert.equal(refuseEnded(other, {origin: 'It', now}), other);
	}
});
