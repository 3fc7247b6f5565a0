import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {csvRecords} from '../../../source/tokens/list/csv-records.js';
import {exportRows} from '../../../source/tokens/list/export-rows.js';
import {idsInText} from '../../../source/tokens/list/ids-in-text.js';

const id = fc.uuid();
const anyCase = id.chain(each => fc.mixedCase(fc.constant(each)));
const one = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';
const two = '11111111-1111-4111-8111-111111111111';

const lowerOnce = (ids: readonly string[]) => [...new Set(ids.map(each => each.toLowerCase()))];

function refused(text: string): string {
	const found = idsInText(text);
	assert.ok(!found.ok, JSON.stringify(found));
	return found.message;
}

test('one ID a line, with blank lines and comments between: each ID once, in lower case, in the order of the text', () => {
	const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
	const between = fc.constantFrom('', '  ', '\t', '# a comment', `  # do NOT revoke ${two}`);
	const entry = fc.tuple(anyCase, fc.constantFrom('', ' ', '\t'), fc.constantFrom('', ' # why', `\t#see ${two}`), fc.array(between, {maxLength: 2}), lineEnd);
	fc.assert(fc.property(fc.array(entry, {minLength: 1}), entries => {
		const text = entries.map(([each, before, comment, lines, end]) => [`${before}${each}${comment}`, ...lines, ''].join(end)).join('');
		assert.deepEqual(idsInText(text), {ok: true, value: lowerOnce(entries.map(([each]) => each))});
	}));
});

test('the JSON, JSON lines and CSV of this program: IDs come from the field id, and not from descriptions', () => {
	const row = fc.record({
		description: fc.oneof(fc.string({unit: 'binary'}), fc.constant(two), fc.constant(`id,${two}\r\n${two},"x"`), fc.constant(`# ${two}`)),
		id: anyCase,
		status: fc.constantFrom('active', 'revoked'),
	});
	const columns = fc.constantFrom(['id', 'description', 'status'], ['description', 'id'], ['id'], ['status', 'description', 'id']);
	fc.assert(fc.property(fc.array(row, {minLength: 1}), columns, fc.constantFrom('json' as const, 'jsonl' as const, 'csv' as const), (rows, names, format) => {
		assert.deepEqual(idsInText(exportRows(rows, names, format)), {ok: true, value: lowerOnce(rows.map(each => each.id))});
	}));
});

test('the IDs of a plan\'s targets, and of the tokens in influxctl\'s JSON', () => {
	const plan = {
		format: 'influx-tokens plan', version: 1, accountId: two, clusterId: two, targets: [{id: one, description: two, hash: 'x'}],
	};
	assert.deepEqual(idsInText(JSON.stringify(plan, undefined, '\t')), {ok: true, value: [one]});
	const listed = [{id: one.toUpperCase(), description: two, permissions: []}];
	assert.deepEqual(idsInText(JSON.stringify(listed)), {ok: true, value: [one]});
	assert.deepEqual(idsInText(JSON.stringify(listed[0], undefined, 2)), {ok: true, value: [one]}, 'one token alone');
	assert.deepEqual(idsInText(JSON.stringify([one, two])), {ok: true, value: [one, two]}, 'a list of IDs');
});

test('a text with anything besides IDs is refused as a whole, with the number of the line', () => {
	const cases: ReadonlyArray<readonly [string, RegExp]> = [
		[`${one}\n\n# yes\nkeep ${two}\n`, /^line 4 is no token ID/],
		[`revoke these: ${one}`, /^line 1 is no token ID/],
		[`${one} ${two}`, /^line 1 is no token ID/],
		[`${one}# glued`, /^line 1 is no token ID/],
		[`${one},x`, /^line 1 is no token ID/],
		[`"${one}"`, /^line 1 is no token ID/],
		[`name,token\nx,${one}`, /^line 1 is no token ID/],
		[`id,description\r\n${one},"two\r\nlines"\r\nx,${two}\r\n`, /^line 4 has no token ID in its column id/],
		[`# from list\nid,description\n${one}\n`, /^line 3 has another number of cells than the header/],
		[`id,description\n${one},"open\n${two},x\n`, /^line 2 has a quote that does not end/],
		[`id,id\n${one},${two}\n`, /^line 1 names the column id twice/],
		[`{"id":"${one}"}\n{"description":"${two}"}\n`, /^line 2 has no field id that is a token ID/],
		[`{"id":"${one}"}\n{"id":`, /^line 2 is no whole JSON/],
		[JSON.stringify([{id: one}, {name: two}]), /^item 2 has no field id that is a token ID/],
		[JSON.stringify({accountId: one}), /^item 1 has no field id that is a token ID/],
		['[]', /^it holds no token ID/],
		['', /^it holds no token ID/],
		['id,description\r\n', /^it holds no token ID/],
		['# only a comment', /^it holds no token ID/],
	];
	for (const [text, words] of cases) {
		assert.match(refused(text), words, text);
	}
});

test('any text is read or refused, and a refusal does not repeat any part of it', () => {
	fc.assert(fc.property(fc.string({unit: 'binary', minLength: 8}), text => {
		const found = idsInText(text);
		assert.ok(found.ok || !found.message.includes(text));
	}));
	fc.assert(fc.property(fc.array(fc.array(fc.string({unit: 'binary'}), {minLength: 2, maxLength: 4}), {minLength: 1}), rows => {
		const quoted = rows.map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
		assert.deepEqual(csvRecords(quoted).map(({cells, isWhole}) => [isWhole, cells]), rows.map(cells => [true, cells]));
	}));
});
