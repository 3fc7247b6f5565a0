import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import {
	chmod,
	mkdir,
	readFile,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {inspect} from 'node:util';
import fc from 'fast-check';
import {withFreeNames} from '../../../source/profiles/free-names.js';
import {parseInfluxctlConfig} from '../../../source/profiles/influxctl/influxctl-config.js';
import {readInfluxctlProfiles} from '../../../source/profiles/influxctl/influxctl-file.js';
import {influxctlPlaces} from '../../../source/profiles/influxctl/influxctl-places.js';
import {gatherProfiles} from '../../../source/profiles/influxctl/gather-profiles.js';
import {createProfileFinder} from '../../../source/profiles/profile-finder.js';
import {readFirstSecret} from '../../../source/profiles/read-secret.js';
import {storedProfileSchema} from '../../../source/settings/settings-schema.js';
import type {Profile} from '../../../source/profiles/types.js';
import {validate} from '../../../source/api/validate.js';
import {
	accounts,
	databaseToken,
	dedicated,
	managementToken,
	twelveProfiles,
} from '../../helpers/profiles/influxctl-config.js';
import {temporaryDirectory} from '../../helpers/storage/temporary-directory.js';

const home = {HOME: '/home/ada'}; // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
const file = '/home/ada/.config/influxctl/config.toml';

function gather(text: string): readonly Profile[] {
	const config = parseInfluxctlConfig(text);
	assert.ok(config.ok, inspect(config));
	return gatherProfiles(config.tables, {file, environment: home});
}

function only(text: string): Profile {
	const [profile, ...others] = gather(text);
	assert.ok(profile);
	assert.deepEqual(others, []);
	return profile;
}

const clustered = (more: string): string => `[[profile]]\nname = "own"\nproduct = "clustered"\n${more}`;

/**
Makes a home directory with influxctl's config at its place on Linux.
*/
async function homeWith(text: string, mode = 0o600): Promise<{readonly environment: Record<string, string>; readonly config: string}> {
	const directory = await temporaryDirectory();
	const config = path.join(directory, '.config', 'influxctl', 'config.toml');
	await mkdir(path.dirname(config), {recursive: true});
	await writeFile(config, text);
	await chmod(config, mode);
	return {environment: Object.fromEntries([['HOME', directory]]), config};
}

test('profiles with the same account and the same TLS settings become one profile that has each cluster under its own name', () => {
	const profiles = gather(twelveProfiles('/etc/ssl/eu.pem'));
	assert.deepEqual(profiles.map(({name, accountId, clusters}) => [name, accountId, clusters.map(cluster => cluster.name)]), [
		['default', accounts[0], ['default', 'eu-metrics', 'eu-staging', 'us-metrics', 'us-staging']],
		['plant-a', accounts[1], ['plant-a', 'plant-b', 'plant-c']],
		['lab', accounts[2], ['lab', 'lab-2', 'lab-3']],
		['edge', accounts[2], ['edge']],
	]);
	assert.deepEqual(profiles[0], {
		name: 'default',
		origin: 'influxctl',
		host: 'https://console.influxdata.com',
		accountId: accounts[0],
		clusters: profiles[0]!.clusters,
		secretSources: [{kind: 'influxctl', file, profileName: 'default'}],
		isReadOnly: false,
		isProtected: false,
	});
	assert.deepEqual(profiles[1]!.secretSources.map(source => source.kind === 'influxctl' && source.profileName), ['plant-a', 'plant-b', 'plant-c']);
	assert.deepEqual(profiles[3]!.tls, {caFile: '/etc/ssl/eu.pem'});
	assert.deepEqual(profiles[3]!.secretSources, []);
});

test('profiles that are combined get the name default when one of them has it, and two profiles of the same cluster give one cluster', () => {
	const profile = only([dedicated('first', accounts[0], 1), dedicated('same', accounts[0], 1), dedicated('default', accounts[0], 2)].join('\n'));
	assert.equal(profile.name, 'default');
	assert.deepEqual(profile.clusters.map(({name}) => name), ['first', 'default']);
});

test('paths of TLS files are relative to the config, and ~ is the home directory', () => {
	const tls = (lines: string) => only(dedicated('a', accounts[0], 1, `[profile.tls]\n${lines}`)).tls;
	assert.deepEqual(tls('ca = "ca.pem"\ncert = "~/c.pem"\nkey = "/k.pem"\ninsecure = true'), {
		caFile: '/home/ada/.config/influxctl/ca.pem', certificateFile: '/home/ada/c.pem', keyFile: '/k.pem', isInsecure: true,
	});
	assert.equal(tls('ca = ""\ninsecure = false\nlater = 1'), undefined);
});

test('a profile of InfluxDB Clustered takes its host and port from the config, and plain HTTP is allowed only on this machine', () => {
	const profile = only(clustered('host = "influx.example"\nport = "8086"\nmgmt_token = "x"'));
	assert.deepEqual([profile.product, profile.host, profile.clusters.map(({name}) => name)], ['clustered', 'https://influx.example:8086', ['own']]);
	const host = (lines: string) => {
		const {host: address, problem} = only(clustered(lines));
		return problem ?? address;
	};

	assert.equal(host('host = "influx.example"'), 'https://influx.example');
	assert.equal(host('host = "localhost"\nport = 8086\n[profile.tls]\ndisable = true'), 'http://localhost:8086');
	assert.equal(host('host = "::1"\nport = 8086'), 'https://[::1]:8086');
	assert.match(host('host = "influx.example"\n[profile.tls]\ndisable = true'), /^Its tls\.disable would show the management token to the network/);
	for (const wrong of ['', 'host = ""', 'host = "https://a.example"', 'host = "a.example/b"', 'host = "a.example:1"', 'host = "u@a.example"']) {
		assert.match(host(wrong), /^Its? (?:has no )?host/, wrong);
	}

	for (const port of ['0', '65536', '1.5', '"http"', 'true']) {
		assert.match(host(`host = "a.example"\nport = ${port}`), /^Its port is not/, port);
	}
});

const broken: ReadonlyArray<readonly [text: string, words: RegExp]> = [
	['[[profile]]\nproduct = "dedicated"', /^It has no name\./],
	['[[profile]]\nname = 7', /^Its name is not a text\./],
	[`[[profile]]\nname = "${databaseToken}"`, /^Its name looks like a token/],
	['[[profile]]\nname = "a"', /^Its product is neither dedicated nor clustered\./],
	['[[profile]]\nname = "a"\nproduct = "core"', /^Its product is neither/],
	[dedicated('a', 'no-uuid', 1), /^Its account_id is not a UUID\./],
	['[[profile]]\nname = "a"\nproduct = "dedicated"', /^It has no account_id\./],
	[dedicated('a', accounts[0], 1).replace(/cluster_id.*/, ''), /^It has no cluster_id\./],
	[dedicated('a', accounts[0], 1, 'mgmt_token = 7'), /^Its mgmt_token is not a text\./],
	[dedicated('a', accounts[0], 1, 'tls = 7'), /^Its tls is not a table\./],
	[dedicated('a', accounts[0], 1, '[profile.tls]\ncert = "c.pem"'), /^Its tls\.cert has no tls\.key/],
	[dedicated('a', accounts[0], 1, '[profile.tls]\ninsecure = "yes"'), /^Its tls\.insecure is neither true nor false\./],
	[clustered(`host = "${databaseToken}"`), /^Its host looks like a token/],
];

test('a profile with a wrong value says what is wrong with it, and does not affect the others', () => {
	for (const [text, words] of broken) {
		const [profile, other, ...rest] = gather(`${text}\n${dedicated('whole', accounts[1], 2)}`);
		assert.match(profile?.problem ?? '', words, text);
		assert.match(profile?.problem ?? '', / Correct it in ~\/\.config\/influxctl\/config\.toml\.$/);
		assert.deepEqual([other?.name, other?.problem, rest], ['whole', undefined, []]);
		assert.ok(!inspect(profile).includes(databaseToken));
	}

	const [first, second] = gather(dedicated('a', accounts[0], 1) + dedicated('a', accounts[1], 2));
	assert.deepEqual([first?.problem, second?.name], [undefined, 'a']);
	assert.match(second?.problem ?? '', /^Its name is that of another profile/);
});

test('a profile whose name is taken gets a free name with the prefix influxctl:', () => {
	const named = (name: string) => ({...only(dedicated('x', accounts[0], 1)), name});
	assert.deepEqual(
		withFreeNames(['Prod', 'demo', 'lab', 'Lab'].map(name => named(name)), ['prod']).map(({name}) => name),
		['influxctl:Prod', 'influxctl:demo', 'lab', 'influxctl:Lab (2)'],
	);
	assert.deepEqual(
		withFreeNames([named('a'), named('b')], ['mine'], {areTakenKnown: false}).map(({name}) => name),
		['influxctl:a', 'influxctl:b'],
		'any name may belong to a saved profile when the saved profiles cannot be read',
	);
});

test('the reason why a damaged config is refused never quotes a part of the file, and no profile contains a secret', () => {
	const text = twelveProfiles('ca.pem');
	fc.assert(fc.property(fc.nat({max: text.length}), fc.nat({max: 40}), fc.string({unit: 'binary', maxLength: 3}), (start, length, inserted) => {
		const config = parseInfluxctlConfig(text.slice(0, start) + inserted + text.slice(start + length));
		if (!config.ok) {
			assert.match(config.problem, /^(?:line \d+, column \d+: [a-z][\w ,\-.:]+|its profiles are not tables like \[\[profile\]\])$/);
		}

		const profiles = config.ok ? gatherProfiles(config.tables, {file, environment: home}) : [];
		assert.doesNotMatch(JSON.stringify(profiles.map(({secretSources, ...rest}) => rest)), /c4n4ry-management-c4n4ry|c4n4ryDatabasec4n4ryDatabase/);
	}));
});

test('the places of influxctl\'s config are those of each operating system', () => {
	const places = (platform: NodeJS.Platform, more: Readonly<Record<string, string>> = {}) => influxctlPlaces({...home, ...more}, platform);
	assert.deepEqual(places('linux'), [file]);
	assert.deepEqual(places('linux', Object.fromEntries([['XDG_CONFIG_HOME', '/xdg']])), ['/xdg/influxctl/config.toml', file]);
	assert.deepEqual(places('linux', Object.fromEntries([['XDG_CONFIG_HOME', 'xdg']])), [file]);
	assert.deepEqual(places('darwin', Object.fromEntries([['XDG_CONFIG_HOME', '/xdg']])), ['/home/ada/Library/Application Support/influxctl/config.toml']);
	assert.deepEqual(places('win32', Object.fromEntries([['APPDATA', '/roaming']])), ['/roaming/influxctl/config.toml']);
});

test('a missing config gives no profiles, and causes a failure only when its path was given', async () => {
	const environment = Object.fromEntries([['HOME', await temporaryDirectory()]]);
	assert.deepEqual(await readInfluxctlProfiles({environment, file: undefined}), {profiles: [], failure: undefined, notice: undefined});
	const {failure} = await readInfluxctlProfiles({environment, file: path.join(environment.HOME!, 'x.toml')});
	assert.equal(failure, 'influxctl\'s config ~/x.toml cannot be read: it does not exist. Its profiles are not shown.');
});

test('the message about a config that cannot be read has its path, the line and the reason', async () => {
	const {environment, config} = await homeWith(`${dedicated('a', accounts[0], 1)}\nmgmt_token = "${managementToken}\n`);
	assert.deepEqual(await readInfluxctlProfiles({environment, file: undefined}), {
		profiles: [], notice: undefined, failure: 'influxctl\'s config ~/.config/influxctl/config.toml cannot be read: line 10, column 39: control characters are not allowed in strings. Its profiles are not shown.',
	});
	const {failure} = await readInfluxctlProfiles({environment, file: path.dirname(config)});
	assert.match(failure ?? '', /cannot be read: it is a directory\./);
});

test('a config that other users may read is used, with a notice that gives the chmod command, and a link is followed', async () => {
	const {environment, config} = await homeWith(twelveProfiles('ca.pem'), 0o644);
	const {profiles, notice} = await readInfluxctlProfiles({environment, file: undefined});
	assert.equal(profiles.length, 4);
	assert.match(notice ?? '', /Run: chmod 600 ~\/\.config\/influxctl\/config\.toml$/);
	const link = path.join(environment.HOME!, 'my config.toml');
	await symlink(config, link);
	const linked = await readInfluxctlProfiles({environment, file: link});
	assert.match(linked.notice ?? '', /Run: chmod 600 ~\/'my config\.toml'$/);
	// Without a management token there is nothing to hide.
	await writeFile(config, dedicated('a', accounts[0], 1));
	const harmless = await readInfluxctlProfiles({environment, file: undefined});
	assert.equal(harmless.notice, undefined);
});

test('the token is read only when it is needed, and the file is never changed', async () => {
	const text = `# by hand\r\n${twelveProfiles('ca.pem')}\t# end`;
	const {environment, config} = await homeWith(text, 0o640);
	const before = statSync(config);
	const {profiles} = await readInfluxctlProfiles({environment, file: undefined});
	assert.ok(!inspect(profiles, {depth: 9}).includes('c4n4ry'));
	const [first] = profiles;
	const read = await readFirstSecret(first!.secretSources, {environment});
	assert.ok(read.ok);
	assert.equal(read.value.secret.reveal(), managementToken);
	assert.ok(!inspect(read, {depth: 9, showHidden: true}).includes('c4n4ry'));
	const after = statSync(config);
	assert.deepEqual([after.mtimeMs, after.mode, after.ino, after.size], [before.mtimeMs, before.mode, before.ino, before.size]);
	assert.equal(await readFile(config, 'utf8'), text);

	await writeFile(config, text.replace(managementToken, 'r0tated-token'));
	const again = await readFirstSecret(first!.secretSources, {environment});
	assert.equal(again.ok && again.value.secret.reveal(), 'r0tated-token');
	await writeFile(config, dedicated('default', accounts[0], 1));
	const gone = await readFirstSecret(first!.secretSources, {environment});
	assert.match(gone.ok ? '' : gone.message, /^influxctl's profile default has no mgmt_token any more in .*config\.toml\. Set one there, or enter a token\.$/);
	await writeFile(config, text.replace(managementToken, 'two words'));
	const wrong = await readFirstSecret(first!.secretSources, {environment});
	assert.match(wrong.ok ? '' : wrong.message, /^The mgmt_token of influxctl's profile default has a blank inside\. Put the token alone there/);
});

test('the token file of a Clustered profile is a source behind mgmt_token, from the directory of the config or from home, with the checks of every token file', async () => {
	const auth = (named: string): string => `host = "influx.example"\n[profile.auth.token]\ntoken_file = ${JSON.stringify(named)}`;
	for (const [named, place] of [['/run/admin-token', '/run/admin-token'], ['admin-token', '/home/ada/.config/influxctl/admin-token'], ['~/admin-token', '/home/ada/admin-token']] as const) {
		assert.deepEqual(only(clustered(auth(named))).secretSources, [{kind: 'file', path: place}]);
	}

	assert.deepEqual(only(clustered(`mgmt_token = "x"\n${auth('/run/a')}`)).secretSources.map(({kind}) => kind), ['influxctl', 'file']);
	for (const [lines, problem] of [['host = "i.example"\nauth.token.token_file = 5', /auth\.token\.token_file is not a text/], [auth(databaseToken), /auth\.token\.token_file looks like a token/]] as const) {
		assert.match(only(clustered(lines)).problem ?? '', problem);
	}

	for (const ignored of ['auth = 5', 'auth.token = []', 'auth.token.token_file = ""', 'auth.token.other = 1']) {
		assert.deepEqual(only(clustered(`host = "i.example"\n${ignored}`)).secretSources, [], ignored);
	}

	// Dedicated has no such file.
	assert.deepEqual(only(dedicated('a', accounts[0], 1, '[profile.auth.token]\ntoken_file = "/run/a"')).secretSources, []);

	const {environment, config} = await homeWith(clustered(auth('admin-token')), 0o644);
	const place = path.join(path.dirname(config), 'admin-token');
	await writeFile(place, 'admin-t0ken\nnotes', {mode: 0o600});
	const {profiles, notice} = await readInfluxctlProfiles({environment, file: undefined});
	assert.equal(notice, undefined, 'the config itself holds no token');
	const sources = profiles[0]!.secretSources;
	const read = await readFirstSecret(sources, {environment});
	assert.equal(read.ok && read.value.secret.reveal(), 'admin-t0ken');
	await chmod(place, 0o644);
	const open = await readFirstSecret(sources, {environment});
	assert.match(open.ok ? '' : open.message, /is open to other users \(mode 644\)\. Run: chmod 600/);
	assert.equal(await readFile(place, 'utf8'), 'admin-t0ken\nnotes');
});

test('a profile whose token source is influxctl\'s config cannot be saved', () => {
	const [first] = gather(twelveProfiles('ca.pem'));
	assert.ok(!validate(storedProfileSchema, first, 'it').ok);
	const saved = validate(storedProfileSchema, {...first, secretSources: [], problem: 'x'}, 'it');
	assert.ok(saved.ok);
	assert.ok(!('problem' in saved.value));
});

test('the finder lists influxctl\'s profiles and the problems of its profiles and saved ones, and its next look drops a problem that was corrected', async () => {
	const {environment, config} = await homeWith(twelveProfiles('ca.pem'));
	const saved: Profile = {...only(dedicated('edge', accounts[0], 1)), origin: 'saved', tls: {caFile: '~/own.pem'}};
	const finder = createProfileFinder({environment, influxctlConfig: undefined, saved: () => [saved]});
	let count = 0;
	finder.subscribe(() => {
		count++;
	});
	await finder.look();
	assert.deepEqual(finder.found().influxctl.map(({name}) => name), ['default', 'plant-a', 'lab', 'edge']);
	assert.deepEqual(Object.fromEntries(finder.found().problems), {
		'influxctl edge': 'Its CA file: it does not exist (~/.config/influxctl/ca.pem). Correct it in influxctl\'s config.',
		'saved edge': 'Its CA file: it does not exist (~/own.pem). Correct it in the profile, with e.',
	});
	const known = finder.found();
	await finder.look();
	assert.equal(finder.found(), known, 'a look that finds no change keeps the same object');
	assert.ok(count >= 1);
	await writeFile(path.join(path.dirname(config), 'ca.pem'), '');
	await finder.look();
	assert.deepEqual(finder.found().problems.keys().toArray(), ['saved edge']);
});
