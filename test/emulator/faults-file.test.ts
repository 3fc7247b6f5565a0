import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, suite, test} from 'node:test';
import {EmulatorError} from '../../source/emulator/emulator-error.js';
import {readFaultsFile} from '../../source/emulator/faults-file.js';

const folder = await mkdtemp(path.join(tmpdir(), 'emulator-'));
const file = path.join(folder, 'faults.json');

after(async () => {
	await rm(folder, {recursive: true, force: true});
});

suite('a faults file', () => {
	for (const [what, content, expected] of [
		['no JSON', '[{]', /is not JSON/],
		['no array', '{}', /does not fit: .*Array/],
		['an unknown kind', '[{"when": {}, "do": {"kind": "explode"}}]', /at 0\.do\.kind/],
		['a cut without a moment', '[{"when": {}, "do": {"kind": "cut"}}]', /at 0\.do\.when/],
		['a status that no answer has', '[{"when": {}, "do": {"kind": "status", "status": 99}}]', /at 0\.do\.status/],
		['a misspelt condition', '[{"when": {"methd": "GET"}, "do": {"kind": "html"}}]', /at 0\.when\.methd/],
		['an nth of 0', '[{"when": {"nth": 0}, "do": {"kind": "html"}}]', /at 0\.when\.nth/],
	] as const) {
		test(`with ${what} is refused in one sentence`, async () => {
			await writeFile(file, content);
			await assert.rejects(readFaultsFile(file), (error: unknown) => {
				assert.ok(error instanceof EmulatorError);
				assert.match(error.message, expected);
				assert.ok(error.message.startsWith(`The faults file ${file} `));
				assert.match(error.message, /^[^\n]+\.$/);
				return true;
			});
		});
	}

	test('may hold every kind of fault with every field', async () => {
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
		];
		await writeFile(file, JSON.stringify(faults));
		assert.deepEqual(await readFaultsFile(file), faults);
	});
});
