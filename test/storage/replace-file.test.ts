import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'node:test';
import {refuse} from '../../source/result.js';
import {replaceFile} from '../../source/storage/replace-file.js';

const largest = 1000; // Bytes

test('a file that another program writes meanwhile is read again, so that nothing of it is lost', () => {
	const directory = mkdtempSync(path.join(tmpdir(), 'replace-'));
	const file = path.join(directory, 'a.toml');
	writeFileSync(file, 'one\n');
	let readings = 0;
	const written = replaceFile(file, {
		largest,
		change(before) {
			readings++;
			if (readings === 1) {
				writeFileSync(file, 'one\ntwo\n');
			}

			return {ok: true, value: Buffer.from(`${Buffer.from(before!).toString()}three\n`)};
		},
	});
	assert.ok(written.ok);
	assert.equal(readings, 2);
	assert.equal(readFileSync(file, 'utf8'), 'one\ntwo\nthree\n');
	assert.deepEqual(readdirSync(directory), ['a.toml']);
});

test('a file that changes each time is given up, and left as it is', () => {
	const directory = mkdtempSync(path.join(tmpdir(), 'replace-'));
	const file = path.join(directory, 'a.toml');
	let readings = 0;
	const written = replaceFile(file, {
		largest,
		change() {
			readings++;
			writeFileSync(file, String(readings));
			return {ok: true, value: Buffer.from('ours')};
		},
	});
	assert.deepEqual(written, {ok: false, message: `${file} changes all the time: another program writes it. Nothing was written.`});
	assert.equal(readFileSync(file, 'utf8'), String(readings));
	assert.deepEqual(readdirSync(directory), ['a.toml']);
});

test('a refusal writes nothing, and neither does a path below a file', () => {
	const directory = mkdtempSync(path.join(tmpdir(), 'replace-'));
	const file = path.join(directory, 'a.toml');
	assert.deepEqual(replaceFile(file, {largest, change: () => refuse('No.')}), {ok: false, message: 'No.'});
	assert.ok(!existsSync(file));
	writeFileSync(file, '');
	const below = path.join(file, 'b.toml');
	const written = replaceFile(below, {largest, change: () => ({ok: true, value: Buffer.from('x')})});
	assert.deepEqual(written, {ok: false, message: `${below} cannot be read: a part of its path is not a directory. Nothing was written.`});
});
