import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {Permission} from '../../../source/api/types.js';
import {readSuspensionMark} from '../../../source/tokens/suspension/read-suspension-mark.js';
import {statusOf} from '../../../source/tokens/status.js';
import {
	markedDescription,
	suspendedDescription,
	suspendedSince,
	withShortMark,
	withoutSuspensionMark,
} from '../../../source/tokens/suspension/suspended-description.js';
import {writeSuspensionMark} from '../../../source/tokens/suspension/write-suspension-mark.js';

const id = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';
const day = '2026-11-25';
const permissions = (text: string): readonly Permission[] => text.split(' ').filter(grant => grant !== '').map(grant => {
	const [action = '', resource = ''] = grant.split(':', 2);
	return {action, resource};
});
const grantsOf = (list: readonly Permission[]) => {
	const written = writeSuspensionMark({id, permissions: list}, day);
	return written.ok ? written.text.replace(/^ \[suspended 2026-11-25 (?<grants>.*) #[\da-z]{6}\]$/, '$<grants>') : written.problem;
};

test('grants are written in a short form, in the order of the list', () => {
	for (const [list, text] of [
		['', 'none'],
		['read:sensors write:flight2 write:flight3', 'r:sensors w:flight2,flight3'],
		['read:a write:a read:b write:b', 'rw:a,b'],
		['write:a read:a read:b', 'wr:a r:b'],
		['read:a read:a write:a', 'r:a rw:a'],
		['read:* write:plant/line-1', 'r:* w:plant/line-1'],
		['admin:a', 'the action "admin" has no letter there'],
		['read:a.b', 'the database name "a.b" has characters that cannot stand there'],
		['read:', 'the database name "" has characters that cannot stand there'],
		['read:a,b', 'the database name "a,b" has characters that cannot stand there'],
		['read:ähre', 'the database name "ähre" has characters that cannot stand there'],
	] as const) {
		assert.equal(grantsOf(permissions(list)), text);
	}

	const withMore: Permission & {readonly partition: number} = {action: 'read', resource: 'a', partition: 3};
	assert.match(grantsOf([withMore]), /has fields besides action and resource/);
	const withoutResource = JSON.parse('{"action": "read"}') as Permission;
	assert.equal(grantsOf([withoutResource]), 'the database name undefined has characters that cannot stand there');
});

// Marks like these are in clusters already, so every later version has to read them.
test('every later version reads the marks of earlier ones', () => {
	const description = 'telegraf edge-08 [suspended 2026-11-25 r:sensors w:flight2,flight3 #f182d6]';
	assert.equal(markedDescription({id, description: 'telegraf edge-08', permissions: permissions('read:sensors write:flight2 write:flight3')}, {day, limit: 400}).description, description);
	assert.deepEqual(readSuspensionMark({id, description}), {
		kind: 'grants', day, description: 'telegraf edge-08', permissions: permissions('read:sensors write:flight2 write:flight3'),
	});
	assert.equal(readSuspensionMark({id: id.toUpperCase(), description})?.kind, 'grants', 'the case of the id does not matter');
});

const someName = fc.oneof(
	fc.constantFrom('*', 'a', 'b', 'flight2', 'plant/line-1', '_internal', '-', 'none', 'r'),
	fc.string({unit: fc.constantFrom(...'abzAZ019_-/*'), minLength: 1, maxLength: 64}),
	fc.string({maxLength: 5}),
);
const someAction = fc.oneof({weight: 9, arbitrary: fc.constantFrom('read', 'write')}, {weight: 1, arbitrary: fc.string({maxLength: 3})});
const someList = fc.array(fc.record({action: someAction, resource: someName}), {maxLength: 12});
const someDescription = fc.oneof(
	fc.string({unit: 'binary', maxLength: 30}),
	fc.array(fc.constantFrom(' ', '[suspended ', ' [suspended 2026-01-02]', '2026-01-02', ' r:a #', ']', 'x', '#', '\n')).map(parts => parts.join('')),
);

test('every list of permissions comes back exactly, with its order and its repeated ones, or is refused', () => {
	let written = 0;
	fc.assert(fc.property(someList, someDescription, (list, description) => {
		const marked = markedDescription({id, description, permissions: list}, {day, limit: Infinity});
		const token = {
			id, description: marked.description, permissions: [], createdAt: '2025-01-01T00:00:00Z',
		};
		assert.equal(statusOf(token, 0), 'suspended');
		assert.equal(suspendedSince(token.description), day);
		assert.equal(withoutSuspensionMark(token.description), withoutSuspensionMark(description));
		const mark = readSuspensionMark(token);
		if (marked.keptIn === 'journal') {
			const isWritable = list.every(({action, resource}) => /^(?:read|write)$/.test(action) && /^[\w*\-/]+$/.test(resource));
			assert.ok(!isWritable);
			assert.deepEqual(mark, {kind: 'day', day, description: withoutSuspensionMark(description)});
		} else {
			written++;
			assert.strictEqual(mark?.kind, 'grants');
			assert.equal(JSON.stringify(mark.permissions), JSON.stringify(list));
			assert.equal(mark.description, withoutSuspensionMark(description));
			assert.equal(withShortMark(token.description), suspendedDescription(description, day));
		}
	}), {numRuns: 2000});
	assert.ok(written > 200);
});

test('a mark with any single edit, or copied to another token, is not obeyed', () => {
	const list = permissions('read:sensors write:flight2 write:flight3 read:b write:b');
	const {description} = markedDescription({id, description: 'loader', permissions: list}, {day, limit: 400});
	const from = 'loader'.length;
	fc.assert(fc.property(fc.integer({min: from, max: description.length - 1}), fc.constantFrom('', 'a', '1', ',', ' ', ']', '[', '#', ':', 'w'), fc.boolean(), (place, put, replaces) => {
		const edited = description.slice(0, place) + put + description.slice(place + (replaces ? 1 : 0));
		// Text before a whole mark belongs to the description.
		fc.pre(!edited.endsWith(description.slice(from)));
		assert.notEqual(readSuspensionMark({id, description: edited})?.kind, 'grants', edited);
	}), {numRuns: 3000});
	const other = readSuspensionMark({id: '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e56', description});
	assert.deepEqual(other, {kind: 'damaged', description: 'loader', problem: 'its checksum does not fit: it was edited, or copied from another token'});
	assert.deepEqual(readSuspensionMark({id, description: description.replace('loader', 'renamed')}), {
		kind: 'grants', day, description: 'renamed', permissions: list,
	}, 'a suspended token may be renamed');
});

test('a damaged mark is still a mark, and its problem says what is wrong', () => {
	for (const [mark, problem] of [
		[' [suspended 2026-11-25 r:sensors w:fli', 'it is cut off'],
		[' [suspended 2026-11-25 r:sensors]', 'it cannot be read'],
		[' [suspended 2026-11-25 r:sensors x:b #k3f9t2]', 'it cannot be read'],
		[' [suspended 2026-11-25 r:sensors #k3f9t2]', 'its checksum does not fit: it was edited, or copied from another token'],
		[' [suspended 2026-02-30 r:sensors #k3f9t2]', 'it cannot be read'],
		[' [suspended 2026-11-25 :sensors #k3f9]', 'it cannot be read'],
	] as const) {
		const token = {
			id, description: `loader${mark}`, permissions: [], createdAt: '2025-01-01T00:00:00Z',
		};
		assert.deepEqual(readSuspensionMark(token), {kind: 'damaged', description: 'loader', problem});
		assert.equal(statusOf(token, 0), 'suspended');
		assert.equal(withShortMark(token.description), token.description.replace(/(?<=-\d\d) r:sensors #k3f9t2/, ''));
	}

	for (const description of ['loader', 'loader [suspended 2026-11-25 by Bob]', 'loader [suspended 2026-02-30]', 'loader [suspended 2026-11-25 r:a #k3f9t2] (ask Bob)']) {
		assert.equal(readSuspensionMark({id, description}), undefined, description);
	}
});

test('when the description would have too many characters, the grants are kept in the journal', () => {
	const token = {id, description: '🏭 line 2', permissions: permissions('read:sensors')};
	const whole = markedDescription(token, {day, limit: 400});
	const {length} = [...whole.description];
	assert.equal(whole.keptIn, 'mark');
	assert.deepEqual(markedDescription(token, {day, limit: length}), whole);
	assert.deepEqual(markedDescription(token, {day, limit: length - 1}), {
		description: `🏭 line 2 [suspended ${day}]`, keptIn: 'journal', problem: `the description would have ${length} characters, and ${length - 1} are allowed`,
	});
});

test('a mark of a million characters is read fast', () => {
	const started = performance.now();
	for (const piece of ['#', ' [suspended 2026-11-25', ' [suspended 2026-11-25 #', ',a', ' r:a']) {
		readSuspensionMark({id, description: `x [suspended 2026-11-25 r:a${piece.repeat(200_000)}`});
		withoutSuspensionMark(`x [suspended 2026-11-25 r:a${piece.repeat(200_000)}[`);
	}

	assert.ok(performance.now() - started < 20_000);
});
