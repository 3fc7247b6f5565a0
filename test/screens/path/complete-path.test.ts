import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {completePath, splitPath} from '../../../source/screens/path/complete-path.js';

test('adds what all names that fit have in common, and gives them where there are several', () => {
	const names = ['.hidden', 'grafana/', 'granite', 'x'];
	for (const [text, completed, shown] of [
		['/home/g', '/home/gra', ['grafana/', 'granite']],
		['/home/graf', '/home/grafana/', []],
		['/home/x', '/home/x', []],
		['/home/y', '/home/y', []],
		['/home/', '/home/', ['grafana/', 'granite', 'x']],
		['/home/.', '/home/.hidden', []],
		['~', '~/', []],
		['a/..', 'a/../', []],
	] as const) {
		assert.deepEqual(completePath(text, names), {text: completed, names: shown}, text);
	}
});

test('a completed path begins with the typed one, stays in its directory, and is the start of a name', () => {
	const name = fc.string({unit: fc.constantFrom('a', 'b', '.', '日', '👩'), minLength: 1, maxLength: 4});
	fc.assert(fc.property(fc.array(name, {maxLength: 6}), fc.constantFrom('', '/', '~/', 'x/y/'), fc.string({unit: fc.constantFrom('a', 'b', '日', '👩'), maxLength: 3}), (names, directory, start) => {
		const {text, names: fitting} = completePath(directory + start, names);
		assert.ok(text.startsWith(directory + start));
		assert.equal(splitPath(text).directory, directory);
		assert.ok(text === directory + start || names.some(candidate => (directory + candidate).startsWith(text)));
		assert.ok(fitting.every(candidate => (directory + candidate).startsWith(text)));
		assert.notEqual(fitting.length, 1);
		assert.ok(text.isWellFormed());
	}));
});
