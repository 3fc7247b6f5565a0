import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import fc from 'fast-check';
import {ArrayReader} from '../../source/api/array-reader.js';
import {parseBoundedJson} from '../../source/api/bounded-json.js';
import type {Validated} from '../../source/api/validate.js';

/**
Cuts bytes into pieces of the given lengths; the last piece has the rest.
*/
function piecesOf(bytes: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
	const pieces: Uint8Array[] = [];
	let from = 0;
	for (const length of lengths) {
		pieces.push(bytes.subarray(from, from + length));
		from += length;
	}

	return [...pieces, bytes.subarray(from)];
}

function readInPieces(bytes: Uint8Array, lengths: readonly number[], batchBytes: number): {readonly result: Validated<unknown>; readonly batches: number} {
	const reader = new ArrayReader(batchBytes);
	const batches = piecesOf(bytes, lengths).map(piece => reader.take(piece)).filter(rows => rows.length > 0);
	const end = reader.end();
	return {
		result: end.ok && batches.length > 0 ? {ok: true, value: [...batches.flat(), ...end.value as readonly unknown[]]} : end,
		batches: batches.length,
	};
}

function readWhole(bytes: Uint8Array): Validated<unknown> {
	return parseBoundedJson(new TextDecoder().decode(bytes));
}

// Texts that look like the beginning or the end of an element, and characters of two to four bytes.
const someText = fc.oneof(
	fc.constantFrom('{"id"', ',{"id":1}', '}, {"id', '"', '\\', String.raw`\"`, '[', ']', 'ü', '書き込み', '🚀', ''),
	fc.string({unit: 'binary', maxLength: 8}),
);
const someValue = fc.oneof(
	someText,
	fc.jsonValue({maxDepth: 2}),
	// An element inside an element, which begins with the same bytes.
	fc.array(fc.record({id: someText}), {maxLength: 3}),
);
const someRow = fc.oneof(
	{weight: 8, arbitrary: fc.record({id: someText, more: someValue})},
	{weight: 1, arbitrary: fc.jsonValue({maxDepth: 1})},
);
const someLengths = fc.array(fc.integer({min: 0, max: 40}), {maxLength: 60});
const someBatchSize = fc.integer({min: 1, max: 200});

test('an array that arrives in pieces is parsed as its whole text is, wherever it is cut', () => {
	let inBatches = 0;
	fc.assert(fc.property(
		fc.array(someRow, {maxLength: 12}),
		fc.constantFrom(undefined, 1, '\t', ' \n'),
		fc.tuple(someLengths, someBatchSize),
		(rows, indent, [lengths, batchBytes]) => {
			const bytes = Buffer.from(JSON.stringify(rows, undefined, indent));
			const {result, batches} = readInPieces(bytes, lengths, batchBytes);
			assert.deepEqual(result, {ok: true, value: JSON.parse(bytes.toString()) as unknown});
			inBatches += batches > 0 ? 1 : 0;
		},
	), {numRuns: 1000});
	assert.ok(inBatches > 100, `only ${inBatches} of 1000 arrays were parsed in batches`);
});

test('a damaged text has the value or the problem of its whole text', () => {
	fc.assert(fc.property(
		fc.array(someRow, {minLength: 1, maxLength: 12}),
		fc.tuple(fc.nat(), fc.nat({max: 3})),
		fc.oneof(fc.uint8Array({maxLength: 4}), fc.constantFrom(...['[', ']', '{', '}', ',', '"', '\u{A0}', '\u{1}', '\u{FEFF}'].map(text => Buffer.from(text)))),
		fc.tuple(someLengths, someBatchSize),
		(rows, [place, removed], added, [lengths, batchBytes]) => {
			const bytes = Buffer.from(JSON.stringify(rows));
			const at = place % (bytes.length + 1);
			const damaged = Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
			assert.deepEqual(readInPieces(damaged, lengths, batchBytes).result, readWhole(damaged));
		},
	), {numRuns: 2000});
});

test('only the white space of JSON may stand between elements', () => {
	const verdicts = [' ', '\t\r\n', '\u{1}', '\u{A0}', '\u{FEFF}', ';'].flatMap(between => [`,${between}`, `${between},`]).map(between => {
		const bytes = Buffer.from(`[${Array.from({length: 20}, (_, id) => `{"id":${id}}`).join(between)}]`);
		const {result} = readInPieces(bytes, Array.from({length: 100}, () => 5), 16);
		assert.deepEqual(result, readWhole(bytes), JSON.stringify(between));
		return result.ok;
	});
	assert.deepEqual(verdicts, [true, true, true, true, false, false, false, false, false, false, false, false]);
});

test('the limits of depth and of the number of lists hold for the whole text, not for each batch', () => {
	const row = {id: 'x'.repeat(60)};
	const lists = (count: number) => Array.from({length: count}, () => []);
	const deep = (depth: number): unknown => depth === 0 ? [] : [deep(depth - 1)];
	const bodies: ReadonlyArray<readonly unknown[]> = [
		// Too many lists at first, and enough text after them.
		[row, {id: lists(2000)}, ...Array.from({length: 400}, () => row)],
		[row, {id: lists(2000)}, row],
		// A batch is below the limit of a body, and all of them together are not.
		Array.from({length: 60}, () => ({id: lists(100)})),
		[row, {id: deep(97)}, row],
		[row, {id: deep(98)}, row],
	];
	const results = bodies.map(body => {
		const bytes = Buffer.from(JSON.stringify(body));
		const {result} = readInPieces(bytes, Array.from({length: 200}, () => 64), 128);
		assert.deepEqual(result, readWhole(bytes));
		return result.ok;
	});
	assert.deepEqual(results, [true, false, false, true, false]);

	const verdicts = new Set<boolean>();
	for (let count = 1100; count < 1200; count++) {
		const bytes = Buffer.from(JSON.stringify([row, {id: lists(500)}, row, {id: lists(count)}, row]));
		const {result} = readInPieces(bytes, Array.from({length: 200}, () => 64), 128);
		assert.deepEqual(result, readWhole(bytes), `${count} lists`);
		verdicts.add(result.ok);
	}

	assert.equal(verdicts.size, 2, 'the limit lies between these counts');
});
