import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {PassThrough} from 'node:stream';
import test from 'node:test';
import {findPlace, openToChange} from '../../../../source/commands/shared/place/place.js';
import type {PlaceOptions} from '../../../../source/commands/shared/place/place-options.js';
import {
	accounts,
	databaseToken,
	dedicated,
	managementToken,
	twelveProfiles,
} from '../../../helpers/profiles/influxctl-config.js';
import {temporaryDirectory} from '../../../helpers/storage/temporary-directory.js';

type Environment = Readonly<Record<string, string>>;

async function homeWith(config: string | undefined, saved: readonly string[] = []): Promise<Environment> {
	const home = await temporaryDirectory();
	const write = (name: string, text: string) => {
		const file = path.join(home, '.config', name);
		mkdirSync(path.dirname(file), {recursive: true});
		writeFileSync(file, text, {mode: 0o600});
	};

	if (config !== undefined) {
		write('influxctl/config.toml', config);
	}

	write('influx-tokens/settings.json', JSON.stringify({
		version: 1,
		profiles: saved.map(name => ({
			name, host: 'https://saved.example', accountId: accounts[0], clusters: [{id: accounts[1], name: 'one'}], secretSources: [], isReadOnly: false, isProtected: false,
		})),
	}));
	return Object.fromEntries([['HOME', home]]);
}

const surroundingsOf = (environment: Environment) => ({
	environment,
	stdout: new PassThrough(),
	stderr: new PassThrough(),
	isReadOnly: false,
	now: () => Date.now(),
	actor: {user: 'ada', hostname: 'here'},
});

async function found(options: PlaceOptions, environment: Environment): Promise<string> {
	const place = await findPlace(options, surroundingsOf(environment));
	return place.ok ? `${place.value.profile.origin} ${place.value.profile.name}: ${place.value.cluster.name}` : `${place.exitCode}: ${place.message}`;
}

test('the name of an influxctl profile selects its account and its cluster', async () => {
	const environment = await homeWith(twelveProfiles('ca.pem'));
	assert.equal(await found({profile: 'default'}, environment), 'influxctl default: default');
	assert.equal(await found({profile: 'us-metrics'}, environment), 'influxctl default: us-metrics');
	assert.equal(await found({profile: 'default', cluster: 'eu-staging'}, environment), 'influxctl default: eu-staging');
	assert.equal(await found({profile: 'DEFAULT'}, environment), '2: Which cluster of default: --cluster takes default, eu-metrics, eu-staging, us-metrics, us-staging.');
	assert.equal(await found({profile: 'edge'}, environment), 'influxctl edge: edge');
	assert.equal(await found({profile: 'prod'}, environment), '2: There is no profile called prod. There are: default, plant-a, lab, edge, Demo.');
});

test('if a saved profile has the name of an influxctl profile, the name means the saved one and influxctl:NAME the other', async () => {
	const environment = await homeWith(twelveProfiles('ca.pem'), ['Default']);
	assert.equal(await found({}, environment), 'saved Default: one');
	assert.equal(await found({profile: 'default'}, environment), 'saved Default: one');
	assert.equal(await found({profile: 'influxctl:default', cluster: 'eu-metrics'}, environment), 'influxctl influxctl:default: eu-metrics');
	assert.equal(await found({profile: 'influxctl:default'}, environment), 'influxctl influxctl:default: default');
	assert.equal(await found({profile: 'InfluxCTL:us-metrics'}, environment), 'influxctl influxctl:default: us-metrics', 'the prefix also works for a name that no saved profile has');
});

test('an error in influxctl\'s config is reported, and saved profiles still work; a missing file of --influxctl-config is refused', async () => {
	const broken = await homeWith(`${dedicated('a', accounts[0], 1)}[[profile`, ['mine']);
	assert.equal(await found({profile: 'mine'}, broken), 'saved mine: one');
	assert.match(await found({profile: 'a'}, broken), /^2: There is no profile called a\. There are: mine, Demo\. influxctl's config ~\/\.config\/influxctl\/config\.toml cannot be read: line 9, column \d+: /);
	const wrong = await homeWith(dedicated('a', 'x', 1));
	assert.equal(await found({profile: 'a'}, wrong), '2: a cannot be used. Its account_id is not a UUID. Correct it in ~/.config/influxctl/config.toml.');
	const none = await homeWith(undefined, ['mine']);
	assert.match(await found({profile: 'mine', influxctlConfig: path.join(none.HOME!, 'x')}, none), /^2: influxctl's config ~\/x cannot be read: it does not exist\./);
});

test('the token of an influxctl profile is read only when the profile is opened; if there is none, the message says what to do', async () => {
	const environment = await homeWith(twelveProfiles('ca.pem'));
	const open = async (profile: string) => {
		const place = await findPlace({profile}, surroundingsOf(environment));
		assert.ok(place.ok);
		assert.ok(!JSON.stringify(place).includes(managementToken));
		assert.ok(!JSON.stringify(place).includes(databaseToken));
		return openToChange({profile}, surroundingsOf(environment), {asksForName: true});
	};

	const opened = await open('default');
	assert.ok(opened.ok);
	assert.equal(opened.value.secrets()[0]!.reveal(), managementToken);
	assert.deepEqual(await open('lab-2'), {
		ok: false, exitCode: 3, message: 'lab has no mgmt_token in influxctl\'s config. Set one there, or give the token with --token-stdin.',
	});
});
