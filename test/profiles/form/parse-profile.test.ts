import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {parseProfile, type ProfileErrors} from '../../../source/profiles/form/parse-profile.js';
import {emptyForm, formFromProfile, type ProfileForm} from '../../../source/profiles/form/profile-form.js';
import type {Profile} from '../../../source/profiles/types.js';
import {planted} from '../../helpers/profiles/planted-secret.js';

const accountId = '11111111-2222-4333-8444-555555555555';
const clusterId = '3333a1b2-0000-4000-8000-000000000001';
const otherClusterId = '8f00c2d1-0000-4000-8000-000000000002';

const form: ProfileForm = {
	...emptyForm,
	name: 'prod-eu',
	accountId,
	clusters: `eu-metrics ${clusterId}`,
};

function parsed(changes: Partial<ProfileForm>): Profile {
	const result = parseProfile({...form, ...changes});
	assert.ok(result.ok, JSON.stringify(result));
	return result.profile;
}

function errors(changes: Partial<ProfileForm>): ProfileErrors {
	const result = parseProfile({...form, ...changes});
	assert.ok(!result.ok, JSON.stringify(changes));
	return result.errors;
}

test('a form that is filled in correctly gives a profile', () => {
	assert.deepEqual(parsed({
		name: ' prod-eu ',
		host: 'https://console.influxdata.com/',
		accountId: ` ${accountId.toUpperCase()}`,
		accountName: 'Plant telemetry',
		clusters: `eu metrics  ${clusterId}\n\n${otherClusterId.toUpperCase()}`,
		tokenVariable: '',
		tokenCommand: 'pass show \'influx prod\'',
		isReadOnly: true,
		isProtected: true,
	}), {
		name: 'prod-eu',
		origin: 'saved',
		host: 'https://console.influxdata.com',
		accountId,
		accountName: 'Plant telemetry',
		clusters: [{id: clusterId, name: 'eu metrics'}, {id: otherClusterId, name: 'cluster 8f00c2d1'}],
		secretSources: [{kind: 'command', command: ['pass', 'show', 'influx prod']}],
		isReadOnly: true,
		isProtected: true,
	});
});

test('the name and the ID of a cluster are read in either order, and clusters are separated by line breaks or commas', () => {
	for (const clusters of [
		`eu ${clusterId}\nus ${otherClusterId}`,
		`${clusterId} eu, ${otherClusterId} us`,
		`  eu\t${clusterId} ,, us ${otherClusterId}\r\n`,
	]) {
		assert.deepEqual(parsed({clusters}).clusters, [{id: clusterId, name: 'eu'}, {id: otherClusterId, name: 'us'}]);
	}
});

test('each token source is read from its own field', () => {
	assert.deepEqual(parsed({tokenVariable: '$TOKEN_1'}).secretSources, [{kind: 'environment', variable: 'TOKEN_1'}]);
	assert.deepEqual(parsed({tokenVariable: ' ', tokenFile: '~/token'}).secretSources, [{kind: 'file', path: '~/token'}]);
	assert.deepEqual(parsed({tokenVariable: '', tokenCommand: '/bin/cat x'}).secretSources, [{kind: 'command', command: ['/bin/cat', 'x']}]);
	assert.deepEqual(parsed({tokenVariable: ''}).secretSources, []);
});

test('several token sources have the order variable, command, file', () => {
	assert.deepEqual(parsed({tokenFile: '/run/token', tokenCommand: 'pass x', tokenVariable: 'A'}).secretSources, [
		{kind: 'environment', variable: 'A'}, {kind: 'command', command: ['pass', 'x']}, {kind: 'file', path: '/run/token'},
	]);
});

test('a form for InfluxDB Clustered ignores the account and the clusters, and derives the only cluster ID from the host', () => {
	const of = (host: string) => parsed({
		isClustered: true, host, accountId: 'ignored', accountName: 'a,b', clusters: 'ignored',
	});
	const profile = of('https://influx.example:8443/');
	assert.deepEqual([profile.product, profile.accountId, profile.accountName], ['clustered', '11111111-1111-1111-1111-111111111111', undefined]);
	assert.match(profile.clusters[0]!.id, /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
	assert.equal(profile.clusters[0]!.name, 'prod-eu');
	// Two installations have different cluster IDs, so they never share a journal.
	assert.notEqual(profile.clusters[0]!.id, of('https://other.example').clusters[0]!.id);
	assert.deepEqual(profile.clusters, of('https://influx.example:8443').clusters);
});

test('TLS files are read from the form, and a certificate and its key need each other', () => {
	assert.equal(parsed({}).tls, undefined);
	assert.deepEqual(parsed({
		caFile: '/ca.pem', certificateFile: '~/c.pem', keyFile: '~/k.pem', isInsecure: true,
	}).tls, {
		caFile: '/ca.pem', certificateFile: '~/c.pem', keyFile: '~/k.pem', isInsecure: true,
	});
	assert.match(errors({certificateFile: '/c.pem'}).keyFile ?? '', /needs its key/);
	assert.match(errors({keyFile: '/k.pem'}).certificateFile ?? '', /belongs to a client certificate/);
});

test('a form with several wrong fields gives one sentence for each of them at once', () => {
	const wrong = errors({
		name: '', host: 'console', accountId: '12', accountName: 'a\u{7}', clusters: 'eu', tokenVariable: '1X', tokenCommand: '|', tokenFile: 'x', caFile: 'x', certificateFile: 'x', keyFile: 'x',
	});
	assert.deepEqual(Object.keys(wrong), ['name', 'host', 'accountId', 'accountName', 'clusters', 'tokenVariable', 'tokenCommand', 'tokenFile', 'caFile', 'certificateFile', 'keyFile']);
	for (const sentence of Object.values(wrong)) {
		assert.match(sentence, /^[A-Z].+\.$/);
		assert.ok(!sentence.includes('\u{7}'));
	}
});

test('a wrong value is refused with a sentence that says why', () => {
	const refusals: ReadonlyArray<readonly [changes: Partial<ProfileForm>, field: keyof ProfileErrors, words: RegExp]> = [
		[{name: 'demo'}, 'name', /built-in profile/],
		[{name: 'ENVIRONMENT'}, 'name', /built-in profile/],
		[{name: 'x'.repeat(65)}, 'name', /longer than 64/],
		[{name: 'a\u{202E}b'}, 'name', /cannot be shown/],
		[{host: 'http://console.influxdata.com'}, 'host', /use https/], // eslint-disable-line unicorn/prefer-https -- the refusal of it is tested
		[{host: 'https://user:pw@example.com'}, 'host', /user name or a password/],
		[{clusters: ' \n'}, 'clusters', /No cluster/],
		[{clusters: `a ${clusterId}\na ${otherClusterId}`}, 'clusters', /Cluster 2 has the name of another/],
		[{clusters: `a ${clusterId}\nb ${clusterId}`}, 'clusters', /Cluster 2 has the id of another/],
		[{clusters: `${clusterId} ${otherClusterId}`}, 'clusters', /two ids/],
		[{tokenCommand: './token'}, 'tokenCommand', /does not begin with a program/],
		[{tokenCommand: 'a | b'}, 'tokenCommand', /without a shell/],
		[{tokenFile: 'token'}, 'tokenFile', /from the root|at the root/],
	];
	for (const [changes, field, words] of refusals) {
		assert.match(errors(changes)[field] ?? '', words, JSON.stringify(changes));
	}
});

test('a token typed into any field is refused and not repeated', () => {
	const fields = ['name', 'host', 'accountId', 'accountName', 'clusters', 'tokenVariable', 'tokenCommand', 'tokenFile', 'caFile', 'certificateFile', 'keyFile'] as const;
	fc.assert(fc.property(planted, fc.constantFrom(...fields), ({text, value}, field) => {
		const prefix = {
			name: '', host: 'https://example.com/', accountId: '', accountName: '', clusters: `${clusterId} `, tokenVariable: '', tokenCommand: '/bin/echo ', tokenFile: '/', caFile: '/', certificateFile: '/', keyFile: '/',
		}[field];
		const result = parseProfile({
			...form, [field]: prefix + text,
		});
		assert.ok(!result.ok);
		assert.ok(result.errors[field]);
		assert.ok(!JSON.stringify(result).includes(value));
	}));
});

const name = fc.string({unit: fc.constantFrom(...'abcXYZ 0.-_äß書/:"\'$'), minLength: 1, maxLength: 20}).map(text => text.trim()).filter(text => text !== '');
const plain = {noNullPrototype: true};
const uniqueClusters = fc.uniqueArray(fc.record({id: fc.uuid(), name}, plain), {
	minLength: 1, maxLength: 5, selector: cluster => cluster.name.normalize('NFC').toLowerCase(),
}).filter(clusters => new Set(clusters.map(({id}) => id)).size === clusters.length);

const command = fc.tuple(fc.constantFrom('pass', '/usr/bin/op', '/with blank/x'), fc.array(fc.string()))
	.map(([program, rest]) => [program, ...rest.filter(word => !word.includes('\0'))]);

const file = name.map(text => `/run/${text}`);

const profiles: fc.Arbitrary<Profile> = fc.record({
	name: name.filter(text => !/^(?:demo|environment)$/i.test(text)),
	origin: fc.constant('saved' as const),
	host: fc.constantFrom('https://console.influxdata.com', 'http://127.0.0.1:8080', 'https://example.com/influx'),
	accountId: fc.uuid(),
	accountName: name,
	clusters: uniqueClusters,
	// Each kind occurs at most once, in the order of the form.
	secretSources: fc.tuple(
		fc.option(fc.record({kind: fc.constant('environment' as const), variable: fc.string({unit: fc.constantFrom(...'AzTOKEN_'), minLength: 1})}, plain), {nil: undefined}),
		fc.option(fc.record({kind: fc.constant('command' as const), command}, plain), {nil: undefined}),
		fc.option(fc.record({kind: fc.constant('file' as const), path: file}, plain), {nil: undefined}),
	).map(sources => sources.filter(source => source !== undefined)),
	tls: fc.oneof(
		fc.record({caFile: file}, plain),
		fc.record({certificateFile: file, keyFile: file}, plain),
		fc.record({isInsecure: fc.constant(true as const)}, plain),
		fc.record({
			caFile: file, certificateFile: file, keyFile: file, isInsecure: fc.constant(true as const),
		}, plain),
	),
	isReadOnly: fc.boolean(),
	isProtected: fc.boolean(),
}, {noNullPrototype: true, requiredKeys: ['name', 'origin', 'host', 'accountId', 'clusters', 'secretSources', 'isReadOnly', 'isProtected']});

test('a profile shown in the form and read back is the same profile', () => {
	fc.assert(fc.property(profiles, profile => {
		assert.deepEqual(parseProfile(formFromProfile(profile)), {ok: true, profile});
	}));
});

test('a profile of InfluxDB Clustered shown in the form and read back is the same profile', () => {
	const profile = parsed({isClustered: true, host: 'https://influx.example', tokenFile: '/run/token'});
	assert.deepEqual(parseProfile(formFromProfile(profile)), {ok: true, profile});
});
