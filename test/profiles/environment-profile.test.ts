import {test} from 'node:test';
import assert from 'node:assert/strict';
import {environmentProfile} from '../../source/profiles/environment-profile.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
const environment = {
	ACCOUNT_ID: '11111111-2222-4333-8444-555555555555',
	CLUSTER_ID: '3333A1B2-0000-4000-8000-000000000001',
	MANAGEMENT_TOKEN: 'M.V1.a-canary-of-a-management-token',
};

test('the placeholder account ID makes a profile of InfluxDB Clustered, whose only cluster ID is derived from the host', () => {
	const placeholder = '11111111-1111-1111-1111-111111111111';
	const result = environmentProfile({environment: {ACCOUNT_ID: placeholder, CLUSTER_ID: placeholder, MANAGEMENT_TOKEN: 'x'}, host: 'https://influx.example'});
	assert.ok(result?.ok);
	assert.equal(result.value.product, 'clustered');
	assert.notEqual(result.value.clusters[0]!.id, placeholder);
});

test('the three variables of the quick start make a profile called Environment, without the token', () => {
	const result = environmentProfile({environment, host: undefined});
	assert.deepEqual(result, {
		ok: true,
		value: {
			name: 'Environment',
			origin: 'environment',
			host: 'https://console.influxdata.com',
			accountId: '11111111-2222-4333-8444-555555555555',
			clusters: [{id: '3333a1b2-0000-4000-8000-000000000001', name: 'cluster 3333a1b2'}],
			secretSources: [{kind: 'environment', variable: 'MANAGEMENT_TOKEN'}],
			isReadOnly: false,
			isProtected: false,
		},
	});
	assert.ok(!JSON.stringify(result).includes('canary'));
});

test('--host replaces the default host of the profile', () => {
	const result = environmentProfile({environment, host: 'http://127.0.0.1:8080/'});
	assert.equal(result?.ok && result.value.host, 'http://127.0.0.1:8080');
});

test('without --host, the three variables make no profile when one of them is missing or empty', () => {
	assert.equal(environmentProfile({environment: {}, host: undefined}), undefined);
	assert.equal(environmentProfile({environment: {...environment, CLUSTER_ID: ''}, host: undefined}), undefined);
	assert.equal(environmentProfile({environment: {ACCOUNT_ID: '123456789012'}, host: undefined}), undefined);
});

test('with --host, one sentence names what is missing', () => {
	const messageFor = (set: Readonly<Record<string, string | undefined>>) => {
		const result = environmentProfile({environment: set, host: 'http://127.0.0.1:1'});
		return result?.ok === false ? result.message : undefined;
	};

	const needs = '--host needs ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN in the environment:';
	assert.equal(messageFor({...environment, CLUSTER_ID: ' '}), `${needs} CLUSTER_ID is not set.`);
	assert.equal(messageFor({ACCOUNT_ID: environment.ACCOUNT_ID}), `${needs} CLUSTER_ID and MANAGEMENT_TOKEN are not set.`);
	assert.equal(messageFor({}), `${needs} ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN are not set.`);
});

test('the message names a variable that is not a UUID, and says that the host must use https', () => {
	const badId = environmentProfile({environment: {...environment, ACCOUNT_ID: 'acme'}, host: undefined});
	assert.match(badId?.ok === false ? badId.message : '', /^The environment variable ACCOUNT_ID is not a UUID\./);
	const badHost = environmentProfile({environment, host: 'http://example.com'}); // eslint-disable-line unicorn/prefer-https -- the refusal of it is tested
	assert.match(badHost?.ok === false ? badHost.message : '', /use https/);
});

/* eslint-enable @typescript-eslint/naming-convention */
