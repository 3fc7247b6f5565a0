import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import fc from 'fast-check';
import {MouseReports} from '../../../source/terminal/input/mouse-reports.js';

const introducer = '\u{1B}[M';

/**
What is left of the bytes when they arrive in reads of these lengths.
*/
function strip(bytes: Uint8Array, lengths: readonly number[] = []): string {
	const reports = new MouseReports();
	const left: Uint8Array[] = [];
	let index = 0;
	for (const length of [...lengths, bytes.length]) {
		left.push(reports.strip(bytes.subarray(index, index + length)));
		index += length;
	}

	return Buffer.concat(left).toString('latin1');
}

const report = (...values: readonly number[]): Uint8Array => Buffer.concat([Buffer.from(introducer), Buffer.from(values)]);

test('the three characters of an old mouse report are taken out, wherever the reads end', () => {
	const coordinate = fc.oneof(fc.constant(0), fc.integer({min: 0x21, max: 0xC1}), fc.integer({min: 0xE0, max: 0xFF}));
	const typed = fc.constantFrom('a', 'D', '\r', '\u{3}', '\u{1B}', '\u{1B}[A', '\u{1B}[200~x\u{1B}[201~', '[M');
	const part = fc.oneof(
		fc.record({bytes: fc.tuple(fc.integer({min: 0x20, max: 0x7F}), coordinate, coordinate).map(values => report(...values)), left: fc.constant(introducer)}),
		typed.map(text => ({bytes: Buffer.from(text), left: text})),
	);
	fc.assert(fc.property(fc.array(part, {maxLength: 12}), fc.array(fc.nat(6)), (parts, lengths) => {
		const expected = parts.map(({left}) => left).join('');
		// ESC and then the letters [M are what begins a report.
		fc.pre(parts.every(({left}, index) => left !== '[M' || parts[index - 1]?.left !== '\u{1B}'));
		assert.equal(strip(Buffer.concat(parts.map(({bytes}) => bytes)), lengths), expected);
	}), {numRuns: 500});
});

test('a column and a row that come as UTF-8 are taken out whole', () => {
	const bytes = Buffer.from(`${introducer} \u{A1}\u{105}j`);
	for (let length = 0; length <= bytes.length; length++) {
		assert.equal(strip(bytes, [length]), `${introducer}j`);
	}
});

test('a control character ends a report and is a key', () => {
	for (const key of ['\u{3}', '\u{1B}', '\r']) {
		assert.equal(strip(Buffer.from(`${introducer} ${key}jj`)), `${introducer}${key}jj`);
	}
});

test('a report that has begun can be forgotten', () => {
	const reports = new MouseReports();
	reports.strip(Buffer.from(`${introducer} `));
	assert.ok(reports.isOpen);
	reports.reset();
	assert.ok(!reports.isOpen);
	assert.equal(Buffer.from(reports.strip(Buffer.from('jk'))).toString(), 'jk');
});
