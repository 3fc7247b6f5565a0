import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {withPlaceVariables} from '../../../source/profiles/variables/place-variables.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
const quickStart = {ACCOUNT_ID: '11111111-2222-4333-8444-555555555555', CLUSTER_ID: '3333a1b2-0000-4000-8000-000000000001', MANAGEMENT_TOKEN: 'x'};

test('the command line comes first, then INFLUX_TOKENS_PROFILE, then the quick start\'s variables, then INFLUXCTL_PROFILE', () => {
	const profileOf = (given: {readonly profile?: string; readonly host?: string}, environment: Readonly<Record<string, string>>) => {
		const {profile, variables} = withPlaceVariables(given, environment);
		return [profile, variables.profile];
	};

	const both = {INFLUX_TOKENS_PROFILE: ' Prod ', INFLUXCTL_PROFILE: 'lab'};
	assert.deepEqual(profileOf({profile: 'Mine'}, both), ['Mine', undefined]);
	assert.deepEqual(profileOf({host: 'https://influx.example'}, both), [undefined, undefined], '--host means the environment\'s profile');
	assert.deepEqual(profileOf({}, {...quickStart, ...both}), ['Prod', 'INFLUX_TOKENS_PROFILE']);
	assert.deepEqual(profileOf({}, {...quickStart, INFLUXCTL_PROFILE: 'lab'}), [undefined, undefined]);
	assert.deepEqual(profileOf({}, {INFLUXCTL_PROFILE: 'lab', INFLUX_TOKENS_PROFILE: ''}), ['influxctl:lab', 'INFLUXCTL_PROFILE'], 'it never means a saved profile');
	assert.deepEqual(profileOf({}, {}), [undefined, undefined]);
});

test('INFLUXCTL_PROFILE is a path where it has a slash or ends with .toml, and the command line\'s path comes first', () => {
	for (const file of ['/etc/influxctl.toml', './config', 'config.toml', '~/x', String.raw`C:\config`]) {
		assert.deepEqual(withPlaceVariables({}, {INFLUXCTL_PROFILE: file}), {influxctlConfig: file, variables: {influxctlConfig: 'INFLUXCTL_PROFILE'}});
		assert.deepEqual(withPlaceVariables({influxctlConfig: 'other'}, {INFLUXCTL_PROFILE: file}), {influxctlConfig: 'other', variables: {}});
	}
});

test('INFLUX_TOKENS_CLUSTER does not count where the command line names another profile than INFLUX_TOKENS_PROFILE', () => {
	const clusterOf = (given: {readonly profile?: string; readonly cluster?: string; readonly host?: string}, profile = '') =>
		withPlaceVariables(given, {INFLUX_TOKENS_CLUSTER: 'eu', INFLUX_TOKENS_PROFILE: profile}).cluster;
	assert.equal(clusterOf({}, 'Prod'), 'eu');
	assert.equal(clusterOf({profile: 'prod'}, 'Prod'), 'eu');
	assert.equal(clusterOf({profile: 'Lab'}, 'Prod'), undefined);
	assert.equal(clusterOf({profile: 'Lab'}), 'eu');
	assert.equal(clusterOf({host: 'https://influx.example'}, 'Prod'), undefined);
	assert.equal(clusterOf({host: 'https://influx.example'}), 'eu');
	assert.equal(clusterOf({cluster: 'us'}, 'Prod'), 'us');
});

test('what the command line says is never changed, and each value that is added has the name of its variable', () => {
	const text = fc.constantFrom('', ' ', 'prod', 'Lab', 'a/b', 'x.toml', 'eu');
	const maybe = fc.option(text.filter(word => word.trim() !== ''), {nil: undefined});
	fc.assert(fc.property(
		fc.record({
			profile: maybe, cluster: maybe, host: maybe, influxctlConfig: maybe,
		}),
		fc.record({INFLUX_TOKENS_PROFILE: text, INFLUX_TOKENS_CLUSTER: text, INFLUXCTL_PROFILE: text}),
		fc.boolean(),
		(given, names, isQuickStart) => {
			const environment: Readonly<Record<string, string>> = {...names, ...(isQuickStart && quickStart)};
			const {variables, ...place} = withPlaceVariables(given, environment);
			for (const key of ['profile', 'cluster', 'influxctlConfig'] as const) {
				const variable = variables[key];
				if (variable === undefined) {
					assert.equal(place[key], given[key]);
				} else {
					assert.equal(given[key], undefined);
					assert.equal(place[key]?.replace(/^influxctl:/, ''), environment[variable]!.trim());
				}
			}

			assert.equal(place.host, given.host);
		},
	));
});
/* eslint-enable @typescript-eslint/naming-convention */
