import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {oddCreates} from '../../../source/emulator/faults/create-oddity.js';
import {EmulatorError} from '../../../source/emulator/emulator-error.js';
import {parseFaultsFile} from '../../../source/emulator/faults/faults-file.js';
import {faultKinds} from '../../helpers/emulator/fault-kinds.js';

const path = '/srv/faults.json';

suite('a faults file', () => {
	for (const [what, content, expected] of [
		['no JSON', '[{]', / is not JSON at line 1, column 3: it has to be an array of faults\.$/],
		['nothing in it', ' ', / is not JSON/],
		['no array', '{}', /does not fit: expected an array, found \{\}\./],
		['a text in place of a fault', '[{"when": {}, "do": {"kind": "html"}}, "cut"]', /: fault 2: expected an object, found "cut"\./],
		['an unknown kind', '[{"when": {}, "do": {"kind": "explode"}}]', /: fault 1, do\.kind: expected one of "status", "cut", .*, "patch", found "explode"\./],
		['a cut without a moment', '[{"when": {}, "do": {"kind": "cut"}}]', /: fault 1, do: the field "when" is missing\./],
		['a fault without a condition', '[{"do": {"kind": "html"}}]', /: fault 1: the field "when" is missing\./],
		['a status that no answer has', '[{"when": {}, "do": {"kind": "status", "status": 99}}]', /: fault 1, do\.status: expected 200 or more, found 99\./],
		['a status that is too high', '[{"when": {}, "do": {"kind": "status", "status": 600}}]', /: fault 1, do\.status: expected 599 or less, found 600\./],
		['a misspelt condition', '[{"when": {"methd": "GET"}, "do": {"kind": "html"}}]', /: fault 1, when: there is no field "methd"\./],
		['an nth of 0', '[{"when": {"nth": 0}, "do": {"kind": "html"}}]', /: fault 1, when\.nth: expected 1 or more, found 0\./],
		['half a count', '[{"when": {"times": 1.5}, "do": {"kind": "html"}}]', /: fault 1, when\.times: expected a whole number, found 1\.5\./],
		['a wrong date', '[{"when": {}, "do": {"kind": "date-header", "date": "noon"}}]', /: fault 1, do\.date: expected one of a number, "right", "missing", "unreadable", found "noon"\./],
		['a create done otherwise', '[{"when": {}, "do": {"kind": "create", "as": "well"}}]', /: fault 1, do\.as: expected one of "expiry-dropped", .*, found "well"\./],
	] as const) {
		test(`with ${what} is refused in one sentence`, () => {
			assert.throws(() => parseFaultsFile({path, text: content}), (error: unknown) => {
				assert.ok(error instanceof EmulatorError);
				assert.match(error.message, expected);
				assert.equal(error.exitCode, 2);
				assert.ok(error.message.startsWith(`The faults file ${path} `));
				assert.match(error.message, /^[^\n]+\.$/);
				return true;
			});
		});
	}

	test('may hold every kind of fault with every field', () => {
		const faults = [
			{
				name: 'a', when: {path: 'databases', nth: 1, times: 1}, do: {
					kind: 'status', status: 500, body: {x: 1}, retryAfter: 1, headers: {a: 'b'}, when: 'after-apply',
				},
			},
			{
				when: {path: 'databases', nth: 2}, do: {
					kind: 'body', status: 200, contentType: 'text/plain', body: 'x',
				},
			},
			{when: {path: 'databases', nth: 3}, do: {kind: 'redirect', status: 302, location: '/'}},
			{when: {path: 'databases', nth: 4}, do: {kind: 'html'}},
			{when: {path: 'databases', nth: 5}, do: {kind: 'delay', ms: 0}},
			{when: {path: 'tokens', clusterId: 'x', tokenId: 'y'}, do: {kind: 'truncate'}},
			{when: {path: 'token', method: 'DELETE'}, do: {kind: 'hang', when: 'before-apply'}},
			{when: {tokenId: 'created', afterChanges: 1, beforeChanges: 2}, do: {kind: 'cut', when: 'after-apply'}},
			{when: {}, do: {kind: 'truncate', at: 'headers'}},
			{
				when: {}, do: {
					kind: 'foreign', form: 'html', status: 502, when: 'after-apply',
				},
			},
			{when: {}, do: {kind: 'informational', status: 101, protocol: 'websocket'}},
			{when: {}, do: {kind: 'endless'}},
			{when: {}, do: {kind: 'gzip-bomb', megabytes: 1}},
			{when: {}, do: {kind: 'deep-json', depth: 1}},
			{when: {}, do: {kind: 'wrong-length', by: -1}},
			{when: {}, do: {kind: 'content-type', contentType: ''}},
			{when: {}, do: {kind: 'date-header', date: -3600}},
			...oddCreates.map(as => ({when: {}, do: {kind: 'create', as}})),
			{
				when: {}, do: {
					kind: 'patch', tokenId: 'x', set: {description: null}, remove: ['createdAt'], repeat: true,
				},
			},
		];
		assert.deepEqual([...new Set(faults.map(fault => fault.do.kind))].toSorted(), [...faultKinds()].toSorted());
		assert.deepEqual(parseFaultsFile({path, text: JSON.stringify(faults)}), faults);
	});
});
