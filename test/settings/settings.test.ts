import {Buffer} from 'node:buffer';
import {test} from 'node:test';
import assert from 'node:assert/strict';
import {
	mkdir,
	readdir,
	readFile,
	stat,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import type {Result} from '../../source/result.js';
import {openSettings, type ChangedSettings, type Settings} from '../../source/settings/settings.js';
import type {Profile} from '../../source/profiles/types.js';
import {planted} from '../helpers/profiles/planted-secret.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

const time = new Date('2026-03-01T14:02:11.500Z');
const clusterId = '3333a1b2-0000-4000-8000-000000000001';

function profile(name: string, changes: Partial<Profile> = {}): Profile {
	return {
		name,
		origin: 'saved',
		host: 'https://console.influxdata.com',
		accountId: '11111111-2222-4333-8444-555555555555',
		clusters: [{id: clusterId, name: 'eu-metrics'}],
		secretSources: [{kind: 'environment', variable: 'MANAGEMENT_TOKEN'}],
		isReadOnly: false,
		isProtected: false,
		...changes,
	};
}

function stored(name: string): Record<string, unknown> {
	const {origin, ...rest} = profile(name);
	return rest;
}

async function open(directory: string): Promise<Settings> {
	return openSettings({environment: {}, directory, now: () => time});
}

async function openedWith(text: string): Promise<{readonly settings: Settings; readonly directory: string}> {
	const directory = await temporaryDirectory();
	await writeFile(path.join(directory, 'settings.json'), text);
	return {settings: await open(directory), directory};
}

function names(settings: Settings): readonly string[] {
	return settings.profiles().map(({name}) => name);
}

async function permissionsOf(file: string): Promise<number> {
	const {mode} = await stat(file);
	return mode % 0o1000;
}

function accepted(result: Result<ChangedSettings>): void {
	assert.ok(result.ok, JSON.stringify(result));
}

function message(result: Result<ChangedSettings>): string {
	assert.ok(!result.ok, 'it was accepted');
	return result.message;
}

test('a saved profile is read again at the next start, from a private file in a private directory', async () => {
	const directory = path.join(await temporaryDirectory(), 'config', 'influx-tokens');
	const settings = await openSettings({environment: {INFLUX_TOKENS_CONFIG_DIR: directory}}); // eslint-disable-line @typescript-eslint/naming-convention
	assert.deepEqual(settings.profiles(), []);
	assert.equal(settings.trouble(), undefined);
	assert.equal(settings.path, path.join(directory, 'settings.json'));

	const saved = profile('prod.eu', {accountName: 'Plant', secretSources: [{kind: 'command', command: ['pass', 'show', 'influx']}], isProtected: true});
	assert.deepEqual(await settings.save(saved), {ok: true, value: {profiles: [saved], notice: undefined}});
	assert.deepEqual(settings.profiles(), [saved]);
	const reopened = await open(directory);
	assert.deepEqual(reopened.profiles(), [saved]);
	assert.equal(await permissionsOf(settings.path), 0o600);
	assert.equal(await permissionsOf(directory), 0o700);
});

test('opening the settings creates no file and no directory', async () => {
	const directory = path.join(await temporaryDirectory(), 'none');
	await open(directory);
	await assert.rejects(stat(directory), {code: 'ENOENT'});
});

test('an edited or renamed profile keeps its position in the list, and a removed one is gone', async () => {
	const directory = await temporaryDirectory();
	const settings = await open(directory);
	for (const name of ['a', 'b', 'c']) {
		accepted(await settings.save(profile(name)));
	}

	accepted(await settings.save(profile('b', {isReadOnly: true}), 'b'));
	assert.equal(settings.profiles()[1]!.isReadOnly, true);
	accepted(await settings.save(profile('B'), 'b'));
	accepted(await settings.save(profile('beta'), 'B'));
	assert.deepEqual(names(settings), ['a', 'beta', 'c']);
	accepted(await settings.remove('a'));
	const reopened = await open(directory);
	assert.deepEqual(names(reopened), ['beta', 'c']);
});

test('a profile is not saved under the name of another profile or of a built-in one, and a missing profile is neither changed nor removed', async () => {
	const settings = await open(await temporaryDirectory());
	await settings.save(profile('prod'));
	await settings.save(profile('test'));
	assert.match(message(await settings.save(profile('PROD'))), /^There is a profile called prod already\./);
	assert.match(message(await settings.save(profile('prod'), 'test')), /^There is a profile called prod already\./);
	assert.match(message(await settings.save(profile('x'), 'gone')), /no saved profile called gone any more/);
	assert.match(message(await settings.remove('gone')), /no saved profile called gone any more/);
	for (const name of ['Demo', 'environment']) {
		assert.match(message(await settings.save(profile(name))), /is the name of a built-in profile/);
	}

	assert.deepEqual(names(settings), ['prod', 'test']);
});

test('a profile that could not be read back is not saved', async () => {
	const settings = await open(await temporaryDirectory());
	for (const wrong of [
		profile(''),
		profile('a', {host: 'http://example.com'}), // eslint-disable-line unicorn/prefer-https -- the refusal of it is tested
		profile('a', {accountId: 'acme'}),
		profile('a', {clusters: []}),
		profile('a', {secretSources: [{kind: 'demo'}]}),
		profile('a', {secretSources: [{kind: 'command', command: ['./x']}]}),
	]) {
		assert.match(message(await settings.save(wrong)), /^The profile cannot be saved: .+\. Correct it\.$/);
	}

	await assert.rejects(stat(settings.path), {code: 'ENOENT'});
});

test('a secret in any field of a profile never gets into the file', async () => {
	const directory = await temporaryDirectory();
	const settings = await open(directory);
	await settings.save(profile('first'));
	await fc.assert(fc.asyncProperty(planted, async ({text: secret, value}) => {
		const attempts: readonly Profile[] = [
			profile('a', {secretSources: [{kind: 'command', command: ['/bin/echo', secret]}]}),
			profile('a', {secretSources: [{kind: 'file', path: `/run/${secret}`}]}),
			profile('a', {secretSources: [{kind: 'environment', variable: secret}]}),
			profile('a', {host: `https://example.com/${secret}`}),
			profile('a', {accountName: secret}),
			profile('a', {clusters: [{id: clusterId, name: secret}]}),
			profile(secret),
		];
		for (const attempt of attempts) {
			assert.ok(!message(await settings.save(attempt)).includes(value));
		}

		// A field that profiles do not have is dropped.
		const extra: Profile = Object.assign(profile('first', {secretSources: []}), {token: secret});
		accepted(await settings.save(extra, 'first'));
		for (const entry of await readdir(directory)) {
			const text = await readFile(path.join(directory, entry), 'utf8');
			assert.ok(!text.includes(value));
		}

		assert.ok(!JSON.stringify(settings.profiles()).includes(value));
	}), {numRuns: 15});
});

test('a file that is not JSON stays unchanged until it is set aside, and profiles can be saved after that', async () => {
	const damaged = '{"version": 1,\n "profiles": [{"name": "pr';
	const {settings, directory} = await openedWith(damaged);
	const trouble = `${settings.path} is damaged at line 2, column 24: it is not JSON.`;
	assert.equal(settings.trouble()?.message, trouble);
	assert.equal(settings.trouble()?.isDamaged, true);
	assert.deepEqual(settings.profiles(), []);
	assert.equal(message(await settings.save(profile('new'))), `${trouble} Nothing was changed. X on the first screen sets the file aside.`);
	assert.equal(message(await settings.remove('new')), `${trouble} Nothing was changed. X on the first screen sets the file aside.`);
	assert.deepEqual(await readdir(directory), ['settings.json']);
	assert.equal(await readFile(settings.path, 'utf8'), damaged);

	const aside = `${settings.path}.damaged-2026-03-01T14-02-11.500Z`;
	assert.deepEqual(await settings.setAside(), {ok: true, value: {profiles: [], notice: `settings.json was set aside; correct it and put it back, or add the profiles again. It is now ${aside}.`}});
	assert.equal(settings.trouble(), undefined);
	assert.equal(await readFile(aside, 'utf8'), damaged);
	accepted(await settings.save(profile('new')));
	assert.deepEqual(new Set(await readdir(directory)), new Set(['settings.json', path.basename(aside)]));
});

test('a file with another structure counts as damaged, and the message says where', async () => {
	const cases: ReadonlyArray<readonly [string, string]> = [
		['[]', 'line 1, column 1: version is missing'],
		['\n  "x"', 'line 2, column 3: the file is not an object'],
		['{}', 'line 1, column 1: version is missing'],
		['{"version":1,\n"profiles":{}}', 'line 2, column 12: profiles is not a list'],
		['{"version":"1","profiles":[]}', 'line 1, column 12: version is not a number'],
		['', 'line 1, column 1: it is not JSON'],
	];
	for (const [text, words] of cases) {
		const {settings, directory} = await openedWith(text);
		assert.equal(settings.trouble()?.message, `${settings.path} is damaged at ${words}.`);
		assert.deepEqual(await readdir(directory), ['settings.json']);
	}
});

test('a profile with a wrong value does not affect the others', async () => {
	const text = JSON.stringify({version: 1, profiles: [stored('a'), {...stored('b'), accountId: 'acme'}, stored('c'), stored('A')]});
	const {settings} = await openedWith(text);
	assert.deepEqual(names(settings), ['a', 'c']);
	const column = text.indexOf('"acme"') + 1;
	assert.equal(settings.trouble()?.message, `${settings.path} is damaged at line 1, column ${column}: in profile 2, accountId is not a UUID; profile 4 has the name of another one.`);
	assert.deepEqual(settings.trouble()?.ambiguous, new Set(['a']));
	assert.match(message(await settings.save(profile('d'))), /Nothing was changed/);
	assert.equal(await readFile(settings.path, 'utf8'), text);
	const aside = await settings.setAside();
	assert.ok(aside.ok);
	assert.match(aside.value.notice ?? '', /^settings\.json was set aside; the 2 profiles that are whole were kept\. It is now /);
	assert.equal(await readFile(`${settings.path}.damaged-2026-03-01T14-02-11.500Z`, 'utf8'), text);
	const reopened = await open(path.dirname(settings.path));
	assert.deepEqual(names(reopened), ['a', 'c']);
	assert.equal(reopened.trouble(), undefined);
});

test('a file that is damaged while the program runs is not overwritten', async () => {
	const directory = await temporaryDirectory();
	const settings = await open(directory);
	await settings.save(profile('a'));
	await writeFile(settings.path, 'xx');
	assert.match(message(await settings.save(profile('b'))), /is damaged at line 1, column 1: it is not JSON\. Nothing was changed/);
	assert.equal(settings.trouble()?.isDamaged, true);
	assert.equal(await readFile(settings.path, 'utf8'), 'xx');
	assert.deepEqual(await readdir(directory), ['settings.json']);
	await writeFile(settings.path, JSON.stringify({version: 1, profiles: []}));
	const mended = await settings.setAside();
	assert.ok(mended.ok);
	assert.match(mended.value.notice ?? '', /is not damaged any more/);
	assert.deepEqual(await readdir(directory), ['settings.json'], 'a person corrected it meanwhile');
});

test('a file with a byte order mark is read in UTF-8 and in UTF-16 of either byte order', async () => {
	const text = `\u{FEFF}${JSON.stringify({version: 1, profiles: [stored('prod ü')]})}`;
	const littleEndian = Buffer.from(text, 'utf16le');
	for (const bytes of [Buffer.from(text), littleEndian, Buffer.from(littleEndian).swap16()]) {
		const directory = await temporaryDirectory();
		await writeFile(path.join(directory, 'settings.json'), bytes);
		const settings = await open(directory);
		assert.deepEqual([names(settings), settings.trouble()], [['prod ü'], undefined]);
	}
});

test('a file of a newer version is neither used, nor set aside, nor overwritten', async () => {
	const text = JSON.stringify({version: 2, profiles: [], more: true});
	const {settings, directory} = await openedWith(text);
	assert.match(settings.trouble()?.message ?? '', /has version 2 at line 1, column 12, and this influx-tokens reads version 1/);
	assert.equal(settings.trouble()?.isDamaged, false);
	assert.match(message(await settings.save(profile('a'))), /has version 2/);
	assert.match(message(await settings.setAside()), /has version 2/);
	assert.equal(await readFile(settings.path, 'utf8'), text);
	assert.deepEqual(await readdir(directory), ['settings.json']);
});

test('a profile whose name begins with influxctl: is not saved', async () => {
	const settings = await open(await temporaryDirectory());
	assert.match(message(await settings.save(profile('InfluxCTL:prod'))), /begins with influxctl:, which is how influxctl's own profiles are named/);
});

test('fields that this program does not know stay in the file', async () => {
	const {settings} = await openedWith(JSON.stringify({version: 1, profiles: [{...stored('a'), region: 'eu'}], theme: 'dark'}));
	assert.deepEqual(settings.profiles(), [profile('a')]);
	await settings.save(profile('b'));
	assert.deepEqual(JSON.parse(await readFile(settings.path, 'utf8')), {
		theme: 'dark', version: 1, profiles: [{...stored('a'), region: 'eu'}, stored('b')],
	});
});

test('a file in the first format, which has one token source per profile, is read', async () => {
	const {secretSources: _, ...old} = stored('a') as {readonly secretSources: unknown};
	const {settings} = await openedWith(JSON.stringify({
		version: 1, profiles: [{...old, secretSource: {kind: 'environment', variable: 'A'}}, {...old, name: 'b', secretSource: {kind: 'prompt'}}],
	}));
	assert.equal(settings.trouble(), undefined);
	assert.deepEqual(settings.profiles().map(({secretSources}) => secretSources), [[{kind: 'environment', variable: 'A'}], []]);
});

test('two programs that run at the same time keep each other\'s profiles', async () => {
	const directory = await temporaryDirectory();
	const [first, second] = [await open(directory), await open(directory)];
	for (const index of [1, 2, 3]) {
		accepted(await first.save(profile(`first ${index}`)));
		accepted(await second.save(profile(`second ${index}`)));
	}

	await Promise.all([first.remove('second 1'), second.remove('first 1')]);
	const third = await open(directory);
	assert.deepEqual(names(third), ['first 2', 'second 2', 'first 3', 'second 3']);
});

test('a settings file that cannot be read gives one sentence at the start and at each change', async () => {
	const directory = await temporaryDirectory();
	await writeFile(path.join(directory, 'file'), '');
	const below = await open(path.join(directory, 'file', 'settings'));
	assert.match(below.trouble()?.message ?? '', /cannot be read: a part of its path is not a directory\. Saved profiles are not known until it can\.$/);
	assert.match(message(await below.save(profile('a'))), /cannot be read/);

	await mkdir(path.join(directory, 'settings.json'));
	const blocked = await open(directory);
	assert.match(blocked.trouble()?.message ?? '', /cannot be read: it is a directory/);
	assert.match(message(await blocked.remove('a')), /cannot be read: it is a directory/);
});
