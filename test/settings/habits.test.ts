import {test} from 'node:test';
import assert from 'node:assert/strict';
import {
	chmod,
	mkdir,
	readdir,
	readFile,
	rm,
	stat,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {openHabits, type HabitsChange} from '../../source/settings/habits.js';
import {
	changeHabits,
	mostClusters,
	mostFilters,
	readHabits,
	type Habits,
} from '../../source/settings/change-habits.js';
import {hasSecretShape} from '../../source/secrets/redact.js';
import {planted} from '../helpers/profiles/planted-secret.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

const time = new Date('2026-03-01T14:02:11.500Z');
const open = (directory: string) => openHabits({directory, now: () => time});

async function openedWith(text: string) {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'habits.json');
	await writeFile(file, text);
	return {...open(directory), directory, file};
}

const word = fc.string({minLength: 1, maxLength: 8});
const change: fc.Arbitrary<HabitsChange> = fc.oneof(
	fc.record({profile: word}),
	fc.record({cluster: fc.record({profile: fc.constantFrom('plant', 'lab', 'toString', 'a.b'), id: word})}),
	fc.record({tokensSort: fc.record({column: fc.constantFrom('created' as const, 'expires' as const), descending: fc.boolean()})}),
	fc.record({clustersSort: fc.record({column: fc.constantFrom('name' as const, 'tokens' as const), descending: fc.boolean()})}),
	fc.record({hiddenColumns: fc.subarray(['status', 'id', 'databases', 'created', 'expires'] as const)}),
	fc.record({shownColumns: fc.subarray(['status', 'id'] as const)}),
	fc.record({showsPreview: fc.boolean()}),
	fc.record({times: fc.constantFrom('relative' as const, 'local' as const, 'utc' as const)}),
	fc.record({theme: fc.constantFrom('automatic', 'light', 'a later one')}),
	fc.record({filter: fc.constantFrom('edge', ' edge ', 'db:flight2', 'age>1y', '  ', 'ü')}),
);

test('habits are read again at the next start, from a private file in a private directory', async () => {
	const directory = path.join(await temporaryDirectory(), 'state', 'influx-tokens');
	const {habits, notice} = open(directory);
	assert.equal(notice, undefined);
	assert.deepEqual(habits.current(), {});
	await habits.flush();
	await assert.rejects(stat(directory), {code: 'ENOENT'}, 'opening and flushing without a change creates nothing');

	habits.keep({profile: 'plant', tokensSort: {column: 'created', descending: true}});
	habits.keep({filter: 'db:flight2'});
	assert.equal(habits.flushNow(), undefined);
	await assert.rejects(stat(directory), {code: 'ENOENT'}, 'conf, which writes the file, is not loaded yet');
	assert.equal(await habits.flush(), undefined);
	const expected: Habits = {profile: 'plant', tokensSort: {column: 'created', descending: true}, filters: ['db:flight2']};
	assert.deepEqual(habits.current(), expected);
	assert.deepEqual(open(directory).habits.current(), expected);
	const file = path.join(directory, 'habits.json');
	const {mode} = await stat(file);
	assert.equal(mode % 0o1000, 0o600);
	const {mode: directoryMode} = await stat(directory);
	assert.equal(directoryMode % 0o1000, 0o700);

	habits.keep({times: 'utc'});
	habits.flushNow();
	assert.deepEqual(open(directory).habits.current(), {...expected, times: 'utc'}, 'flushNow writes after a flush has loaded conf');
});

test('any changes of habits are read back unchanged', async () => {
	await fc.assert(fc.asyncProperty(fc.array(change, {maxLength: 8}), async changes => {
		const directory = await temporaryDirectory();
		const {habits} = open(directory);
		for (const each of changes) {
			habits.keep(each);
		}

		await habits.flush();
		const again = open(directory);
		assert.equal(again.notice, undefined);
		assert.deepEqual(again.habits.current(), structuredClone(habits.current()));
	}), {numRuns: 25});
});

test('each filter is kept once, trimmed, with the newest first, and the oldest filters and clusters are dropped above their limits', () => {
	fc.assert(fc.property(fc.array(fc.integer({min: 1, max: 70}), {maxLength: 150}), numbers => {
		let habits: Habits = {};
		for (const number of numbers) {
			habits = changeHabits(habits, {filter: ` edge-${number} `, cluster: {profile: `p${number}`, id: String(number)}});
		}

		const newestFirst = [...new Set(numbers.toReversed())].slice(0, mostFilters);
		assert.deepEqual(habits.filters ?? [], newestFirst.map(number => `edge-${number}`));
		assert.equal(Object.keys(habits.clusters ?? {}).length, new Set(numbers).size);
	}));

	let habits: Habits = {};
	for (let index = 0; index < mostClusters + 5; index++) {
		habits = changeHabits(habits, {cluster: {profile: `p${index}`, id: 'x'}});
	}

	assert.equal(Object.keys(habits.clusters ?? {}).at(0), 'p5');
	assert.equal(Object.keys(habits.clusters ?? {}).length, mostClusters);
});

test('a habit that contains a secret is neither kept nor read back', async () => {
	const directory = await temporaryDirectory();
	const {habits} = open(directory);
	habits.keep({filter: 'edge'});
	await fc.assert(fc.asyncProperty(planted, async ({text, value}) => {
		habits.keep({filter: `db:${text}`});
		habits.keep({profile: text});
		habits.keep({cluster: {profile: text, id: text}});
		habits.keep({showsPreview: !habits.current().showsPreview});
		await habits.flush();
		const written = await readFile(path.join(directory, 'habits.json'), 'utf8');
		assert.ok(!written.includes(value));
		assert.ok(!hasSecretShape(JSON.stringify(habits.current())));
		assert.deepEqual(habits.current().filters, ['edge']);
		assert.deepEqual(readHabits({filters: [text, 'edge'], profile: text}).habits, {filters: ['edge']});
	}), {numRuns: 25});
});

test('a damaged file stays unchanged until it is set aside, and habits are kept again after that', async () => {
	for (const text of ['{"version": 1, "filters": ["a', '[]', '"x"', '{}', '{"version":"1"}', '']) {
		const {habits, notice, directory, file} = await openedWith(text);
		const aside = `${file}.damaged-2026-03-01T14-02-11.500Z`;
		assert.match(notice ?? '', /^habits\.json is damaged: .+; X on the first screen sets the file aside: .+\.$/, text);
		habits.keep({times: 'local'});
		assert.equal(await habits.flush(), undefined);
		assert.deepEqual([habits.isDamaged(), await readdir(directory), await readFile(file, 'utf8')], [true, ['habits.json'], text]);

		assert.equal(habits.setAside(), `${file} was set aside as ${aside}.`);
		assert.equal(habits.isDamaged(), false);
		assert.equal(await readFile(aside, 'utf8'), text);
		await habits.flush();
		assert.equal(open(directory).notice, undefined);
		assert.deepEqual(open(directory).habits.current(), {times: 'local'});
		assert.deepEqual(new Set(await readdir(directory)), new Set(['habits.json', path.basename(aside)]));
	}
});

test('a field with a wrong value does not affect the others, and unknown fields stay in the file', async () => {
	const text = JSON.stringify({
		version: 1, times: 'sideways', profile: 'plant', filters: ['edge'], later: {more: true},
	});
	const {habits, notice, file} = await openedWith(text);
	assert.match(notice ?? '', /is damaged: in times, it is not relative or local or utc\./);
	assert.deepEqual(habits.current(), {profile: 'plant', filters: ['edge']});
	assert.equal(await readFile(file, 'utf8'), text);
	habits.setAside();
	assert.equal(await readFile(`${file}.damaged-2026-03-01T14-02-11.500Z`, 'utf8'), text);
	await habits.flush();
	assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), {version: 1, profile: 'plant', filters: ['edge']});

	const other = await openedWith(JSON.stringify({version: 1, later: {more: true}}));
	other.habits.keep({times: 'utc'});
	await other.habits.flush();
	assert.deepEqual(JSON.parse(await readFile(other.file, 'utf8')), {version: 1, later: {more: true}, times: 'utc'});
});

test('a file that is damaged while the program runs gives one message and is not overwritten, and a file that is removed is written again', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'habits.json');
	const {habits} = open(directory);
	habits.keep({profile: 'plant'});
	await habits.flush();
	await writeFile(file, 'xx');
	habits.keep({times: 'utc'});
	assert.match(await habits.flush() ?? '', /is damaged: it is not JSON\./);
	habits.keep({times: 'local'});
	assert.equal(await habits.flush(), undefined);
	assert.equal(await readFile(file, 'utf8'), 'xx');
	habits.keep({times: 'utc'});
	await rm(file);
	habits.keep({filter: 'edge'});
	assert.equal(await habits.flush(), undefined);
	assert.deepEqual(open(directory).habits.current(), {profile: 'plant', times: 'utc', filters: ['edge']});
});

test('a file of a newer version is neither used nor overwritten', async () => {
	const text = JSON.stringify({version: 2, profile: 'plant'});
	const {habits, notice, directory, file} = await openedWith(text);
	assert.match(notice ?? '', /has version 2, and this influx-tokens reads version 1/);
	assert.deepEqual(habits.current(), {});
	habits.keep({times: 'utc'});
	assert.equal(await habits.flush(), undefined);
	assert.equal(await readFile(file, 'utf8'), text);
	assert.deepEqual(await readdir(directory), ['habits.json']);
});

test('of two programs that run at the same time the last write of each field counts', async () => {
	const directory = await temporaryDirectory();
	const [first, second] = [open(directory).habits, open(directory).habits];
	first.keep({times: 'utc', profile: 'plant'});
	first.keep({filter: 'first'});
	first.keep({cluster: {profile: 'plant', id: '1'}});
	await first.flush();
	second.keep({profile: 'lab'});
	second.keep({filter: 'second'});
	second.keep({cluster: {profile: 'lab', id: '2'}});
	await second.flush();
	first.keep({showsPreview: false});
	await first.flush();
	assert.deepEqual(open(directory).habits.current(), {
		times: 'utc', profile: 'lab', filters: ['second', 'first'], clusters: {plant: '1', lab: '2'}, showsPreview: false,
	});
});

test('a state directory that cannot be written causes no message, and one that cannot be read causes one sentence', async t => {
	const directory = await temporaryDirectory();
	await writeFile(path.join(directory, 'file'), '');
	const below = open(path.join(directory, 'file', 'state'));
	assert.match(below.notice ?? '', /cannot be read: a part of its path is not a directory\. What you choose is forgotten at the end: .+habits\.json\.$/);
	below.habits.keep({times: 'utc'});
	assert.equal(await below.habits.flush(), undefined);

	await mkdir(path.join(directory, 'habits.json'));
	assert.match(open(directory).notice ?? '', /cannot be read: it is a directory/);

	if (process.getuid?.() === 0) {
		t.diagnostic('root may write everywhere');
		return;
	}

	const closed = await temporaryDirectory();
	await chmod(closed, 0o500);
	const {habits, notice} = open(closed);
	assert.equal(notice, undefined);
	habits.keep({times: 'utc'});
	assert.equal(await habits.flush(), undefined);
	assert.deepEqual(await readdir(closed), []);
	await chmod(closed, 0o700);
	assert.equal(await habits.flush(), undefined);
	assert.deepEqual(open(closed).habits.current(), {times: 'utc'}, 'the next flush tries to write again');
});
