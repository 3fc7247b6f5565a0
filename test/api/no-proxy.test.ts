import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {parseNoProxy} from '../../source/api/no-proxy.js';

const isMatched = (text: string, host: string, port = 443) => parseNoProxy(text).matches(new URL(`https://${host}`).hostname, port);

test('entries are read as Go and curl read them', () => {
	for (const [entry, host, isMatch] of [
		['example.com', 'example.com', true],
		['example.com', 'eu.console.example.com', true],
		['example.com', 'notexample.com', false],
		['example.com', 'example.com.evil.test', false],
		['EXAMPLE.com', 'Example.COM', true],
		['example.com.', 'example.com', true],
		['example.com', 'example.com.', true],
		['.example.com', 'example.com', false],
		['.example.com', 'a.example.com', true],
		['*.example.com', 'a.b.example.com', true],
		['*.example.com', 'example.com', false],
		['*', 'anything.test', true],
		['localhost', 'localhost', true],
		['münchen.example', 'münchen.example', true],
		['xn--mnchen-3ya.example', 'münchen.example', true],
		['10.0.0.0/8', '10.255.0.1', true],
		['10.0.0.0/8', '11.0.0.1', false],
		['10.0.0.0/8', '10.example.com', false],
		['10.1.2.3/8', '10.9.9.9', true],
		['0.0.0.0/0', '192.0.2.1', true],
		['192.0.2.7', '192.0.2.7', true],
		['192.0.2.7', '192.0.2.70', false],
		['192.0.2.1-192.0.2.9', '192.0.2.5', true],
		['192.0.2.1-192.0.2.9', '192.0.2.10', false],
		['fd00::/8', '[fd12::1]', true],
		['[fd00::]/8', '[fd12::1]', true],
		['fd00::/8', '[fe80::1]', false],
		['::1', '[::1]', true],
		['[::1]', '[0:0:0:0:0:0:0:1]', true],
		['fd00:0::1', '[fd00::1]', true],
		['192.0.2.7', '[::ffff:192.0.2.7]', true],
		['other.test, example.com', 'example.com', true],
		['other.test example.com\texample.org', 'example.org', true],
		[' , ,', 'example.com', false],
		['', 'example.com', false],
	] as const) {
		assert.equal(isMatched(entry, host), isMatch, `${entry} and ${host}`);
		assert.deepEqual(parseNoProxy(entry).ignored, [], entry);
	}
});

test('an entry with a port matches that port only', () => {
	for (const [entry, host] of [
		['example.com:8443', 'example.com'],
		['example.com:8443', 'a.example.com'],
		['.example.com:8443', 'a.example.com'],
		['192.0.2.7:8443', '192.0.2.7'],
		['[::1]:8443', '[::1]'],
	] as const) {
		assert.equal(isMatched(entry, host, 8443), true, entry);
		assert.equal(isMatched(entry, host, 443), false, entry);
		assert.deepEqual(parseNoProxy(entry).ignored, []);
	}
});

test('entries that cannot be read are listed, and the others have their effect', () => {
	for (const entry of ['10.0.0.0/33', 'fd00::/129', '10.0.0/8', 'example.com/24', '10.', '10.1', '10.*', 'exa*mple.com', 'https://example.com', ':443', 'example.com:0', 'example.com:70000', 'example.com:https', '[::1', '192.0.2.9-192.0.2.1', '-', '..', 'a..b', '/', '*.']) {
		const {ignored, matches: isException} = parseNoProxy(`${entry},fine.test`);
		assert.deepEqual(ignored, [entry]);
		assert.equal(isException('fine.test', 443), true);
		assert.equal(isException('10.0.0.1', 443), false, entry);
		assert.equal(isException('example.com', 443), false, entry);
	}
});

const label = fc.stringMatching(/^[a-z][\d\-a-z]{0,8}[\da-z]$/);
const domain = fc.array(label, {minLength: 1, maxLength: 4}).map(labels => labels.join('.'));
const address = fc.nat(0xFF_FF_FF_FF);
const dotted = (value: number) => [24, 16, 8, 0].map(shift => Math.floor(value / (2 ** shift)) % 256).join('.');

test('a domain exempts itself and its subdomains, and no other name', () => {
	fc.assert(fc.property(domain, label, (name, below) => {
		assert.ok(isMatched(name, name));
		assert.ok(isMatched(name, `${below}.${name}`));
		assert.ok(isMatched(`.${name}`, `${below}.${name}`));
		assert.ok(!isMatched(`.${name}`, name));
		assert.ok(!isMatched(name, `${below}${name}`));
		assert.ok(!isMatched(`${below}.${name}`, name));
	}));
});

test('a block matches exactly the addresses that begin with its bits', () => {
	fc.assert(fc.property(address, address, fc.integer({min: 0, max: 32}), (block, other, prefix) => {
		const size = 2 ** (32 - prefix);
		assert.ok(isMatched(`${dotted(block)}/${prefix}`, dotted(block)));
		assert.equal(isMatched(`${dotted(block)}/${prefix}`, dotted(other)), Math.floor(block / size) === Math.floor(other / size));
	}));
});

test('the effect of an entry does not depend on other entries, their order or the separators', () => {
	const entry = fc.oneof(domain, domain.map(name => `.${name}`), address.map(value => dotted(value)), address.map(value => `${dotted(value)}/16`), fc.constant('10.1'));
	fc.assert(fc.property(fc.array(entry, {maxLength: 6}), domain, fc.constantFrom(',', ' ', ', ', '\t,\n'), (entries, host, separator) => {
		const isExpected = entries.some(each => isMatched(each, host));
		assert.equal(isMatched(entries.join(separator), host), isExpected);
		assert.equal(isMatched(entries.toReversed().join(separator), host), isExpected);
	}));
});

test('any text is read without an error', () => {
	fc.assert(fc.property(fc.string({unit: 'binary'}), text => {
		const {matches: isException, ignored} = parseNoProxy(text);
		assert.equal(typeof isException('example.com', 443), 'boolean');
		assert.ok(ignored.every(entry => text.includes(entry)));
	}));
});
